import pytest

from assistant.text import MASK, tidy


@pytest.mark.parametrize(
    ("message", "low"),
    [
        ("Don't FORGET  mom's\tcall", "don't forget mom's call"),
        ('add "delete all" now', f'add "{MASK * 10}" now'),
        ("update 'Call mom' please", f'update "{MASK * 8}" please'),
        ("add “Léa’s café”", f'add "{MASK * 10}"'),
        ("the kids' room", "the kids' room"),
        ("a ' lonely quote", "a ' lonely quote"),
        ("it's 'Bob's hat' here", f'it\'s "{MASK * 9}" here'),
        ("one\r\n\n two", "one\ntwo"),
        ("İstanbul ẞ", "İstanbul ß"),
    ],
)
def test_low_is_lower_case_with_quotations_blank(message: str, low: str) -> None:
    text = tidy(message)
    assert text.low == low
    assert len(text.raw) == len(text.low)


def test_emoji_and_spelling_are_kept() -> None:
    assert tidy("Buy 🥛 for 👨‍👩‍👧 at IKEA").raw == "Buy 🥛 for 👨‍👩‍👧 at IKEA"


def test_control_characters_are_dropped() -> None:
    assert tidy("a\x00b\x1b[0m\u202ec").raw == "ab[0mc"


def test_quotation_is_the_inside_of_a_text_that_is_one() -> None:
    assert tidy("'Call Mom'").quotation() == "Call Mom"
    assert tidy("'Call' Mom").quotation() is None
