"""Any sequence of operations leaves what a plain dict says; each undo gives the state before."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import Database
from errors import AppError
from schemas import Task, TaskChange, TaskCreate
from services import tasks, undo
from services.actor import Actor
from services.tasks import BulkChange
from tests.fixtures.acting import Acting

TITLES = st.sampled_from(["Buy milk", "Call mom", "Pay bills"])
NUMBERS = st.integers(1, 4)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "title": TITLES,
        "description": st.sampled_from(["", "details"]),
        "priority": st.sampled_from(["low", "high"]),
        "tags": st.sampled_from([[], ["home"]]),
        "due_on": st.sampled_from([None, "2090-01-01"]),
    },
).filter(bool)
OPERATIONS = st.one_of(
    st.tuples(st.just("add"), TITLES),
    st.tuples(st.just("update"), NUMBERS, CHANGES),
    st.tuples(st.sampled_from(["complete", "reopen", "delete", "restore"]), NUMBERS),
    st.tuples(st.just("bulk_update"), st.sets(NUMBERS, min_size=1), CHANGES),
    st.tuples(st.just("bulk_delete"), st.sets(NUMBERS, min_size=1)),
    st.tuples(st.just("undo")),
)
SHOWN = ("title", "description", "priority", "tags", "completed", "deleted")


@dataclass
class Model:
    """The list as it should be, by number, and every state it had: the undo history."""

    tasks: dict[int, dict[str, Any]] = field(default_factory=dict)

    def apply(self, name: str, *arguments: Any) -> bool:
        """Whether the operation is possible; if so it is done."""
        if name == "add":
            self.tasks[len(self.tasks) + 1] = {
                "title": arguments[0], "description": "", "priority": "normal", "tags": [],
                "due_on": None, "completed": False, "deleted": False,
            }  # fmt: skip
            return True
        numbers = arguments[0] if isinstance(arguments[0], set) else {arguments[0]}
        known = [self.tasks.get(number) for number in numbers]
        if any(task is None or (task["deleted"] and name != "restore") for task in known):
            return False
        changes = {
            "complete": {"completed": True},
            "reopen": {"completed": False},
            "delete": {"deleted": True},
            "bulk_delete": {"deleted": True},
            "restore": {"deleted": False},
        }.get(name) or arguments[1]
        for number in numbers:
            self.tasks[number] = {**self.tasks[number], **changes}
        return True


def shown(found: list[Task]) -> dict[int, dict[str, Any]]:
    return {
        task.number: {
            "title": task.title,
            "description": task.description,
            "priority": task.priority,
            "tags": task.tags,
            "due_on": task.due_on and task.due_on.isoformat(),
            "completed": task.completed,
            "deleted": task.deleted_at is not None,
        }
        for task in found
    }


async def perform(me: Acting, name: str, *arguments: Any) -> None:
    match name:
        case "add":
            await me.do(tasks.add, TaskCreate(title=arguments[0]))
        case "update":
            await me.do(tasks.update, arguments[0], TaskChange(**arguments[1]))
        case "bulk_update":
            await me.do(tasks.bulk_update, list(arguments[0]), BulkChange(**arguments[1]))
        case "bulk_delete":
            await me.do(tasks.bulk_delete, list(arguments[0]))
        case "undo":
            await me.do(undo.undo, answer=undo.answer)
        case _:
            await me.do(getattr(tasks, name), arguments[0])


@pytest.mark.timeout(120)
def test_any_sequence(database_url: str) -> None:
    from config import Settings

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(OPERATIONS, min_size=1, max_size=12))
    def run(operations: list[tuple[Any, ...]]) -> None:
        asyncio.run(compare(operations))

    async def compare(operations: list[tuple[Any, ...]]) -> None:
        database = Database(Settings.model_validate({"database_url": database_url}))
        me = Acting(database, Actor(user_id=f"user-{uuid4()}"))
        model = Model()
        before: dict[int, dict[str, Any]] | None = None  # the state the last effective change was made in
        try:
            for name, *arguments in operations:
                state = dict(model.tasks)
                if name == "undo":
                    possible = before is not None
                    if before is not None:
                        model.tasks = {
                            number: before.get(number, {**task, "deleted": True})
                            for number, task in state.items()
                        }
                else:
                    possible = model.apply(name, *arguments)
                if possible:
                    await perform(me, name, *arguments)
                else:
                    with pytest.raises(AppError):
                        await perform(me, name, *arguments)
                assert shown(await me.everything()) == model.tasks
                if model.tasks != state:
                    before = state
        finally:
            await database.close()

    run()
