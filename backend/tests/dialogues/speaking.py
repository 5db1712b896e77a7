"""Holds a dialogue with the running services, and compares the tasks after each turn."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.dialogues.clock import SetClock
from tests.dialogues.parser import Dialogue, TaskLine, Turn
from tests.standin.person import Person


async def speak(dialogue: Dialogue, person: Person, clock: SetClock, replicas: Sequence[str] = ()) -> None:
    """Every turn goes to the next of `replicas`, or all to the person's own."""
    clock.moment, clock.zone = dialogue.now, dialogue.zone
    await _prepare(dialogue, person)
    tasks = {task.number: task for task in dialogue.tasks}
    conversation_id: str | None = None
    for place, turn in enumerate(dialogue.turns):
        clock.moment = turn.now
        at = person.at(replicas[place % len(replicas)]) if replicas else person
        answer = await at.say(turn.said, None if turn.new_conversation else conversation_id)
        conversation_id = answer["conversation_id"]
        _check_reply(dialogue, turn, answer)
        for number, task in turn.changed.items():
            if task is None:
                tasks.pop(number, None)
            else:
                tasks[number] = task
        found = [str(_line(task, dialogue.zone)) for task in await person.tasks("all&limit=200&sort=number")]
        wanted = [str(tasks[number]) for number in sorted(tasks)]
        assert found == wanted, _story(dialogue, turn, answer)


async def _prepare(dialogue: Dialogue, person: Person) -> None:
    response = await person.http.patch(
        person.url("preferences"), headers=person.headers(), json={"timezone": dialogue.zone.key}
    )
    assert response.status_code == 200, response.text
    for task in dialogue.tasks:
        response = await person.post("tasks", _wire(task, dialogue.zone))
        assert response.status_code == 201, response.text
        if task.done:
            done = await person.post(f"tasks/{response.json()['id']}/complete")
            assert done.status_code == 200, done.text


def _wire(task: TaskLine, zone: ZoneInfo) -> dict[str, Any]:
    due: dict[str, str] = {}
    if len(task.due) > 10:
        local = datetime.fromisoformat(task.due).replace(tzinfo=zone)
        due = {"due_at": local.astimezone(UTC).isoformat(), "timezone": zone.key}
    elif task.due:
        due = {"due_on": task.due}
    return {
        "title": task.title,
        "priority": task.priority,
        "tags": list(task.tags),
        "recurrence": task.repeats or None,
        "description": task.note,
        **due,
    }


def _line(task: dict[str, Any], zone: ZoneInfo) -> TaskLine:
    due = task["due_on"] or ""
    if task["due_at"]:
        due = f"{datetime.fromisoformat(task['due_at']).astimezone(zone):%Y-%m-%d %H:%M}"
    return TaskLine(
        task["number"],
        task["title"],
        task["completed"],
        due,
        task["priority"],
        tuple(task["tags"]),
        task["recurrence"] or "",
        task["description"],
    )


def _check_reply(dialogue: Dialogue, turn: Turn, answer: dict[str, Any]) -> None:
    reply = re.sub(r"\s+", " ", answer["response"])
    assert reply.strip(), _story(dialogue, turn, answer)
    for part in turn.replies:
        held = re.search(part[1:-1], reply) if re.fullmatch(r"/.+/", part) else part in reply
        assert held, f"not in the reply: {part}\n{_story(dialogue, turn, answer)}"
    for part in turn.never:
        assert part not in reply, f"in the reply: {part}\n{_story(dialogue, turn, answer)}"


def _story(dialogue: Dialogue, turn: Turn, answer: dict[str, Any]) -> str:
    calls = "\n".join(f"  {call['tool']} {call['parameters']}" for call in answer["tool_calls"])
    return f"{dialogue.name}\n> {turn.said}\n{calls}\n{answer['response']}"
