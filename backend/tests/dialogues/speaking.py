"""Holds a dialogue with the running services, and compares the tasks after each turn."""

import re
from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from schemas import Task, TaskCreate, TaskQuery
from services import preferences, task_queries, tasks
from services.actor import Actor
from tests.dialogues.clock import SetClock
from tests.dialogues.parser import Dialogue, TaskLine, Turn
from tests.standin.person import Person


async def speak(dialogue: Dialogue, person: Person, clock: SetClock, replicas: Sequence[str] = ()) -> None:
    """Every turn goes to the next of `replicas`, or all to the person's own."""
    clock.moment, clock.zone = dialogue.now, dialogue.zone
    actor = Actor(user_id=person.user_id, timezone=dialogue.zone.key)
    await _prepare(dialogue, person, actor)
    wanted = {task.number: task for task in dialogue.tasks}
    conversation_id: str | None = None
    for place, turn in enumerate(dialogue.turns):
        clock.moment = turn.now
        at = person.at(replicas[place % len(replicas)]) if replicas else person
        answer = await at.say(turn.said, None if turn.new_conversation else conversation_id)
        conversation_id = answer["conversation_id"]
        _check_reply(dialogue, turn, answer)
        wanted |= {number: task for number, task in turn.changed.items() if task is not None}
        for number in [number for number, task in turn.changed.items() if task is None]:
            wanted.pop(number, None)
        found = [str(line) for line in await _lines(person, actor)]
        assert found == [str(wanted[number]) for number in sorted(wanted)], _story(dialogue, turn, answer)


async def _prepare(dialogue: Dialogue, person: Person, actor: Actor) -> None:
    """The user's zone and tasks, straight into the database: only what is said goes the long way."""
    async with person.database.transaction() as session:
        await preferences.set_timezone(session, actor.user_id, actor.timezone)
        if dialogue.tasks:
            new = [TaskCreate.model_validate(_fields(task, dialogue.zone)) for task in dialogue.tasks]
            await tasks.add_many(session, actor, new)
        for task in dialogue.tasks:
            if task.done:
                await tasks.complete(session, actor, task.number)


def _fields(task: TaskLine, zone: ZoneInfo) -> dict[str, Any]:
    due: dict[str, str] = {}
    if len(task.due) > 10:
        due = {"due_at": task.due.replace(" ", "T"), "timezone": zone.key}
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


async def _lines(person: Person, actor: Actor) -> list[TaskLine]:
    query = TaskQuery(status="all", sort="number", limit=200)
    async with person.database.read() as session:
        page = await task_queries.page(session, actor, query)
    return [_line(task, actor.zone) for task in page.tasks]


def _line(task: Task, zone: ZoneInfo) -> TaskLine:
    return TaskLine(
        task.number,
        task.title,
        task.completed,
        (task.due_local(zone) or "").replace("T", " "),
        task.priority.value,
        tuple(task.tags),
        task.recurrence or "",
        task.description,
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
