"""The moment in which a turn begins to wait: what is shown by then, and who holds the turn afterwards."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, text

from db import Database
from models import Turn
from services import turn_runner, waiting_ends, waiting_turns
from services.orphans import close_orphans
from services.turns import ORPHANED_SECONDS
from tests.approvals.asking import Asking
from tests.standin import sse
from tests.standin.script import Gate, call, say
from tests.standin.server import StandIn
from tests.wire.waiting import until

EVERYTHING = {"task_ids": [1, 2, 3, 4, 5, 6]}


async def test_a_card_that_is_not_stored_is_not_shown(
    asking: Asking, provider: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: what RunningTurn holds back. A decision on a card that is not stored would find nothing."""

    async def closed_elsewhere(*_: Any) -> None:
        return None

    monkeypatch.setattr(waiting_turns, "pause", closed_elsewhere)
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]

    heard = await asking.person.hear("tidy up")

    kinds = sse.types(heard)
    assert "tool-approval-request" not in kinds
    assert "data-approval" not in kinds
    assert "needs your yes" not in sse.text(heard)
    assert [chunk["errorText"] for chunk in sse.only(heard, "error")] == [turn_runner.NOT_STORED]


@pytest.fixture
async def cut_off(builtin: Asking, database: Database, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The answer that waits. A "yes" to it with the key "yes" was stored, then its process was gone."""
    waiting = await builtin.person.say("Delete everything")

    async def dies(*_: Any) -> None:
        raise RuntimeError("the process is gone")

    with monkeypatch.context() as patch:
        patch.setattr(waiting_ends, "settle", dies)
        answer = await builtin.person.ask("yes", waiting["conversation_id"], key="yes")
    assert answer.status_code == 500
    spoken = (await builtin.person.turns())[-1]
    silent = func.now() - timedelta(seconds=ORPHANED_SECONDS + 1)
    await builtin.change(Turn, str(spoken.id), heartbeat_at=silent)
    await close_orphans(database)
    return waiting


async def test_a_yes_that_was_cut_off_counts_when_it_is_sent_again(
    builtin: Asking, cut_off: dict[str, Any]
) -> None:
    """Guard: ChatService._resume settles as _begin does."""
    done = await builtin.person.say("yes", cut_off["conversation_id"], key="yes")

    assert "Deleted 6 tasks" in done["response"]
    assert await builtin.person.titles() == []
    messages = await builtin.person.assert_complete(done["conversation_id"], ["done", "done"])
    assert messages[1]["approvals"][0]["decision"] == "approved"


async def test_a_yes_that_is_sent_again_is_none_to_a_later_card(
    builtin: Asking, cut_off: dict[str, Any]
) -> None:
    """Guard: the order in waiting_ends.waiting_before."""
    later = await builtin.person.say("Complete everything", cut_off["conversation_id"])
    assert later["status"] == "waiting_approval"

    await builtin.person.say("yes", cut_off["conversation_id"], key="yes")

    assert len(await builtin.open_titles()) == 6
    assert [row.decision for row in await builtin.rows(later["turn_id"])] == [None]


async def test_a_yes_that_comes_while_the_turn_begins_to_wait(
    asking: Asking, provider: StandIn, database: Database
) -> None:
    """Guard: the statement of its own. The yes is sent before the turn waits, and stored after."""
    thinking = Gate()
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING, before=thinking)]
    async with asking.person.listen("tidy up") as stream:
        ids = (await anext(stream))["messageMetadata"]
        await thinking.reached.wait()
        async with database.transaction() as session:
            conversation = {"id": ids["conversation_id"]}
            await session.execute(
                text("SELECT 1 FROM conversations WHERE id = :id FOR NO KEY UPDATE"), conversation
            )
            saying = asyncio.create_task(asking.person.say("yes", ids["conversation_id"]))
            await until(partial(_blocked, database), what="the yes that waits for the conversation")
            provider.script.replies = [say("All gone.")]
            thinking.open()
            heard = [chunk async for chunk in stream]
    assert sse.only(heard, "finish")[0]["messageMetadata"]["status"] == "waiting_approval"

    done = await saying

    assert (done["status"], done["response"]) == ("done", "All gone.")
    assert await asking.person.titles() == []


async def _blocked(database: Database) -> bool:
    """Whether a turn that is being opened waits for a lock."""
    query = """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'
        AND query LIKE '%UPDATE conversations SET last_seq%'"""
    async with database.read() as session:
        return bool(await session.scalar(text(query)))


async def test_a_turn_that_goes_on_at_once_can_still_be_stopped(
    asking: Asking, provider: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Guard: the identity in TurnRunner._see_through. Who has waited must not let go of who goes on."""
    stored, going_on = Gate(), Gate()
    pause = waiting_turns.pause

    async def slowly(*arguments: Any) -> Any:
        answered_at = await pause(*arguments)
        await stored()
        return answered_at

    monkeypatch.setattr(waiting_turns, "pause", slowly)
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]
    async with asking.person.listen("tidy up") as stream:
        begun = await anext(stream)
        await stored.reached.wait()
        ids = begun["messageMetadata"]
        page = await asking.person.conversation(ids["conversation_id"])
        provider.script.replies = [say("This will be long.", before=going_on)]
        async with asking.deciding(
            {"turn_id": ids["turn_id"], "approvals": page["messages"][-1]["approvals"]}, approved=True
        ) as rest:
            await going_on.reached.wait()
            stored.open()
            assert sse.DONE in [chunk async for chunk in stream]
            await asking.person.post(f"turns/{ids['turn_id']}/cancel")
            heard = [chunk async for chunk in rest]

    finish = sse.only(heard, "finish")[0]
    assert finish["messageMetadata"]["status"] == "interrupted"
    assert "Stopped." in sse.text(heard)
