"""A turn is counted once, by how it ended and who answered; so are its tokens and tool calls."""

import httpx2
import pytest

from tests.fixtures.ports import free_port
from tests.metrics.reading import Metered, Reading, read
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Gate, Reply, call, say
from tests.standin.server import StandIn

TURNS = "ai_todo_turns_total"
CALLS = "ai_todo_tool_calls_total"
TOKENS = "ai_todo_model_tokens_total"
FIRST_TEXT = "ai_todo_turn_first_text_seconds_count"


def only_turn(found: Reading) -> tuple[str, str]:
    """Outcome and answerer of the one turn there was."""
    (series,) = found.series(TURNS)
    assert series.value == 1
    return series.labels["outcome"], series.labels["answered_by"]


async def test_a_hosted_model(
    metered_api: Metered, metered_mcp: Metered, person: Person, provider: StandIn, http: httpx2.AsyncClient
) -> None:
    provider.script.replies = [call("add_task", {"title": "Canary 4711"}), say("Added Canary 4711.")]
    answer = await person.at(metered_api.url).say("add Canary 4711")

    found = await read(http, metered_api)
    assert only_turn(found) == ("done", "provider")
    assert found.value(FIRST_TEXT, answered_by="provider") == 1
    assert (found.value(TOKENS, kind="input"), found.value(TOKENS, kind="output")) == (22, 14)
    assert found.value("ai_todo_turns_running") == 0
    tools = await read(http, metered_mcp)
    assert [(series.labels, series.value) for series in tools.series(CALLS)] == [
        ({"tool": "add_task", "outcome": "ok", "code": "none"}, 1)
    ]
    assert tools.value("ai_todo_tool_call_duration_seconds_count", tool="add_task") == 1
    for text in (found.text, tools.text):
        for secret in ("anary", "4711", person.user_id, answer["turn_id"], answer["conversation_id"]):
            assert secret not in text


async def test_a_refused_call(
    metered_api: Metered, metered_mcp: Metered, person: Person, provider: StandIn, http: httpx2.AsyncClient
) -> None:
    provider.script.replies = [call("complete_task", {"task_id": 4711}), say("There is none.")]
    await person.at(metered_api.url).say("complete 4711")
    tools = await read(http, metered_mcp)
    (series,) = tools.series(CALLS)
    assert series.labels == {"tool": "complete_task", "outcome": "refused", "code": "not_found"}
    assert series.value == 1


async def test_the_fallback(
    metered_api: Metered, person: Person, provider: StandIn, http: httpx2.AsyncClient
) -> None:
    provider.script.replies = [Reply(status=500)]
    await person.at(metered_api.url).say("add Buy milk")
    found = await read(http, metered_api)
    assert only_turn(found) == ("done", "fallback")
    assert found.series(TOKENS) == []


async def test_the_builtin_assistant(
    start_api: StartApi, metered_mcp: Metered, person: Person, http: httpx2.AsyncClient
) -> None:
    port = free_port()
    url = (await start_api(ai_provider="builtin", metrics_port=port, mcp_url=f"{metered_mcp.url}/mcp")).url
    await person.at(url).say("add Buy milk")
    found = await read(http, Metered(url, port))
    assert only_turn(found) == ("done", "builtin")
    assert found.value(FIRST_TEXT, answered_by="builtin") == 1
    assert found.series(TOKENS) == []


async def test_one_that_is_stopped(
    metered_api: Metered, person: Person, provider: StandIn, http: httpx2.AsyncClient
) -> None:
    gate = Gate()
    provider.script.replies = [Reply(before=gate, text="Hello.")]
    me = person.at(metered_api.url)
    async with me.listen("hello") as stream:
        await gate.reached.wait()
        assert (await read(http, metered_api)).value("ai_todo_turns_running") == 1
        (turn,) = await me.turns()
        assert (await me.post(f"turns/{turn.id}/cancel")).status_code == 202
        gate.open()
        async for _ in stream:
            pass
    found = await read(http, metered_api)
    assert only_turn(found) == ("stopped", "provider")
    assert found.value("ai_todo_turns_running") == 0


async def test_tokens_before_a_question_count_once(
    metered_api: Metered, person: Person, provider: StandIn, http: httpx2.AsyncClient
) -> None:
    me = person.at(metered_api.url)
    for number in range(5):
        assert (await me.post("tasks", {"title": f"Errand {number}"})).status_code == 201
    arguments = {"task_ids": [1, 2, 3, 4, 5]}
    provider.script.replies = [call("bulk_delete_tasks", arguments), say("Deleted.")]
    asked = await me.say("delete all")
    assert asked["status"] == "waiting_approval"
    assert (await me.say("yes", asked["conversation_id"]))["status"] == "done"

    found = await read(http, metered_api)
    assert found.value(TURNS) == 2
    for outcome in ("waiting_approval", "done"):
        assert found.value(TURNS, outcome=outcome, answered_by="provider") == 1
    assert (found.value(TOKENS, kind="input"), found.value(TOKENS, kind="output")) == (22, 14)


@pytest.mark.parametrize("usage", [None, (-5, -5)], ids=["none", "nonsense"])
async def test_tokens_that_are_not_reported(
    usage: tuple[int, int] | None,
    metered_api: Metered,
    person: Person,
    provider: StandIn,
    http: httpx2.AsyncClient,
) -> None:
    provider.script.replies = [Reply(text="Hello.", usage=usage)]
    await person.at(metered_api.url).say("hello")
    found = await read(http, metered_api)
    assert only_turn(found)[1] == "provider"
    assert found.series(TOKENS) == []
