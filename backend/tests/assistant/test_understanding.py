"""Messages and the operations they ask for."""

from typing import Any

import pytest

from assistant.operations import Clock, Operation
from assistant.text import tidy
from assistant.understanding import read, understand


def one(message: str, clock: Clock) -> Operation:
    [operation] = read(tidy(message), clock)
    return operation


@pytest.mark.parametrize(
    "message",
    [
        "what's the weather today?",
        "who won the match last night?",
        "will it rain tomorrow at 5?",
        "how tall is the tower",
        "is it going to snow on friday",
        "what time is it",
        "play some jazz",
        "turn off the kitchen light",
        "tell me a joke",
        "what's 2+2",
        "translate good morning",
        "asdf qwer",
        "???",
        "weather tomorrow",
        "the report",
        "clean the house and mop the floor",
        "empty the dishwasher",
        "should I call Ann tomorrow?",
    ],
)
def test_what_is_no_task_talk_changes_nothing(message: str, clock: Clock) -> None:
    assert {operation.kind for operation in read(tidy(message), clock)} <= {"other", "offer", "help"}


@pytest.mark.parametrize(
    ("message", "kind", "view"),
    [
        ("Show me all my tasks", "list", {"status": "all"}),
        ("What's pending?", "list", {"status": "pending"}),
        ("What have I completed?", "list", {"status": "completed"}),
        ("list deleted tasks", "list", {"status": "deleted"}),
        ("show my list", "list", {"status": "pending"}),
        ("what do I have today", "list", {"due_from": "2026-11-24", "due_to": "2026-11-24"}),
        ("what's due tomorrow?", "list", {"due_from": "2026-11-25", "due_to": "2026-11-25"}),
        ("show tasks due this week", "list", {"due_from": "2026-11-23", "due_to": "2026-11-29"}),
        ("what is due in the next 3 days", "list", {"due_from": "2026-11-24", "due_to": "2026-11-27"}),
        ("anything overdue?", "list", {"overdue": True}),
        ("show upcoming", "list", {"upcoming": True}),
        ("which tasks are urgent", "list", {"priority": "urgent"}),
        ("show high priority tasks", "list", {"priority": "high"}),
        ("show tasks tagged work", "list", {"tag": "work"}),
        ("show #work", "list", {"tag": "work"}),
        ("search for dentist", "list", {"search": "dentist"}),
        ("do I have anything about milk?", "list", {"search": "milk"}),
        ("find 'delete all'", "list", {"search": "delete all"}),
        ("how many are overdue", "count", {"overdue": True}),
        ("how many tasks do I have", "count", {"status": "pending"}),
        ("how many tasks did I complete", "count", {"status": "completed"}),
        ("tell me what's left", "list", {"status": "pending"}),
        ("what did I finish yesterday", "list", {"status": "completed", "done_from": "2026-11-23"}),
        ("show tasks without a due date", "list", {"undated": True}),
    ],
)
def test_questions_about_the_list(message: str, kind: str, view: dict[str, Any], clock: Clock) -> None:
    operation = one(message, clock)
    assert operation.kind == kind
    assert operation.view is not None
    got = {name: getattr(operation.view, name) for name in view}
    assert {
        name: value if isinstance(value, str | bool) else value.isoformat() for name, value in got.items()
    } == view


@pytest.mark.parametrize(
    ("message", "kind", "target"),
    [
        ("Mark task 3 as complete", "complete", {"numbers": (3,)}),
        ("complete #3", "complete", {"numbers": (3,)}),
        ("done with task three", "complete", {"numbers": (3,)}),
        ("complete tasks 1, 2 and 5", "complete", {"numbers": (1, 2, 5)}),
        ("delete 2-4", "delete", {"numbers": (2, 3, 4)}),
        ("I've finished the report", "complete", {"words": "report"}),
        ("check milk off", "complete", {"words": "milk"}),
        ("the report isn't done", "reopen", {"words": "report"}),
        ("mark the report as not done", "reopen", {"words": "report"}),
        ("Delete the meeting task", "delete", {"words": "meeting"}),
        ("delete 'mark all as done'", "delete", {"words": "mark all as done", "exact": True}),
        ("take milk off my list", "delete", {"words": "milk"}),
        ("delete the second one", "delete", {"ordinals": (2,)}),
        ("complete the first and third", "complete", {"ordinals": (1, 3)}),
        ("delete it", "delete", {"pronoun": "it"}),
        ("complete both", "complete", {"pronoun": "them"}),
        ("restore task 4", "restore", {"numbers": (4,)}),
        ("complete", "complete", {}),
        ("delete task", "delete", {}),
        (
            "complete 7f1d3c52-0f6e-4a8e-9d7b-2f1f0a9f0b11",
            "complete",
            {"id": "7f1d3c52-0f6e-4a8e-9d7b-2f1f0a9f0b11"},
        ),
    ],
)
def test_changes_of_status(message: str, kind: str, target: dict[str, Any], clock: Clock) -> None:
    operation = one(message, clock)
    assert operation.kind == kind
    assert {name: getattr(operation.target, name) for name in target} == target
    assert operation.target.empty == (not target)


