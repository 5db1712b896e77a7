"""A real API process that is killed while a turn waits for the user's yes, and after it was given."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func
from starlette.types import ASGIApp, Receive, Scope, Send

from db import Database
from models import Turn
from services.orphans import close_orphans
from services.turns import ORPHANED_SECONDS
from tests.approvals.asking import Asking
from tests.standin.script import Gate, call, say
from tests.standin.server import StandIn
from tests.turns.faults import FaultyMcp
from tests.turns.processes import api_process
from tests.turns.test_processes import StartProcess

pytestmark = [pytest.mark.slow, pytest.mark.timeout(90)]

EVERYTHING = {"task_ids": [1, 2, 3, 4, 5, 6]}


@pytest.fixture
async def start_process(
    api_settings: dict[str, object], tmp_path: Path, http: httpx2.AsyncClient
) -> AsyncIterator[StartProcess]:
    async with AsyncExitStack() as stack:

        async def start(**overrides: object):  # type: ignore[no-untyped-def]
            return await stack.enter_async_context(api_process(api_settings | overrides, tmp_path, http))

        yield start


async def test_killed_while_waiting(asking: Asking, provider: StandIn, start_process: StartProcess) -> None:
    process = await start_process()
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]
    waiting = await asking.at(process.url).person.say("tidy up", key="k")
    assert waiting["status"] == "waiting_approval"

    await process.kill()

    again = await asking.person.say("tidy up", key="k")
    assert again["approvals"] == waiting["approvals"]
    provider.script.replies = [say("All gone.")]
    done = await asking.decided(waiting, approved=True)
    assert (done["status"], await asking.person.titles()) == ("done", [])
    assert await asking.person.changes() == 12
    await asking.person.assert_complete(done["conversation_id"], ["done"])


@pytest.mark.parametrize("committed", [False, True], ids=["before", "after the commit"])
async def test_killed_in_the_approved_call(
    committed: bool,
    asking: Asking,
    provider: StandIn,
    database: Database,
    mcp: FaultyMcp,
    faulty_mcp_url: str,
    start_process: StartProcess,
) -> None:
    """The same decision, sent again to another replica, goes on: one effect, and a complete conversation."""
    process = await start_process(mcp_url=faulty_mcp_url)
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]
    waiting = await asking.at(process.url).person.say("tidy up", key="k")
    gate = Gate()

    async def held(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def nowhere(_: object) -> None:
            return None

        if committed:
            await app(scope, receive, nowhere)
        await gate()

    mcp.faults = [held]
    deciding = asyncio.create_task(asking.at(process.url).decide(waiting, approved=True, key="yes"))
    await gate.reached.wait()
    await process.kill()
    gate.open()
    with pytest.raises(httpx2.TransportError):
        await deciding
    silent = func.now() - timedelta(seconds=ORPHANED_SECONDS + 1)
    await asking.change(Turn, waiting["turn_id"], heartbeat_at=silent)
    await close_orphans(database)
    assert len(await asking.person.titles()) == (0 if committed else 6)
    provider.script.replies = [say("All gone.")]

    again = await asking.decide(waiting, approved=True, key="yes")

    assert (again.status_code, again.json()["status"]) == (200, "done")
    assert await asking.person.titles() == []
    assert await asking.person.changes() == 12
    await asking.person.assert_complete(waiting["conversation_id"], ["done"])
