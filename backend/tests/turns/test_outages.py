"""Dependencies that go away in a turn: a friendly sentence, nothing half done, and no effect twice."""

from collections import Counter

import pytest

from services import mcp_transport
from tests.fixtures.ports import free_port
from tests.standin import sse
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Gate, Reply, call, say
from tests.standin.server import StandIn
from tests.turns.faults import (
    CutOff,
    Fault,
    FaultyMcp,
    cut,
    done_then_500,
    done_then_cut,
    passed_on,
    refused_500,
)

MILK, MOM = {"title": "Buy milk"}, {"title": "Call mom"}
UNREACHABLE = "Your tasks cannot be reached just now. Please try again in a moment."
AWAY = [cut] * 100


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives the MCP server up after a moment, not after the seconds that a restart takes."""
    monkeypatch.setattr(mcp_transport, "PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(mcp_transport, "LONGEST_PAUSE_SECONDS", 0.1)  # so that none is left at the end


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("ai_provider", ["openai", "builtin"])
async def test_an_mcp_server_that_was_never_there(
    ai_provider: str, person: Person, provider: StandIn, start_api: StartApi
) -> None:
    api = await start_api(mcp_url=f"http://127.0.0.1:{free_port()}/mcp", ai_provider=ai_provider)

    answer = await person.at(api.url).say("Add a task to buy milk")

    assert answer["response"] == f"{UNREACHABLE} Nothing was changed."
    assert (answer["status"], answer["tool_calls"]) == ("failed", [])
    assert provider.requests == []
    await person.assert_complete(answer["conversation_id"], ["failed"])


@pytest.mark.parametrize("fault", [refused_500, cut, done_then_500, done_then_cut])
async def test_a_call_that_fails_once_is_sent_again_with_its_key(
    fault: Fault, person: Person, provider: StandIn, mcp: FaultyMcp, faulty_api: str
) -> None:
    mcp.faults = [fault]
    provider.script.replies = [call("add_task", MILK), say("Added.")]

    answer = await person.at(faulty_api).say("milk")

    [tool_call] = answer["tool_calls"]
    assert tool_call["error"] is None
    assert tool_call["result"]["data"]["number"] == 1
    assert len(mcp.call_keys) == 2
    assert len(set(mcp.call_keys)) == 1
    assert await person.titles() == ["Buy milk"]
    assert await person.changes() == 1
    assert (answer["status"], answer["response"]) == ("done", "Added.")


async def test_a_server_that_restarts_is_waited_for(
    person: Person, provider: StandIn, mcp: FaultyMcp, faulty_api: str
) -> None:
    mcp.faults = [cut] * 4
    provider.script.replies = [call("add_task", MILK), say("Added.")]

    answer = await person.at(faulty_api).say("milk")

    assert answer["tool_calls"][0]["error"] is None
    assert len(set(mcp.call_keys)) == 1
    assert await person.titles() == ["Buy milk"]


@pytest.mark.usefixtures("impatient")
async def test_one_that_dies_between_two_calls(
    person: Person, provider: StandIn, mcp: FaultyMcp, faulty_api: str
) -> None:
    mcp.faults = [passed_on, *AWAY]
    provider.script.replies = [
        Reply(calls=[Call("add_task", MILK), Call("add_task", MOM)]),
        say("Milk is there; the other one did not work."),
        say("Hello."),
    ]

    answer = await person.at(faulty_api).say("milk and mom")

    first, second = answer["tool_calls"]
    assert first["error"] is None
    assert second["result"]["error"] == {"code": "unavailable", "message": UNREACHABLE}
    assert second["error"] == UNREACHABLE
    assert "cannot be reached" in str(provider.requests[1].messages[-1])  # the model can tell
    assert answer["status"] == "done"
    assert await person.titles() == ["Buy milk"]
    mcp.faults.clear()
    await person.at(faulty_api).say("hello", answer["conversation_id"])
    await person.assert_complete(answer["conversation_id"], ["done", "done"])


@pytest.mark.usefixtures("impatient")
async def test_it_is_waited_for_once(
    person: Person, provider: StandIn, mcp: FaultyMcp, faulty_api: str
) -> None:
    mcp.faults = [*AWAY]
    calls = [Call("add_task", {"title": title}) for title in ("a", "b", "c")]
    provider.script.replies = [*(Reply(calls=[each]) for each in calls), say("Nothing worked.")]

    answer = await person.at(faulty_api).say("a, b, c")

    assert [made["error"] for made in answer["tool_calls"]] == [UNREACHABLE] * 3
    first, *later = Counter(mcp.call_keys).values()
    assert first > 1
    assert later == [1, 1]


@pytest.mark.usefixtures("impatient")
async def test_a_server_that_came_back_is_waited_for_again(
    person: Person, provider: StandIn, mcp: FaultyMcp, faulty_api: str
) -> None:
    mcp.faults = [*AWAY]
    provider.script.replies = [call("add_task", MILK), say("Not now."), call("add_task", MILK), say("Now.")]
    assert (await person.at(faulty_api).say("milk"))["tool_calls"][0]["error"] == UNREACHABLE
    mcp.faults = []
    assert (await person.at(faulty_api).say("milk"))["tool_calls"][0]["error"] is None
    mcp.call_keys.clear()
    mcp.faults = [*AWAY]
    provider.script.replies = [call("add_task", MILK), say("Gone again.")]
    await person.at(faulty_api).say("milk")
    assert len(mcp.call_keys) > 1


@pytest.mark.usefixtures("impatient")
async def test_the_built_in_assistant_says_that_a_tool_did_not_answer(
    person: Person, mcp: FaultyMcp, faulty_mcp_url: str, start_api: StartApi
) -> None:
    api = await start_api(mcp_url=faulty_mcp_url, ai_provider="builtin")
    mcp.faults = [*AWAY]

    answer = await person.at(api.url).say("Add a task to buy milk")

    assert answer["tool_calls"][0]["error"] == UNREACHABLE
    assert "try again" in answer["response"].lower()
    assert await person.titles() == []
    await person.assert_complete(answer["conversation_id"], ["done"])


async def test_a_database_that_is_gone_answers_503_with_a_time_to_retry(
    person: Person, database_way: CutOff, start_api: StartApi
) -> None:
    api = await start_api(database_url=database_way.url)
    database_way.cut()

    response = await person.at(api.url).ask("hello")

    assert response.status_code == 503
    assert response.json()["error"] == "unavailable"
    assert int(response.headers["Retry-After"]) >= 1
    assert (await person.http.get(f"{api.url}/ready")).status_code == 503
    assert (await person.http.get(f"{api.url}/health")).status_code == 200
    assert await person.turns() == []


async def test_a_database_that_goes_in_the_middle_and_comes_back_loses_nothing(
    person: Person, provider: StandIn, database_way: CutOff, start_api: StartApi
) -> None:
    api = await start_api(database_url=database_way.url)  # the MCP server has its own way
    gate = Gate()
    provider.script.replies = [call("add_task", MILK), say("It is on your list.", halfway=gate)]

    async with person.at(api.url).listen("milk") as stream:
        ids = (await anext(stream))["messageMetadata"]
        await gate.reached.wait()
        database_way.cut()
        gate.open()
        heard: list[sse.Chunk] = []
        async for chunk in stream:
            heard.append(chunk)
            if sse.text(heard) == "It is on your list.":  # all is said, and now it cannot be stored
                database_way.mend()
        assert heard[-1] == sse.DONE

    _, reply = await person.assert_complete(ids["conversation_id"], ["done"])
    assert reply["content"] == "It is on your list."
    assert await person.titles() == ["Buy milk"]


async def test_an_answer_that_cannot_be_stored_is_not_called_done(
    person: Person,
    provider: StandIn,
    database_way: CutOff,
    start_api: StartApi,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("services.turn_runner.STORE_PAUSES_SECONDS", (0.01,))
    api = await start_api(database_url=database_way.url)
    gate = Gate()
    provider.script.replies = [say("Hello there.", halfway=gate)]

    async with person.at(api.url).listen("hello") as stream:
        await gate.reached.wait()
        database_way.cut()
        gate.open()
        heard = [chunk async for chunk in stream]

    [error] = [chunk for chunk in heard if chunk["type"] == "error"]
    assert error["errorText"] == "The answer could not be saved. Please reload in a moment."
    [turn] = await person.turns()
    assert turn.status == "running"  # until the sweep finds it silent