@pytest.mark.parametrize(
    ("message", "changes"),
    [
        ("Change task 1 to 'Call mom tonight'", {"title": "Call mom tonight"}),
        ("update 'Call mom' to 'Call mom about birthday plans'", {"title": "Call mom about birthday plans"}),
        ("rename task 2 to call the bank", {"title": "Call the bank"}),
        ("change task 2 to 'tomorrow'", {"title": "Tomorrow"}),
        ("add description 'Focus on section 3' to it", {"description": "Focus on section 3"}),
        ("set task 2's description to bring the form", {"description": "bring the form"}),
        ("clear the description of task 2", {"description": ""}),
        ("make it urgent", {"priority": "urgent"}),
        ("change the priority of the report to low", {"priority": "low"}),
        ("task 3 is important", {"priority": "high"}),
        ("tag task 3 with work and home", {"add_tags": ("work", "home")}),
        ("remove the tag work from task 3", {"remove_tags": ("work",)}),
        ("remove the due date from task 3", {"clear_due": True}),
        ("make task 3 repeat every monday", {"recurrence": "FREQ=WEEKLY;BYDAY=MO"}),
        ("stop repeating task 3", {"recurrence": ""}),
        ("update task 0", {}),
    ],
)
def test_changes_of_fields(message: str, changes: dict[str, Any], clock: Clock) -> None:
    operation = one(message, clock)
    assert operation.kind == "update"
    assert {name: getattr(operation.changes, name) for name in changes} == changes
    assert operation.changes.empty == (not changes)


@pytest.mark.parametrize(
    ("message", "due"),
    [
        ("Reschedule my morning meetings to 2 PM", "2026-11-25T14:00"),
        ("move the report to friday", "2026-11-27"),
        ("set the due date of task 3 to next friday at 9am", "2026-12-04T09:00"),
        ("task 3 is due tomorrow", "2026-11-25"),
        ("change the meeting to 3pm tomorrow", "2026-11-25T15:00"),
        ("postpone it until monday", "2026-11-30"),
    ],
)
def test_changes_of_dates(message: str, due: str, clock: Clock) -> None:
    operation = one(message, clock)
    assert operation.kind == "update"
    assert operation.changes.when is not None
    assert operation.changes.when.due == due


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("add buy milk and delete task 2", ["add", "delete"]),
        ("complete task 1, delete task 2 and show my list", ["complete", "delete", "list"]),
        ("Add call Ann. Then mark task 2 as done. What's left?", ["add", "complete", "list"]),
        ("mark the report as done and make the budget urgent", ["complete", "update"]),
        ("remind me to pay rent at 5 p.m. tomorrow and undo", ["add", "undo"]),
        ("hi! add buy bread", ["add"]),
    ],
)
def test_several_operations_in_order(message: str, kinds: list[str], clock: Clock) -> None:
    assert [operation.kind for operation in read(tidy(message), clock)] == kinds


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("yes", "yes"),
        ("Yes please!", "yes"),
        ("go ahead", "yes"),
        ("no", "no"),
        ("never mind", "no"),
        ("cancel", "no"),
        ("3", "pick"),
        ("the second one", "pick"),
        ("undo", "undo"),
        ("undo that please", "undo"),
        ("redo", "undo"),
        ("Undo everything you just did.", "undo"),
        ("redo the kitchen", "other"),
        ("help", "help"),
        ("hello", "social"),
        ("thanks a lot", "social"),
        ("call Ann", "offer"),
        ("add", "add"),
    ],
)
def test_short_messages(message: str, kind: str, clock: Clock) -> None:
    assert one(message, clock).kind == kind


def test_understand_reads_dates_in_the_users_zone(clock: Clock) -> None:
    [operation] = understand("add milk tomorrow", clock.now, "Pacific/Auckland")
    assert operation.drafts[0].due == "2026-11-26"
