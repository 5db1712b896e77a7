import pytest

from assistant.matching import best_tasks, close, nearest_tasks

TASKS = [
    {"number": 1, "title": "Call mom", "description": "", "tags": []},
    {"number": 2, "title": "Call mom's doctor", "description": "", "tags": []},
    {"number": 3, "title": "Buy groceries", "description": "for the birthday", "tags": ["shop"]},
]


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("call mom", [1]),
        ("call", [1, 2]),
        ("the doctor", [2]),
        ("grocery", [3]),
        ("grocreies", [3]),
        ("birthday", [3]),
        ("shop", [3]),
        ("dentist", []),
        ("call dad", []),
    ],
)
def test_best_tasks(words: str, numbers: list[int]) -> None:
    assert [task["number"] for task in best_tasks(words, TASKS)] == numbers


def test_nearest_tasks_share_half_of_the_words() -> None:
    assert [task["number"] for task in nearest_tasks("call dad", TASKS)] == [1, 2]


@pytest.mark.parametrize(
    ("one", "other"), [("meeting", "meetings"), ("dentst", "dentist"), ("raeding", "reading")]
)
def test_close(one: str, other: str) -> None:
    assert close(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("mom", "mop"), ("2024", "2025"), ("milk", "melon"), ("cat", "car")]
)
def test_not_close(one: str, other: str) -> None:
    assert not close(one, other)
