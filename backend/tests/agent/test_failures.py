"""A model that fails: before any tool the built-in assistant answers, afterwards it is said what was done."""

import logging

import pytest

from tests.fixtures.ports import free_port
from tests.standin.fixtures import MODEL, PROVIDER_KEY, StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Gate, Reply, call, refuse, say
from tests.standin.server import PROVIDERS_WORDS, StandIn

GROCERIES = {"title": "Buy groceries"}
UNUSABLE = "The model's answer could not be used"
UNREACHABLE = "The model cannot be reached"
REFUSED = "The model refused the request"

# What the provider does, and how the person is told.
FAILURES = {
    "401": (refuse(401), "The model's key was refused"),
    "403": (refuse(403), "The model's key was refused"),
    "400": (refuse(400), REFUSED),
    "404": (refuse(404), REFUSED),
    "429": (refuse(429, Retry_After="1"), "The model is over its limit just now"),
    "500": (refuse(500), UNUSABLE),
    "503": (refuse(503), UNUSABLE),
    "cut at once": (Reply(cut="text"), UNREACHABLE),
    "cut in the text": (say("I will add that right away", cut="text"), UNREACHABLE),
    "cut in the arguments": (call("add_task", GROCERIES, cut="arguments"), UNREACHABLE),
    "not JSON": (Reply(raw=b"<html>Welcome to the hotel's network</html>"), UNUSABLE),
    "an error as an event": (Reply(raw=b'data: {"error": {"message": "overloaded"}}\n\n'), UNUSABLE),
    "half a chunk": (Reply(raw=b'data: {"choices": [{"ind\n\n'), UNUSABLE),
    "no choices": (Reply(choices=False), UNUSABLE),
    "no words": (Reply(), UNUSABLE),
    "only spaces": (say("  \n "), UNUSABLE),
    "a call without a name": (Reply(calls=[Call("", GROCERIES)]), UNUSABLE),
    "a call without an id": (Reply(calls=[Call("add_task", GROCERIES, id="")]), UNUSABLE),
}


@pytest.fixture(params=FAILURES)
def failure(request: pytest.FixtureRequest) -> tuple[Reply, str]:
    return FAILURES[request.param]


