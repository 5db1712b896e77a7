"""What is exported is what an import makes of it, for any tasks, as far as the form can carry."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from models import Priority
from schemas import Task, TaskCreate
from services import task_input
from services.actor import Actor
from services.transfer import csv_file, todo_file
from services.transfer.ics_values import plain
from services.transfer.reading import read

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ANN = Actor(user_id="ann", timezone="Europe/Berlin")
CARRIED = {
    "title", "description", "completed", "completed_at", "priority", "tags", "due_on", "due_at", "timezone",
    "recurrence",
}  # fmt: skip
RULES = [
    None,
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5",
    "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20301231",
    "FREQ=YEARLY;UNTIL=20301231T225959Z",
    "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3",
]
ZONES = [None, "UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"]

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
dangerous = st.sampled_from(
    ["=1+1", "'=1", "''@x", "+49 30", "-", "@me", "\t=x", " =x", "＝x", "a;=b", '"', ",", "\\n;"]
)
titles = st.one_of(dangerous, texts).filter(lambda text: len(text.strip()) > 0 and len(text) <= 200)
tags = st.one_of(dangerous, texts).map(lambda text: text[:12])
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
seconds = st.integers(0, 24 * 3600 - 1)


@st.composite
def any_task(draw: st.DrawFn) -> Task:
    zone, day = draw(st.sampled_from(ZONES)), draw(st.none() | days)
    due: dict[str, Any] = {"due_on": day}
    if day is not None and draw(st.booleans()):
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        due = {"due_at": midnight + timedelta(seconds=draw(seconds))}
    fields = {
        "title": draw(titles),
        "description": draw(st.one_of(dangerous, texts).map(lambda text: text[:900])),
        "priority": draw(st.sampled_from(Priority)),
        "tags": [tag for tag in draw(st.lists(tags, max_size=4)) if tag],
        "timezone": zone,
        "recurrence": draw(st.sampled_from(RULES)),
        **due,
    }
    task = task_input.new_task(TaskCreate.model_validate(fields), ANN, NOW)
    if not draw(st.booleans()):
        return task
    done = NOW - timedelta(seconds=draw(st.integers(0, 10**8)))
    return task.model_copy(update={"completed": True, "completed_at": done})


def carried(task: Task) -> dict[str, Any]:
    return task.model_dump(mode="json", include=CARRIED)


def imported(content: str | bytes) -> list[dict[str, Any]]:
    file = read(content if isinstance(content, bytes) else content.encode(), ANN, NOW)
    assert file.report.problems == []
    return [carried(task) for _, task in file.tasks]


lists = st.lists(any_task(), min_size=1, max_size=5)


@given(lists)
@settings(max_examples=60, deadline=None)
def test_csv(tasks: list[Task]) -> None:
    assert imported(csv_file.head() + csv_file.rows(tasks)) == [carried(task) for task in tasks]


@given(lists)
@settings(max_examples=60, deadline=None)
def test_no_cell_of_a_csv_is_a_formula(tasks: list[Task]) -> None:
    text = (csv_file.head() + csv_file.rows(tasks)).removeprefix("\ufeff")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.lstrip()[:1] in ("=", "+", "-", "@") for cell in row if cell)


@given(lists)
@settings(max_examples=60, deadline=None)
def test_json(tasks: list[Task]) -> None:
    document = {"tasks": [task.model_dump(mode="json") for task in tasks]}
    assert imported(json.dumps(document)) == [carried(task) for task in tasks]


@given(lists)
@settings(max_examples=60, deadline=None)
def test_calendar(tasks: list[Task]) -> None:
    """Lost are control characters and kinds of line ends: no text of the format can hold them."""
    zones = {task.timezone: date(1989, 1, 1) for task in tasks if task.timezone}
    content = todo_file.head([(name, day) for name, day in zones.items() if name])
    content += todo_file.todos(tasks) + todo_file.END
    expected = [carried(task) for task in tasks]
    for fields in expected:
        fields["title"] = " ".join(plain(fields["title"]).split())
        fields["description"] = plain(fields["description"])
        fields["tags"] = list(dict.fromkeys(filter(None, (plain(tag) for tag in fields["tags"]))))
    assert imported(content) == expected
