"""The same Idempotency-Key: the same turn, never a second effect, also after the process has died."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, text, update

from db import Database
from models import Turn
from schemas import ChatRequest, TaskCreate
from services.actor import Actor
from services.chat import _digest
from services.orphans import close_orphans
from services.tasks import add
from services.turn_events import call_key
from services.turns import ORPHANED_SECONDS, open_turn
from tests.standin import sse
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Gate, Reply, call, refuse, say
from tests.standin.server import StandIn

MILK = {"title": "Buy milk"}

Abandon = Callable[..., Awaitable[str]]


async def test_another_message_under_the_same_key_is_refused(person: Person, provider: StandIn) -> None:
    provider.script.replies = [say("Hello.")]
    await person.say("hello", key="k")

    other_words = await person.ask("good bye", key="k")
    other_place = await person.ask("hello", str(uuid4()), key="k")

    for refused in (other_words, other_place):
        assert refused.status_code == 422
        assert refused.json()["error"] == "idempotency_mismatch"
    assert len(await person.turns()) == 1


@pytest.mark.parametrize("key", ["x" * 201, "a\tb"])
async def test_a_key_that_cannot_be_kept_is_refused(key: str, person: Person) -> None:
    response = await person.ask("hello", key=key)

    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "Idempotency-Key"


async def test_a_key_belongs_to_its_user(person: Person, other: Person, provider: StandIn) -> None:
    provider.script.replies = [say("Hello."), say("Hello, you.")]

    mine = await person.say("hello", key="k")
    theirs = await other.say("something else", key="k")

    assert mine["turn_id"] != theirs["turn_id"]


async def test_a_finished_turn_is_answered_again_word_for_word(person: Person, provider: StandIn) -> None:
    provider.script.replies = [call("add_task", MILK), say("Added.")]
    first = await person.say("milk", key="k")

    again = await person.say("milk", key="k")
    streamed = await person.hear("milk", key="k")

    assert again == first
    assert streamed[0]["messageMetadata"]["turn_id"] == first["turn_id"]
    assert streamed[0]["messageId"] == first["messages"][1]["id"]
    assert sse.text(streamed) == "Added."
    assert [chunk["toolName"] for chunk in sse.only(streamed, "tool-input-available")] == ["add_task"]
    assert streamed[-2]["messageMetadata"]["tokens"] == first["metadata"]["tokens"]
    assert len(provider.requests) == 2
    assert await person.titles() == ["Buy milk"]


async def test_twins_on_two_replicas_are_one_turn(
    person: Person, provider: StandIn, start_api: StartApi
) -> None:
    second = person.at((await start_api()).url)
    provider.script.replies = [call("add_task", MILK), say("Added.")]

    answers = await asyncio.gather(
        *(somebody.say("milk", key="k") for _ in range(5) for somebody in (person, second))
    )

    assert len({answer["turn_id"] for answer in answers}) == 1
    assert {answer["response"] for answer in answers} == {"Added."}
    assert len(provider.requests) == 2
    assert await person.titles() == ["Buy milk"]
    await person.assert_complete(answers[0]["conversation_id"], ["done"])


async def test_a_repeat_joins_the_running_turn_on_either_replica(
    person: Person, provider: StandIn, start_api: StartApi
) -> None:
    second = person.at((await start_api()).url)
    gate = Gate()
    provider.script.replies = [say("One moment, please.", halfway=gate)]
    first = asyncio.create_task(person.hear("hello", key="k"))
    await gate.reached.wait()

    async with person.listen("hello", key="k") as here, second.listen("hello", key="k") as there:
        assert (await anext(here))["type"] == "start"
        assert await anext(there) == sse.HEARTBEAT  # it runs elsewhere: heard of when it is there
        gate.open()
        heard_here = [chunk async for chunk in here]
        heard_there = [chunk async for chunk in there if chunk != sse.HEARTBEAT]

    chunks = await first
    assert sse.text(heard_here) == sse.text(heard_there) == sse.text(chunks) == "One moment, please."
    assert heard_there[0]["messageMetadata"] == chunks[0]["messageMetadata"]
    assert len(await person.turns()) == 1


@pytest.fixture
def abandon(person: Person, database: Database) -> Abandon:
    """Leaves a turn as a process does that dies in it: running, silent, its first tool's effect committed."""

    async def leave(message: str, key: str, *, silent_for: float = ORPHANED_SECONDS + 1) -> str:
        request = ChatRequest(message=message)
        async with database.transaction() as session:
            turn = await open_turn(
                session,
                user_id=person.user_id,
                message=message,
                conversation_id=None,
                key=key,
                sha256=_digest(request),
            )
        actor = Actor(
            user_id=person.user_id,
            name="assistant",
            turn_id=turn.id,
            call_key=call_key(turn.id, "add_task", MILK, 0),
        )
        async with database.transaction() as session:
            await add(session, actor, TaskCreate.model_validate(MILK))
            await session.execute(
                update(Turn)
                .where(Turn.id == turn.id)
                .values(heartbeat_at=func.now() - timedelta(seconds=silent_for))
            )
        return str(turn.id)

    return leave