async def test_before_any_tool_the_built_in_assistant_answers_and_says_so(
    failure: tuple[Reply, str], person: Person, provider: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reply, reason = failure
    provider.script.replies = [reply]

    answer = await person.say("Add a task to buy groceries")

    assert f"{reason}, so the built-in assistant answers." in answer["response"]
    assert "Buy groceries" in answer["response"]
    assert answer["status"] == "done"
    assert (answer["metadata"]["provider"], answer["metadata"]["model"]) == ("builtin", "builtin")
    assert answer["metadata"]["fallback"] is True
    assert len(provider.requests) == 1  # not tried again and again while somebody waits
    assert await person.titles() == ["Buy groceries"]
    assert (await person.turn(answer["turn_id"])).fallback
    await _goes_on(person, provider, answer["conversation_id"], "done")
    _nothing_leaked(str(answer), caplog)


async def test_after_a_tool_there_is_no_second_model_and_the_sentence_says_what_was_done(
    failure: tuple[Reply, str], person: Person, provider: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reply, reason = failure
    provider.script.replies = [call("add_task", GROCERIES, usage=(50, 5)), reply]

    answer = await person.say("Add a task to buy groceries")

    assert answer["response"].endswith(
        f'{reason}, so I stopped there. Done by then: added 1 "Buy groceries".'
    )
    assert answer["status"] == "failed"
    assert (answer["metadata"]["provider"], answer["metadata"]["model"]) == ("openai", MODEL)
    assert answer["metadata"]["fallback"] is False
    assert answer["metadata"]["tokens"]["input"] >= 50
    assert [one["tool"] for one in answer["tool_calls"]] == ["add_task"]
    assert await person.titles() == ["Buy groceries"]
    await _goes_on(person, provider, answer["conversation_id"], "failed")
    _nothing_leaked(str(answer), caplog)


async def test_what_the_model_had_begun_to_say_stays_apart_from_the_built_in_answer(
    person: Person, provider: StandIn
) -> None:
    provider.script.replies = [say("I will add that right away", cut="text")]

    answer = await person.say("Add a task to buy groceries")

    begun, told, *rest = answer["response"].split("\n\n")
    assert "I will add that right away".startswith(begun)
    assert told == f"{UNREACHABLE}, so the built-in assistant answers."
    assert "Buy groceries" in rest[0]


async def test_after_reading_alone_nothing_was_changed(person: Person, provider: StandIn) -> None:
    provider.script.replies = [call("list_tasks"), refuse(500)]

    answer = await person.say("What is on my list?")

    assert answer["response"] == f"{UNUSABLE}, so I stopped there. Nothing was changed."
    assert answer["status"] == "failed"


async def test_connection_refused(person: Person, start_api: StartApi) -> None:
    api = await start_api(openai_base_url=f"http://127.0.0.1:{free_port()}/v1")

    answer = await person.at(api.url).say("Add a task to buy groceries")

    assert answer["response"].startswith(f"{UNREACHABLE}, so the built-in assistant answers.")
    assert answer["metadata"]["fallback"] is True
    assert await person.titles() == ["Buy groceries"]


@pytest.mark.alone
@pytest.mark.parametrize("slow", ["first byte", "halfway", "endless"])
async def test_a_model_that_takes_too_long_is_hung_up_on(
    slow: str, person: Person, provider: StandIn, start_api: StartApi
) -> None:
    api = await start_api(ai_timeout_seconds=0.5)
    provider.script.replies = [
        {
            "first byte": Reply(before=Gate()),
            "halfway": say("Well, let me see", halfway=Gate()),
            "endless": say("Well, ", endless=True, pause_seconds=0.02),
        }[slow]
    ]

    answer = await person.at(api.url).say("Add a task to buy groceries")

    assert "The model took too long, so the built-in assistant answers." in answer["response"]
    assert await person.titles() == ["Buy groceries"]
    await provider.requests[0].gone.wait()  # it does not go on at the operator's cost
    await person.assert_complete(answer["conversation_id"], ["done"])


async def test_too_many_steps(person: Person, provider: StandIn, start_api: StartApi) -> None:
    api = await start_api(ai_max_steps=3)
    provider.script.replies = [call("add_task", {"title": f"Task {number}"}) for number in (1, 2, 3)]

    answer = await person.at(api.url).say("add tasks for ever")

    assert answer["response"] == (
        "That took more steps than one message may take, so I stopped."
        ' Done by then: added 1 "Task 1", added 2 "Task 2", added 3 "Task 3".'
    )
    assert answer["status"] == "failed"
    assert len(provider.requests) == 3
    await person.assert_complete(answer["conversation_id"], ["failed"])


async def test_too_many_tokens(person: Person, provider: StandIn, start_api: StartApi) -> None:
    api = await start_api(ai_token_budget=1_000)
    provider.script.replies = [
        call("add_task", {"title": "Task 1"}, usage=(700, 100)),
        call("add_task", {"title": "Task 2"}, usage=(180, 20)),
    ]

    answer = await person.at(api.url).say("add tasks for ever")

    assert answer["response"] == (
        "That took more of the model than one message may, so I stopped."
        ' Done by then: added 1 "Task 1", added 2 "Task 2".'
    )
    assert answer["status"] == "failed"
    assert answer["metadata"]["tokens"] == {"input": 880, "output": 120, "total": 1_000}
    assert len(provider.requests) == 2
    await person.assert_complete(answer["conversation_id"], ["failed"])


async def _goes_on(person: Person, provider: StandIn, conversation_id: str, status: str) -> None:
    """The conversation is whole and can be used."""
    provider.script.replies = [say("Here I am again.")]
    answer = await person.say("Are you there?", conversation_id)
    assert answer["response"] == "Here I am again."
    await person.assert_complete(conversation_id, [status, "done"])


def _nothing_leaked(answer: str, caplog: pytest.LogCaptureFixture) -> None:
    for secret in (PROVIDER_KEY, PROVIDERS_WORDS):
        assert secret not in answer
        assert secret not in caplog.text
        assert all(secret not in str(record.__dict__) for record in caplog.records)
