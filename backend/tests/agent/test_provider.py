"""A turn with a model: what it is asked, what it may do, and what is told of it."""

import json
from typing import Any

from tests.standin.fixtures import MODEL, PROVIDER_KEY
from tests.standin.person import Person
from tests.standin.script import Call, Reply, call, say
from tests.standin.server import StandIn


async def test_a_tool_is_called_and_the_answer_says_what_it_took(person: Person, provider: StandIn) -> None:
    arguments = {"title": 'Call "Zoë" \\ 3 pm', "due": "2031-03-05T15:00"}
    provider.script.replies = [
        call("add_task", arguments, usage=(101, 12)),
        say("Added it for you.", usage=(140, 6)),
    ]

    answer = await person.say("Remind me to call Zoë")

    [tool_call] = answer["tool_calls"]
    assert (tool_call["tool"], tool_call["parameters"], tool_call["error"]) == ("add_task", arguments, None)
    assert tool_call["result"]["data"]["number"] == 1
    assert (answer["status"], answer["response"]) == ("done", "Added it for you.")
    metadata = answer["metadata"]
    assert metadata["tokens"] == {"input": 241, "output": 18, "total": 259}
    assert (metadata["model"], metadata["provider"], metadata["fallback"]) == (MODEL, "openai", False)
    assert await person.titles() == ['Call "Zoë" \\ 3 pm']
    await person.assert_complete(answer["conversation_id"], ["done"])
    turn = await person.turn(answer["turn_id"])
    assert (turn.tokens_input, turn.tokens_output, turn.model) == (241, 18, MODEL)


async def test_the_request_carries_the_key_the_tools_and_nothing_about_the_person(
    person: Person, provider: StandIn
) -> None:
    provider.script.replies = [say("Hello!")]

    await person.say("Hello")

    [exchange] = provider.requests
    assert exchange.path == "/v1/chat/completions"
    assert exchange.authorization == f"Bearer {PROVIDER_KEY}"
    assert exchange.body["model"] == MODEL
    assert exchange.body["stream_options"] == {"include_usage": True}
    assert [message["role"] for message in exchange.messages] == ["system", "user"]
    offered = {tool["function"]["name"] for tool in exchange.body["tools"]}
    assert {"add_task", "list_tasks", "update_task", "complete_task", "delete_task", "undo"} <= offered
    assert {"bulk_update_tasks", "bulk_delete_tasks"} <= offered  # made only after the user's yes
    assert person.user_id not in json.dumps(exchange.body)
    assert person.token not in json.dumps(exchange.body)


async def test_the_tools_result_reaches_the_model_in_the_same_turn(person: Person, provider: StandIn) -> None:
    provider.script.replies = [call("add_task", {"title": "Buy milk"}), say("Done.")]

    await person.say("milk please")

    asked, result = provider.requests[1].messages[-2:]
    assert asked["role"] == "assistant"
    assert result["role"] == "tool"
    assert result["tool_call_id"] == asked["tool_calls"][0]["id"]
    envelope = json.loads(_text(result["content"]))
    assert envelope["data"]["title"] == "Buy milk"


async def test_the_next_turn_knows_what_was_called_and_what_came_back(
    person: Person, provider: StandIn
) -> None:
    provider.script.replies = [
        Reply(calls=[Call("add_task", {"title": "Buy milk"}), Call("add_task", {"title": "Call mom"})]),
        say("Both are on your list."),
        say("You are welcome."),
    ]
    first = await person.say("milk, and mom")

    await person.say("thanks", first["conversation_id"])

    messages = provider.requests[-1].messages
    roles = [message["role"] for message in messages]
    assert roles == ["system", "user", "assistant", "tool", "assistant", "tool", "assistant", "user"]
    calls = [one for message in messages for one in message.get("tool_calls") or []]
    assert [json.loads(one["function"]["arguments"]) for one in calls] == [
        {"title": "Buy milk"},
        {"title": "Call mom"},
    ]
    results = {message["tool_call_id"]: message for message in messages if message["role"] == "tool"}
    assert list(results) == [one["id"] for one in calls]  # each call has its own answer, in order
    envelopes = [json.loads(_text(message["content"])) for message in results.values()]
    assert [envelope["data"]["number"] for envelope in envelopes] == [1, 2]
    spoken = [_text(message["content"]) for message in messages if message["role"] != "tool"][1:]
    assert [words for words in spoken if words] == [
        "milk, and mom",
        "Both are on your list.",
        "thanks",
    ]


async def test_calls_that_come_interleaved_are_made_in_their_order(person: Person, provider: StandIn) -> None:
    titles = ["First of all", "Then", "And at last the longest one of them"]
    provider.script.replies = [
        Reply(text="One moment.", calls=[Call("add_task", {"title": title}) for title in titles]),
        say("All three are there."),
    ]

    answer = await person.say("three things")

    assert [tool_call["parameters"]["title"] for tool_call in answer["tool_calls"]] == titles
    numbers = [tool_call["result"]["data"]["number"] for tool_call in answer["tool_calls"]]
    assert numbers == [1, 2, 3]
    assert answer["response"] == "One moment.\n\nAll three are there."


async def test_the_same_call_meant_twice_is_done_twice(person: Person, provider: StandIn) -> None:
    milk = {"title": "Buy milk"}
    provider.script.replies = [
        Reply(calls=[Call("add_task", milk), Call("add_task", milk)]),
        say("Two of them."),
    ]

    answer = await person.say("milk, twice")

    assert len(answer["tool_calls"]) == 2
    assert await person.titles() == ["Buy milk", "Buy milk"]


async def test_a_model_that_numbers_its_calls_anew_in_each_step_loses_none(
    person: Person, provider: StandIn
) -> None:
    provider.script.replies = [
        Reply(calls=[Call("add_task", {"title": "Buy milk"}, id="call_0")]),
        Reply(calls=[Call("complete_task", {"task_id": 1}, id="call_0")]),
        say("Bought."),
        say("Hello."),
    ]

    answer = await person.say("I bought milk")

    assert [tool_call["tool"] for tool_call in answer["tool_calls"]] == ["add_task", "complete_task"]
    assert len({tool_call["id"] for tool_call in answer["tool_calls"]}) == 2
    await person.say("hi", answer["conversation_id"])
    calls = [one for message in provider.requests[-1].messages for one in message.get("tool_calls") or []]
    assert len({one["id"] for one in calls}) == 2


def _text(content: Any) -> str:
    """Content as text, also where it is a list of parts."""
    if isinstance(content, list):
        return "".join(part["text"] for part in content)
    return str(content or "")
