"""The format of the dialogues: other lines are refused, and what is written is read as it is meant."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.dialogues.parser import BadDialogue, TaskLine, parse

FULL = "3 [x] Buy milk | due 2027-03-28 09:00 | urgent | #a | #b | repeats FREQ=DAILY | note: two litres"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# A\nhello", "no line"),
        ("# A\n> hi\n= milk", "no task"),
        ("# A\n> hi\n= 1 Milk | tomorrow", "no field"),
        ("# A\n= 1 Milk", "nothing has been said"),
        ("# A\n# B\n> hi", "nothing is said"),
        ("# A\ntasks:\n  2 Milk\n> hi", "numbered"),
        ("# A\nzone: Atlantis\n> hi", "Atlantis"),
        ("# A\nnow: noon\n> hi", "noon"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, complaint: str) -> None:
    with pytest.raises(BadDialogue, match=complaint):
        parse(text, "file")


def test_a_task_line_is_written_as_it_is_read() -> None:
    assert str(TaskLine.parse(FULL)) == FULL


def test_a_whole_dialogue() -> None:
    [first, second] = parse(
        "zone: Asia/Tokyo\nnow: 2027-01-31 08:00\ntasks:\n  1 Milk\n\n"
        "# A\n> one\n>> two\n< yes\n<! no\n= 1 gone\n= 2 Eggs\n---\nnow: 2027-02-01 08:00\n> three\n"
        "# B\nzone: UTC\ntasks:\n> hi\n"
    )
    tokyo = ZoneInfo("Asia/Tokyo")
    assert first.now == datetime(2027, 1, 31, 8, tzinfo=tokyo)
    assert first.tasks == [TaskLine(1, "Milk")]
    one, three = first.turns
    assert (one.said, one.replies, one.never) == ("one\ntwo", ["yes"], ["no"])
    assert one.changed == {1: None, 2: TaskLine(2, "Eggs")}
    assert (three.new_conversation, three.now) == (True, datetime(2027, 2, 1, 8, tzinfo=tokyo))
    assert (second.now, second.tasks) == (datetime(2027, 1, 31, 8, tzinfo=ZoneInfo("UTC")), [])
