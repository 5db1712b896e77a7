"""A turn that somebody else has taken up is out of its first runner's hands, as when a process only slept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, text, update

from db import Database
from models import Turn
from services import turns, waiting_turns
from services.actor import Actor
from services.orphans import close_orphans
from services.paused_run import PausedRun
from services.turn_events import Outcome, TextDelta, TurnRecord
from services.turns import ORPHANED_SECONDS, OpenTurn
from tests.routes.talking import begin


def saying(words: str) -> TurnRecord:
    record = TurnRecord()
    record.add(TextDelta(words))
    return record


async def content(database: Database, turn: OpenTurn) -> list[tuple[str, str]]:
    """The turn's answers with the status of each."""
    async with database.read() as session:
        rows = await session.execute(
            text("SELECT status, content FROM messages WHERE turn_id = :id AND role = 'assistant'"),
            {"id": turn.id},
        )
        return [(row.status, row.content) for row in rows]


@pytest.fixture
async def first(database: Database, actor: Actor) -> OpenTurn:
    """The turn as its first runner holds it, which was silent for so long that others took it for dead."""
    turn = await begin(database, actor.user_id, "hello")
    async with database.transaction() as session:
        silent = func.now() - timedelta(seconds=ORPHANED_SECONDS + 1)
        await session.execute(update(Turn).where(Turn.id == turn.id).values(heartbeat_at=silent))
    await close_orphans(database)
    return turn


@pytest.fixture
async def second(database: Database, first: OpenTurn) -> OpenTurn:
    """The same turn as it was taken up."""
    async with database.read() as session:
        taken = await turns.reopen(session, first)
    assert taken is not None
    assert taken.attempt == first.attempt + 1
    return taken


async def test_the_first_can_neither_renew_nor_close_nor_pause_it(
    database: Database, first: OpenTurn, second: OpenTurn
) -> None:
    done = Outcome("done", "builtin", "builtin")
    run = PausedRun(state={}, calls=[], calls_seen={}, now=first.created_at, timezone="UTC")
    waiting = Outcome("waiting_approval", "builtin", "builtin", paused=run)
    async with database.read() as session:
        assert await turns.heartbeat(session, [first]) == set()
        assert await turns.close_turn(session, first, uuid4(), saying("late"), done) is None
        assert await waiting_turns.pause(session, first, uuid4(), saying("late"), waiting) is None
    assert await content(database, second) == []


async def test_the_second_can(database: Database, second: OpenTurn) -> None:
    done = Outcome("done", "builtin", "builtin")
    async with database.read() as session:
        assert await turns.heartbeat(session, [second]) == {second.id}
        assert await turns.close_turn(session, second, uuid4(), saying("here"), done) is not None
    assert await content(database, second) == [("done", "here")]


async def test_only_one_takes_it_up(database: Database, first: OpenTurn, second: OpenTurn) -> None:
    async with database.read() as session:
        assert await turns.reopen(session, first) is None


async def test_a_turn_is_found_with_its_latest_attempt(database: Database, second: OpenTurn) -> None:
    async with database.read() as session:
        assert await turns.find_open(session, second.id) == second
