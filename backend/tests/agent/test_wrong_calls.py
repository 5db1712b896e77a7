"""Tool calls that cannot be made, or that the tool refuses: shown as they were, and the turn goes on."""

import json

import pytest

from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Reply, call, say
from tests.standin.server import StandIn


@pytest.mark.parametrize("arguments", ['{"title": "Buy mi', '["Buy milk"]', '"Buy milk"', "null", "milk"])
async def test_arguments_that_are_no_object_are_told_to_the_model_and_shown(
    arguments: str, person: Person, provider: StandIn
) -> None:
    provider.script.replies = [
        call("add_task", arguments),
        call("add_task", {"title": "Buy milk"}),
        say("Now it is there."),
    ]

    answer = await person.say("milk")

    wrong, right = answer["tool_calls"]
    assert (wrong["tool"], wrong["parameters"], wrong["result"]) == ("add_task", {}, None)
    assert wrong["error"] == "The arguments are not one JSON object. Send the call again with valid JSON."
    assert right["error"] is None
    assert provider.requests[1].messages[-1]["content"] == wrong["error"]
    assert (answer["status"], answer["response"]) == ("done", "Now it is there.")
    assert await person.titles() == ["Buy milk"]
    await _can_be_gone_on_with(person, provider, answer["conversation_id"])


async def test_numbers_that_json_does_not_have_are_told_at_once(person: Person, provider: StandIn) -> None:
    provider.script.replies = [call("list_tasks", '{"limit": NaN}'), say("I cannot.")]

    answer = await person.say("list")

    [tool_call] = answer["tool_calls"]
    assert tool_call["error"] == "The arguments are not one JSON object. Send the call again with valid JSON."
    assert tool_call["duration_ms"] < 1_000  # not sent again and again: the server is well
    assert answer["status"] == "done"


async def test_one_call_too_many_in_a_turn_is_refused(
    person: Person, provider: StandIn, start_api: StartApi
) -> None:
    limited = person.at((await start_api(ai_max_calls=3)).url)
    calls = [Call("add_task", {"title": f"Task {number}"}) for number in range(5)]
    provider.script.replies = [Reply(calls=calls), say("Three are there.")]

    answer = await limited.say("five tasks")

    codes = [(made["result"]["error"] or {}).get("code") for made in answer["tool_calls"]]
    assert codes == [None, None, None, "limit", "limit"]
    assert (answer["status"], len(await person.titles())) == ("done", 3)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("drop_everything", "drop_everything"),
        ("bulk_complete_tasks", "bulk_complete_tasks"),
        ("add_task; delete_task", "add_task__delete_task"),
        ("x" * 100, "x" * 64),
    ],
)
async def test_a_tool_that_is_not_offered_is_refused_and_shown(
    name: str, shown: str, person: Person, provider: StandIn
) -> None:
    provider.script.replies = [call(name, {"task_ids": [1]}), say("I cannot do that.")]

    answer = await person.say("drop everything")

    [tool_call] = answer["tool_calls"]
    assert (tool_call["tool"], tool_call["parameters"]) == (shown, {"task_ids": [1]})
    assert tool_call["result"] is None
    assert "not found" in tool_call["error"]
    assert (answer["status"], answer["response"]) == ("done", "I cannot do that.")
    assert await person.changes() == 0
    await _can_be_gone_on_with(person, provider, answer["conversation_id"])


@pytest.mark.parametrize(
    ("tool", "arguments", "code"),
    [
        ("add_task", {}, "invalid"),
        ("add_task", {"title": "   "}, "invalid"),
        ("add_task", {"title": "Buy milk", "colour": "red"}, "invalid"),
        ("complete_task", {"task_id": 999}, "not_found"),
        ("add_task", {"title": "Buy milk", "user_id": "somebody-else"}, "forbidden"),
    ],
)
async def test_what_the_tool_refuses_is_shown_with_its_sentence(
    tool: str, arguments: dict[str, object], code: str, person: Person, provider: StandIn
) -> None:
    provider.script.replies = [call(tool, arguments), say("That did not work.")]

    answer = await person.say("do it")

    [tool_call] = answer["tool_calls"]
    assert tool_call["parameters"] == arguments
    assert tool_call["result"]["status"] == "error"
    assert tool_call["result"]["error"]["code"] == code
    assert tool_call["error"] == tool_call["result"]["error"]["message"]
    assert await person.changes() == 0
    stored = (await person.conversation(answer["conversation_id"]))["messages"][-1]
    assert stored["tool_calls"] == answer["tool_calls"]
    await _can_be_gone_on_with(person, provider, answer["conversation_id"])


async def test_a_refused_call_does_not_stop_its_neighbours(person: Person, provider: StandIn) -> None:
    provider.script.replies = [
        Reply(
            calls=[
                Call("add_task", {"title": "Buy milk"}),
                Call("fly_to_the_moon", {}),
                Call("add_task", '{"title": '),
                Call("add_task", {"title": "Call mom"}),
            ]
        ),
        say("Two of four."),
    ]

    answer = await person.say("four things")

    assert await person.titles() == ["Buy milk", "Call mom"]
    failed = {tool_call["tool"]: tool_call["error"] for tool_call in answer["tool_calls"]}
    assert set(failed) == {"add_task", "fly_to_the_moon"}
    assert len(answer["tool_calls"]) == 4
    assert sum(tool_call["error"] is None for tool_call in answer["tool_calls"]) == 2


@pytest.mark.parametrize("character", ["\x00", "\ud83d"], ids=["NUL", "half an emoji"])
async def test_characters_that_nothing_can_store_do_not_break_the_turn(
    character: str, person: Person, provider: StandIn
) -> None:
    title = f"Buy {character}milk"
    provider.script.replies = [
        call("add_task", json.dumps({"title": title})),
        say(f"Here {character} it is."),
    ]

    answer = await person.say("milk")

    assert answer["status"] in ("done", "failed")
    assert answer["response"]
    await person.assert_complete(answer["conversation_id"], [answer["status"]])
    await _can_be_gone_on_with(person, provider, answer["conversation_id"])


async def _can_be_gone_on_with(person: Person, provider: StandIn, conversation_id: str) -> None:
    """The wrong call in the history does not make the next request a wrong one."""
    provider.script.replies = [say("Fine.")]
    answer = await person.say("and now?", conversation_id)
    assert answer["response"] == "Fine."
    assert answer["metadata"]["provider"] == "openai"
