"""How a reply reads in the page, which shows it as Markdown."""

import pytest

from assistant.replies import set_apart


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Deleted:\n- **1** Milk\nSay so.", "Deleted:\n- **1** Milk\n\nSay so."),
        ("- a\n- b\nAnd more.\n- c\nEnd.", "- a\n- b\n\nAnd more.\n- c\n\nEnd."),
        ("- a\n\nAlready apart.", "- a\n\nAlready apart."),
        ("- a\n  with Ann", "- a\n  with Ann"),
        ("Two lines\n- a", "Two lines\n- a"),
        ("Not - a list\nhere", "Not - a list\nhere"),
    ],
)
def test_what_follows_a_list_stands_by_itself(said: str, shown: str) -> None:
    assert set_apart(said) == shown
