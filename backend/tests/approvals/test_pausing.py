"""The moment in which a turn begins to wait: what is shown by then, and who holds the turn afterwards."""

from typing import Any

import pytest

from services import turn_runner, waiting_turns
from tests.approvals.asking import Asking
from tests.standin import sse
from tests.standin.script import Gate, call, say
from tests.standin.server import StandIn

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