async def test_a_silent_turn_is_closed_with_what_it_did(
    person: Person, database: Database, abandon: Abandon
) -> None:
    turn_id = await abandon("milk", "k")

    await asyncio.gather(close_orphans(database), close_orphans(database))  # any replica, several at once

    turn = await person.turn(turn_id)
    assert turn.status == "interrupted"
    _, reply = await person.assert_complete(str(turn.conversation_id), ["interrupted"])
    assert reply["content"] == 'This answer was interrupted. Done by then: added 1 "Buy milk".'
    assert [one["tool"] for one in reply["tool_calls"]] == ["add_task"]


async def test_a_turn_that_has_just_been_heard_of_is_left_alone(
    person: Person, database: Database, abandon: Abandon
) -> None:
    turn_id = await abandon("milk", "k", silent_for=ORPHANED_SECONDS - 5)

    await close_orphans(database)

    assert (await person.turn(turn_id)).status == "running"
    await _forget(database, turn_id)


async def test_the_standing_replicas_close_it_by_themselves(
    person: Person, database: Database, abandon: Abandon, start_api: StartApi
) -> None:
    turn_id = await abandon("milk", "k")

    await start_api()  # sweeps when it starts, and every few seconds from then on

    turn = await person.turn(turn_id)
    await person.turn_ended(str(turn.conversation_id))
    assert (await person.turn(turn_id)).status == "interrupted"


@pytest.mark.parametrize("swept", [True, False], ids=["swept before", "not swept yet"])
async def test_a_retry_goes_on_with_the_same_turn_and_does_nothing_twice(
    swept: bool, person: Person, provider: StandIn, database: Database, abandon: Abandon
) -> None:
    turn_id = await abandon("milk, and mom", "k")
    if swept:
        await close_orphans(database)
    provider.script.replies = [
        Reply(calls=[Call("add_task", MILK), Call("add_task", {"title": "Call mom"})]),
        say("Both are there."),
    ]

    answer = await person.say("milk, and mom", key="k")

    assert answer["turn_id"] == turn_id
    assert (answer["status"], answer["response"]) == ("done", "Both are there.")
    assert numbers(answer) == [1, 1, 2]  # the first is told of the run that broke off
    assert await person.titles() == ["Buy milk", "Call mom"]
    assert await person.changes() == 2
    await person.assert_complete(answer["conversation_id"], ["done"])


async def test_the_answer_of_a_retry_shows_what_was_done_before_it(
    person: Person, provider: StandIn, database: Database, abandon: Abandon
) -> None:
    await abandon("milk, and mom", "k")
    await close_orphans(database)
    provider.script.replies = [call("add_task", {"title": "Call mom"}), say("Both are there.")]

    heard = await person.hear("milk, and mom", key="k")
    stored = await person.say("milk, and mom", key="k")

    outputs = sse.only(heard, "tool-output-available")
    assert [chunk["output"]["data"]["number"] for chunk in outputs] == [1, 2]
    assert numbers(stored) == [1, 2]


async def test_a_provider_that_fails_in_a_retry_is_not_taken_over_from(
    person: Person, provider: StandIn, database: Database, abandon: Abandon
) -> None:
    await abandon("Add milk", "k")
    await close_orphans(database)
    provider.script.replies = [refuse(500)]

    answer = await person.say("Add milk", key="k")

    assert answer["status"] == "failed"
    assert 'Done by then: added 1 "Buy milk".' in answer["response"]
    assert await person.titles() == ["Buy milk"]


async def test_of_several_retries_one_goes_on_and_the_others_listen(
    person: Person, provider: StandIn, database: Database, abandon: Abandon, start_api: StartApi
) -> None:
    second = person.at((await start_api()).url)
    turn_id = await abandon("milk", "k")
    await close_orphans(database)
    provider.script.replies = [call("add_task", MILK), say("It is there.")]

    answers = await asyncio.gather(
        *(somebody.say("milk", key="k") for _ in range(4) for somebody in (person, second))
    )

    assert {answer["turn_id"] for answer in answers} == {turn_id}
    assert {answer["response"] for answer in answers} == {"It is there."}
    assert len(provider.requests) == 2
    assert await person.titles() == ["Buy milk"]


async def test_a_retry_by_the_built_in_assistant_does_nothing_twice(
    person: Person, database: Database, start_api: StartApi
) -> None:
    builtin = person.at((await start_api(ai_provider="builtin")).url)
    first = await builtin.say("Add a task to buy milk", key="k")
    await _interrupt(database, first["turn_id"])

    again = await builtin.say("Add a task to buy milk", key="k")

    assert again["turn_id"] == first["turn_id"]
    assert again["status"] == "done"
    assert await person.titles() == ["Buy milk"]


def numbers(answer: dict[str, Any]) -> list[int]:
    """The numbers of the tasks its calls changed."""
    return [one["result"]["data"]["number"] for one in answer["tool_calls"]]


async def _interrupt(database: Database, turn_id: str) -> None:
    """As if the process had died just before the answer was stored, and the turn had been swept."""
    async with database.transaction() as session:
        for statement in (
            "UPDATE turns SET status = 'interrupted' WHERE id = :id",
            "UPDATE messages SET status = 'interrupted', content = '' WHERE turn_id = :id AND seq = 2",
        ):
            await session.execute(text(statement), {"id": UUID(turn_id)})


async def _forget(database: Database, turn_id: str) -> None:
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM turns WHERE id = :id"), {"id": UUID(turn_id)})
