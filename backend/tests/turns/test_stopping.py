"""Stopping an answer: at the next safe point, with what was done kept and said; from any replica."""

import asyncio
from uuid import uuid4

import pytest

from tests.standin import sse
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Gate, Reply, call, say
from tests.standin.server import StandIn


async def test_an_unknown_turn_and_a_foreign_one_are_the_same(
    person: Person, other: Person, provider: StandIn
) -> None:
    provider.script.replies = [say("Hello.")]
    theirs = (await other.say("hello"))["turn_id"]

    foreign = await person.post(f"turns/{theirs}/cancel")
    unknown = await person.post(f"turns/{uuid4()}/cancel")

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json() == unknown.json()
    assert not (await other.turn(theirs)).cancel_requested


async def test_a_finished_turn_stays_as_it_is(person: Person, provider: StandIn) -> None:
    provider.script.replies = [say("Hello.")]
    answer = await person.say("hello")

    response = await person.post(f"turns/{answer['turn_id']}/cancel")

    assert (response.status_code, response.json()["status"]) == (202, "done")
    await person.assert_complete(answer["conversation_id"], ["done"])


@pytest.mark.parametrize("from_elsewhere", [False, True], ids=["here", "another replica"])
async def test_in_the_middle_of_the_text(
    from_elsewhere: bool, person: Person, provider: StandIn, start_api: StartApi
) -> None:
    presser = person.at((await start_api()).url) if from_elsewhere else person
    gate = Gate()
    provider.script.replies = [say("This will be a very long story.", halfway=gate), say("Hello again.")]

    async with person.listen("tell me a story", key="k") as stream:
        heard = [await anext(stream)]
        ids = heard[0]["messageMetadata"]
        await gate.reached.wait()
        response = await presser.post(f"turns/{ids['turn_id']}/cancel")
        heard += [chunk async for chunk in stream]

    assert (response.status_code, response.json()["status"]) == (202, "running")
    begun, stopped = sse.text(heard).split("\n\n")
    assert "This will be a very long story.".startswith(begun)
    assert stopped == "Stopped. Nothing was changed."
    assert heard[-2]["messageMetadata"]["status"] == "interrupted"
    await provider.requests[0].gone.wait()  # the model is hung up on, not paid for
    conversation_id = ids["conversation_id"]
    await person.assert_complete(conversation_id, ["interrupted"])
    again = await person.say("tell me a story", key="k")  # what was stopped is not begun again by a retry
    assert (again["turn_id"], again["status"]) == (ids["turn_id"], "interrupted")
    await person.say("hello", conversation_id)
    await person.assert_complete(conversation_id, ["interrupted", "done"])


async def test_before_the_first_word(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [say("Too late.", before=gate)]

    async with person.listen("hello") as stream:
        heard = [await anext(stream)]
        await gate.reached.wait()
        await person.post(f"turns/{heard[0]['messageMetadata']['turn_id']}/cancel")
        heard += [chunk async for chunk in stream]

    assert sse.text(heard) == "Stopped. Nothing was changed."
    await person.assert_complete(heard[0]["messageMetadata"]["conversation_id"], ["interrupted"])


async def test_during_a_tool_call_the_call_is_finished_and_said(
    person: Person, provider: StandIn, mcp_gate: Gate, faulty_api: str
) -> None:
    provider.script.replies = [call("add_task", {"title": "Buy milk"})]

    async with person.at(faulty_api).listen("milk") as stream:
        heard = [await anext(stream)]
        ids = heard[0]["messageMetadata"]
        await mcp_gate.reached.wait()
        await person.at(faulty_api).post(f"turns/{ids['turn_id']}/cancel")
        mcp_gate.open()
        heard += [chunk async for chunk in stream]

    assert sse.text(heard) == 'Stopped. Done by then: added 1 "Buy milk".'
    assert len(sse.only(heard, "tool-output-available")) == 1
    assert heard[-2]["messageMetadata"]["status"] == "interrupted"
    assert len(provider.requests) == 1  # the model is not asked what to say of it
    assert await person.titles() == ["Buy milk"]
    await person.assert_complete(ids["conversation_id"], ["interrupted"])


async def test_after_a_tool_call_what_was_done_is_kept(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [
        Reply(calls=[Call("add_task", {"title": "Buy milk"}), Call("complete_task", {"task_id": 1})]),
        say("Both are done.", before=gate),
    ]
    turn = asyncio.create_task(person.say("milk"))
    await gate.reached.wait()
    [running] = await person.turns()

    await person.post(f"turns/{running.id}/cancel")

    answer = await turn
    assert answer["response"] == 'Stopped. Done by then: added 1 "Buy milk", completed 1 "Buy milk".'
    assert answer["status"] == "interrupted"
    [task] = await person.tasks()
    assert task["completed"]
