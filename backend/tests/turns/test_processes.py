"""A real API process that is ended in a turn: politely by SIGTERM, or killed at the worst moments."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import func, update
from starlette.types import ASGIApp, Receive, Scope, Send

from db import Database
from models import Turn
from services.orphans import close_orphans
from services.turn_runner import RESTARTING
from services.turns import ORPHANED_SECONDS
from tests.standin import sse
from tests.standin.fixtures import PROVIDER_KEY
from tests.standin.person import Person
from tests.standin.script import Gate, Reply, call, say
from tests.standin.server import StandIn
from tests.turns.faults import FaultyMcp
from tests.turns.processes import ApiProcess, api_process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(90)]

MILK = {"title": "Buy milk"}

StartProcess = Callable[..., Awaitable[ApiProcess]]


@pytest.fixture
async def start_process(
    api_settings: dict[str, object], tmp_path: Path, http: httpx2.AsyncClient
) -> AsyncIterator[StartProcess]:
    async with AsyncExitStack() as stack:

        async def start(**overrides: object) -> ApiProcess:
            return await stack.enter_async_context(api_process(api_settings | overrides, tmp_path, http))

        yield start


async def test_a_process_with_nothing_to_do_ends_at_once(start_process: StartProcess) -> None:
    process = await start_process()

    process.terminate()

    assert await process.exit_code() == 0


async def test_a_turn_that_ends_in_its_time_is_heard_to_its_end(
    person: Person, provider: StandIn, start_process: StartProcess
) -> None:
    process = await start_process(drain_seconds=60)
    gate = Gate()
    provider.script.replies = [call("add_task", MILK), say("It is on your list.", halfway=gate)]

    async with person.at(process.url).listen("milk") as stream:
        await gate.reached.wait()
        process.terminate()
        await _not_ready(process, person)
        gate.open()
        heard = [chunk async for chunk in stream]

    assert sse.text(heard) == "It is on your list."
    assert heard[-2]["messageMetadata"]["status"] == "done"
    assert await process.exit_code() == 0
    await person.assert_complete(heard[1]["data"]["id"], ["done"])


@pytest.mark.alone
async def test_a_turn_that_takes_longer_has_a_last_word_and_goes_on_at_another_replica(
    person: Person, provider: StandIn, start_process: StartProcess
) -> None:
    process = await start_process(drain_seconds=1)
    gate = Gate()
    provider.script.replies = [call("add_task", MILK), say("It is on your list.", halfway=gate)]

    async with person.at(process.url).listen("milk", key="k") as stream:
        await gate.reached.wait()
        process.terminate()
        await _not_ready(process, person)
        heard = [chunk async for chunk in stream]

    assert sse.types(heard)[-4:] == ["error", "finish-step", "finish", "[DONE]"]
    assert sse.only(heard, "error")[0]["errorText"] == RESTARTING
    assert await process.exit_code() == 0
    _, reply = await person.assert_complete(heard[1]["data"]["id"], ["interrupted"])
    assert reply["content"].endswith('This answer was interrupted. Done by then: added 1 "Buy milk".')
    assert [one["tool"] for one in reply["tool_calls"]] == ["add_task"]
    assert PROVIDER_KEY not in process.log
    provider.script.replies = [call("add_task", MILK), say("It is on your list.")]

    answer = await person.say("milk", key="k")

    assert answer["turn_id"] == heard[0]["messageMetadata"]["turn_id"]
    await _one_effect(person, answer, "It is on your list.")


async def test_killed_before_the_tool(
    person: Person, provider: StandIn, database: Database, start_process: StartProcess
) -> None:
    gate = Gate()
    provider.script.replies = [Reply(before=gate)]

    await _kill_in_a_turn(await start_process(), person, gate)

    await _retry(person, provider, database)


async def test_killed_after_the_tools_commit(
    person: Person,
    provider: StandIn,
    database: Database,
    mcp: FaultyMcp,
    faulty_mcp_url: str,
    start_process: StartProcess,
) -> None:
    gate = Gate()

    async def done_then_held(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        async def nowhere(_: object) -> None:
            return None

        await app(scope, receive, nowhere)
        await gate()

    mcp.faults = [done_then_held]
    provider.script.replies = [call("add_task", MILK)]

    await _kill_in_a_turn(await start_process(mcp_url=faulty_mcp_url), person, gate)
    gate.open()

    assert await person.titles() == ["Buy milk"]
    await _retry(person, provider, database)


async def test_killed_before_the_answer_is_stored(
    person: Person, provider: StandIn, database: Database, start_process: StartProcess
) -> None:
    gate = Gate()
    provider.script.replies = [call("add_task", MILK), say("It is on your list.", halfway=gate)]

    await _kill_in_a_turn(await start_process(), person, gate)

    assert await person.titles() == ["Buy milk"]
    await _retry(person, provider, database)


async def _kill_in_a_turn(process: ApiProcess, person: Person, gate: Gate) -> None:
    asking = asyncio.create_task(person.at(process.url).ask("milk", key="k"))
    await gate.reached.wait()
    await process.kill()
    with pytest.raises(httpx2.TransportError):
        await asking


async def _retry(person: Person, provider: StandIn, database: Database) -> None:
    """The same request at another replica, when the dead one has been silent for long enough."""
    [turn] = await person.turns()
    assert turn.status == "running"
    async with database.transaction() as session:
        silent = func.now() - timedelta(seconds=ORPHANED_SECONDS + 1)
        await session.execute(update(Turn).where(Turn.id == turn.id).values(heartbeat_at=silent))
    await close_orphans(database)
    provider.script.replies = [call("add_task", MILK), say("It is on your list.")]

    answer = await person.say("milk", key="k")

    assert answer["turn_id"] == str(turn.id)
    await _one_effect(person, answer, "It is on your list.")


async def _one_effect(person: Person, answer: dict[str, object], words: str) -> None:
    assert (answer["status"], answer["response"]) == ("done", words)
    assert await person.titles() == ["Buy milk"]
    assert await person.changes() == 1
    await person.assert_complete(str(answer["conversation_id"]), ["done"])


async def _not_ready(process: ApiProcess, person: Person) -> None:
    """Returns when the process says that it is ending; it must answer all the while."""
    while (response := await person.http.get(f"{process.url}/ready")).status_code == 200:  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    assert response.status_code == 503
    assert response.json()["checks"]["process"] == "It is ending."
