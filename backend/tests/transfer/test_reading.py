"""Files of tasks are read without trust: first what is refused or reported, then what each form carries."""

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest

from errors import InvalidRequest, LimitReached, PayloadTooLarge
from schemas import Task
from services.actor import Actor
from services.transfer.reading import FILE_BYTES, TASKS, ReadFile, read

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
ANN = Actor(user_id="ann", timezone="Europe/Berlin")


def reading(text: str | bytes) -> ReadFile:
    return read(text if isinstance(text, bytes) else text.encode(), ANN, NOW)


def tasks(text: str | bytes) -> list[Task]:
    return [task for _, task in reading(text).tasks]


def told(text: str | bytes) -> list[tuple[int, str | None, bool]]:
    return [(item.line, item.field, item.imported) for item in reading(text).report.problems]


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VTODO", *lines, "END:VTODO", "END:VCALENDAR", ""])


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "is empty"),
            (b"\xef\xbb\xbf \n", "is empty"),
            (b"title\nMi\x00lk", "NUL"),
            ("title\nMilk".encode("utf-16-le"), "NUL"),
            (b"\xff\xfet\x00i\x00", "none of the files"),
            (b"\xff\xfet\x00i\x00t", "cut off"),
            (b"hello", "none of the files"),
            (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "none of the files"),
            (b"PK\x03\x04" + b"zip", "none of the files"),
            (b"{", "is not JSON: line 1"),
            (b"[" * 200_000, "nested too deeply"),
            (b'{"a":' * 200_000, "nested too deeply"),
            (b'{"tasks": ' + b"9" * 5_000 + b"}", "number"),
            (b'{"tasks": {}}', "no list named tasks"),
            (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:a\nEND:VEVENT\nEND:VCALENDAR", "no to-dos"),
            (b"BEGIN:VCALENDAR\n" + b"BEGIN:VTODO\n" * 150_000, "no to-dos"),
        ],
        ids=lambda value: repr(value)[:24],
    )
    def test_what_is_no_file_of_tasks(self, content: bytes, sentence: str) -> None:
        with pytest.raises(InvalidRequest) as refusal:
            reading(content)
        (error,) = refusal.value.extra["errors"]
        assert error["field"] == "content"
        assert sentence in error["error"]

    def test_too_large(self) -> None:
        with pytest.raises(PayloadTooLarge):
            reading(b"title\n" + b"x" * FILE_BYTES)

    @pytest.mark.parametrize("form", ["csv", "json", "ics", "todoist"])
    def test_too_many(self, form: str) -> None:
        many = TASKS + 1
        text = {
            "csv": "title\n" + "x\n" * many,
            "json": json.dumps([{"title": "x"}] * many),
            "ics": "BEGIN:VCALENDAR\n" + "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\n" * many,
            "todoist": "TYPE,CONTENT\n" + "task,x\n" * many,
        }[form]
        with pytest.raises(LimitReached, match="5,000"):
            reading(text)

    def test_rules_that_take_long_to_look_at(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Thousands of rules that never occur: it gives up in time."""
        monkeypatch.setattr("services.transfer.candidates.READING_SECONDS", 0.5)
        lines = [
            f"a,2026-11-25T09:00:00Z,FREQ=HOURLY;INTERVAL={number % 9 + 1};BYMONTH=2;BYMONTHDAY=30"
            for number in range(2_000)
        ]
        began = time.thread_time()
        with pytest.raises(InvalidRequest, match="takes too long"):
            reading("title,due_at,recurrence\n" + "\n".join(lines))
        assert time.thread_time() - began < 5

    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9,10;BYSETPOS=-300",
            "FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3,4,5,6;BYSETPOS=366",
            "FREQ=SECONDLY",
            "FREQ=DAILY;COUNT=99999999999",
            "FREQ=DAILY;UNTIL=99999999",
            "FREQ=YEARLY;BYDAY=" + ",".join(["MO"] * 200),
            "\\" * 400,
        ],
    )
    def test_a_rule_that_no_task_can_have(self, rule: str) -> None:
        text = f'title,due_at,recurrence\na,2026-11-25T09:00:00Z,"{rule}"'
        began = time.thread_time()
        assert told(text) == [(2, "recurrence", True)]
        assert time.thread_time() - began < 1
        (task,) = tasks(text)
        assert task.recurrence is None


class TestReported:
    def test_each_line_of_a_csv(self) -> None:
        text = (
            "title,priority,due_on,completed,tags\n"
            "good,high,2026-11-30,yes,a b\n"
            ",,,,\n"
            " ,low,,,\n"
            "odd,someday,2026-02-30,perhaps,\n"
            "wide,,,,,too much\n"
        )
        assert told(text) == [
            (4, "title", False),
            (5, "completed", True),
            (5, "priority", True),
            (5, "due_on", True),
            (6, None, True),
        ]
        assert [task.title for task in tasks(text)] == ["good", "odd", "wide"]
        assert reading(text).report.left_out == 1

    def test_a_quotation_mark_that_is_never_closed(self) -> None:
        assert told('title\nfirst\n"' + "a" * 200_000)[0] == (3, None, False)

    def test_what_a_json_file_may_hold(self) -> None:
        text = json.dumps(
            {
                "tasks": [
                    7,
                    {"title": 5},
                    {"title": "a\x00"},
                    {"title": "half \ud800"},
                    {"title": "gone", "deleted_at": "2026-11-01T00:00:00Z"},
                    {
                        "title": "kept",
                        "tags": ["x", 5, "y"],
                        "due_at": "9999-12-31T23:59:59Z",
                        "timezone": "Mars",
                    },
                ]
            }
        )
        assert [(line, field) for line, field, _ in told(text)] == [
            (1, None), (2, "title"), (3, "title"), (5, "deleted_at"),
            (6, "timezone"), (6, "tags"), (6, "due_at"),
        ]  # fmt: skip
        assert [task.title for task in tasks(text)] == ["half ?", "kept"]
        assert tasks(text)[1].tags == ["x", "y"]

    def test_each_property_of_a_to_do(self) -> None:
        text = calendar("SUMMARY:a", "DUE:soon", "PRIORITY:first", "RRULE:FREQ=SECONDLY", "EXDATE:20261130")
        assert told(text) == [
            (4, "DUE", True), (5, "PRIORITY", True), (7, "EXDATE", True), (2, "recurrence", True),
        ]  # fmt: skip

    def test_more_than_are_shown(self) -> None:
        report = reading("title,due_on\n" + "a,never\n" * 300).report
        assert (report.count, len(report.problems), report.left_out) == (300, 200, 0)

    def test_a_long_title_goes_on_in_the_description(self) -> None:
        (task,) = tasks("title,description\n" + "x" * 300 + ",more")
        assert (len(task.title), task.title[-1]) == (200, "…")
        assert task.description == "x" * 300 + "\nmore"

    @pytest.mark.parametrize("size", [100_000, 1_900_000])
    def test_huge_fields(self, size: int) -> None:
        assert told(calendar("SUMMARY:a", "DESCRIPTION:" + "\\" * size))[0][1] == "description"
        assert told(json.dumps([{"title": "a", "description": "x" * size}]))[0][1] == "description"


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_read_as_they_say(self, encoding: str) -> None:
        content = "title\nÄpfel 🍎".encode(encoding)
        assert [task.title for task in tasks(content)] == ["Äpfel 🍎"]
        assert told(content) == []

    def test_an_older_one_is_told(self) -> None:
        content = "title;priority\nÄpfel;high".encode("latin-1")
        (task,) = tasks(content)
        assert (task.title, task.priority) == ("Äpfel", "high")
        assert told(content) == [(1, None, True)]


class TestTodoist:
    HEAD = (
        "TYPE,CONTENT,DESCRIPTION,PRIORITY,INDENT,AUTHOR,RESPONSIBLE,DATE,DATE_LANG,TIMEZONE,DURATION,"
        "DURATION_UNIT\n"
    )

    def one(self, row: str) -> Task:
        (task,) = tasks(self.HEAD + row)
        return task

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("tomorrow 9am", {"due_on": "2026-11-26", "due_at": "2026-11-26T08:00:00Z"}),
            ("2026-12-24", {"due_on": "2026-12-24", "due_at": None}),
            ("every day", {"recurrence": "FREQ=DAILY"}),
            ("ev mon at 10", {"recurrence": "FREQ=WEEKLY;BYDAY=MO", "due_at": "2026-11-30T09:00:00Z"}),
            ("every! 3 days", {"recurrence": "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"}),
        ],
    )
    def test_dates_in_words(self, words: str, expected: dict[str, Any]) -> None:
        wire = self.one(f"task,Call,,4,1,,,{words},en,,,").model_dump(mode="json")
        assert {name: wire[name] for name in expected} == expected

    def test_a_date_in_the_zone_of_its_row(self) -> None:
        task = self.one("task,Call,,4,1,,,tomorrow 9am,en,America/New_York,,")
        assert (task.due_at, task.timezone) == (datetime(2026, 11, 26, 14, tzinfo=UTC), "America/New_York")

    @pytest.mark.parametrize("row", ["when pigs fly,en", "jeden Tag,de", "every day if I like,en", "x" * 500])
    def test_a_date_that_is_not_understood(self, row: str) -> None:
        text = f"{self.HEAD}task,Call,,4,1,,,{row},,,"
        assert told(text) == [(2, "DATE", True)]
        assert tasks(text)[0].due_on is None

    def test_everything_else_of_a_row(self) -> None:
        text = (
            self.HEAD + "meta,view_style=list,,,,,,,,,,\n"
            "section,At work,,,,,,,,,,\n"
            "task,* Mail ann@example.com @home @Two,two lines,1,1,,,,,,,\n"
            "task,Part,,3,2,,,,,,,\n"
            "note,Seen,,,,,,,,,,\n"
            "banner,What,,,,,,,,,,\n"
            "task,@alone,,9,1,,,,,Mars/One,,\n"
        )
        first, part, last = tasks(text)
        assert (first.title, first.description, first.priority) == (
            "Mail ann@example.com",
            "two lines",
            "urgent",
        )
        assert first.tags == ["home", "two", "at-work"]
        assert part.description == "Part of “Mail ann@example.com”.\nSeen"
        assert (last.title, last.priority) == ("@alone", "normal")
        assert told(text) == [(7, "TYPE", False), (8, "PRIORITY", True), (8, "TIMEZONE", True)]


class TestCalendars:
    def test_a_to_do_of_another_program(self) -> None:
        text = calendar(
            "SUMMARY:Buy milk\\, eggs",
            "DESCRIPTION:one\\nt",
            " wo",
            "DUE;TZID=America/New_York:20261126T090000",
            "RRULE:FREQ=WEEKLY;UNTIL=20270101T000000Z",
            "CATEGORIES:Shop,a\\,b",
            "PRIORITY:9",
            "BEGIN:VALARM",
            "DESCRIPTION:ring",
            "END:VALARM",
            "STATUS:COMPLETED",
            "COMPLETED:20261124T100000Z",
        )
        (task,) = tasks(text)
        assert (task.title, task.description) == ("Buy milk, eggs", "one\ntwo")
        assert (task.due_at, task.timezone) == (datetime(2026, 11, 26, 14, tzinfo=UTC), "America/New_York")
        assert (task.recurrence, task.priority) == ("FREQ=WEEKLY;UNTIL=20270101T000000Z", "low")
        assert task.tags == ["shop", "a,b"]
        assert (task.completed, task.completed_at) == (True, datetime(2026, 11, 24, 10, tzinfo=UTC))
        assert told(text) == []

    def test_a_day_and_a_floating_time(self) -> None:
        (day,) = tasks(calendar("SUMMARY:a", "DUE;VALUE=DATE:20261126"))
        assert (str(day.due_on), day.due_at) == ("2026-11-26", None)
        (floating,) = tasks(calendar("SUMMARY:a", "DUE:20261126T090000"))
        assert floating.due_at == datetime(2026, 11, 26, 8, tzinfo=UTC)  # the user's clock
