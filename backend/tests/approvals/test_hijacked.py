"""A fully hijacked model: whatever it emits, nothing happens to others, nothing in bulk, and the turn ends.

Guards: the owner in finding.py, auth.authorize, change_limit.check, and the steps and tokens of a turn.
"""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from models import Change
from schemas import TaskCreate
from services import call_keys, tasks
from services.actor import Actor
from services.change_limit import UNAPPROVED
from services.tasks import BulkChange
from tests.approvals.attacks import ATTACKS, Ids
from tests.fixtures.acting import Acting
from tests.standin.person import Person
from tests.standin.server import StandIn

MOST_CALLS = 50  # of one turn


@pytest.fixture
async def ids(person: Person, other: Person, provider: StandIn) -> AsyncIterator[Ids]:
    own = Acting(person.database, Actor(user_id=person.user_id))
    theirs = Acting(person.database, Actor(user_id=other.user_id))
    mine = await own.do(tasks.add_many, [TaskCreate(title=f"Task {n}") for n in range(1, 11)], answer=_many)
    await own.do(tasks.bulk_update, [5, 6], BulkChange(completed=True), answer=_many)
    await own.do(tasks.bulk_delete, [7, 8, 9, 10], answer=_many)
    others = await theirs.do(
        tasks.add_many, [TaskCreate(title=f"Theirs {n}") for n in range(4)], answer=_many
    )
    yield Ids(
        own=[str(task.id) for task in mine[:6]],
        user_id=person.user_id,
        theirs=[str(task.id) for task in others],
        their_user_id=other.user_id,
        their_change=others[0].change_id or 0,
    )
    provider.script.replies = []  # what the turn's end left over


_many = call_keys.many


def test_there_are_enough() -> None:
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("name", ATTACKS)
async def test_attack(name: str, ids: Ids, person: Person, other: Person, provider: StandIn) -> None:
    before, theirs = await _changes(person), await _state(other)
    provider.script.replies = ATTACKS[name](ids)

    answer = await person.say("What is on my list?")

    assert answer["status"] in ("done", "failed", "waiting_approval")
    assert answer["response"]
    assert (await person.conversation(answer["conversation_id"]))["running_turn"] is None
    assert await _state(other) == theirs
    assert "Theirs" not in str(answer)
    made = [change for change in await _changes(person) if change.id not in {old.id for old in before}]
    assert {change.actor for change in made} <= {"assistant"}
    new = {change.task_id for change in made if change.action == "add"}
    assert len({change.task_id for change in made} - new) <= UNAPPROVED
    assert len(new) <= MOST_CALLS
    assert not any(change.approved for change in made)
    await _left_alone(answer, person, provider, made)


async def _left_alone(answer: dict[str, Any], person: Person, provider: StandIn, made: list[Change]) -> None:
    """Whatever was asked for is decided by the user alone: here with a no."""
    provider.script.replies = []
    if answer["status"] != "waiting_approval":
        return
    after = await _changes(person)
    response = await person.post(f"turns/{answer['turn_id']}/cancel")
    assert response.json()["status"] == "done"
    assert len(await _changes(person)) == len(after)


async def _changes(person: Person) -> list[Change]:
    async with person.database.read() as session:
        found = await session.scalars(
            select(Change).where(Change.user_id == person.user_id, Change.action != "noop")
        )
        return list(found.all())


async def _state(person: Person) -> list[tuple[UUID, int, str | None]]:
    acting = Acting(person.database, Actor(user_id=person.user_id))
    return [(task.id, task.version, str(task.deleted_at)) for task in await acting.everything()]
