"""Turns that are taken away in the middle, and turns that take many steps."""

from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Gate, Reply, call, say
from tests.standin.server import StandIn

MILK = {"title": "Buy milk"}


async def test_a_turn_of_a_deleted_conversation_writes_no_more(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [say("Hello."), Reply(before=gate, calls=call("add_task", MILK).calls)]
    conversation = (await person.say("hello"))["conversation_id"]

    async with person.listen("milk", conversation) as stream:
        await gate.reached.wait()
        deleted = await person.http.delete(
            person.url(f"conversations/{conversation}"), headers=person.headers()
        )
        gate.open()
        heard = [chunk async for chunk in stream]

    assert deleted.status_code == 204
    assert heard[-1]["type"] == "[DONE]"
    assert await person.titles() == []
    assert await person.changes() == 0


async def test_deleting_the_account_waits_for_the_end_of_its_turn(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [Reply(before=gate, calls=call("add_task", MILK).calls)]

    async with person.listen("milk") as stream:
        await gate.reached.wait()
        deleted = await person.http.delete(person.url("").rstrip("/"), headers=person.headers())
        gate.open()
        async for _ in stream:
            pass

    assert deleted.status_code == 204
    assert await person.titles() == []
    assert await person.turns() == []


async def test_the_builtin_assistant_does_everything_a_message_names(
    person: Person, start_api: StartApi
) -> None:
    builtin = person.at((await start_api(ai_provider="builtin")).url)
    for start in (1, 11):
        named = ", ".join(f"errand {number}" for number in range(start, start + 10))
        await builtin.say(f"Add {named}")

    asked = await builtin.say(", ".join(f"complete task {number}" for number in range(1, 21)))
    assert asked["status"] == "waiting_approval"
    answer = await builtin.say("yes", asked["conversation_id"])

    assert answer["status"] == "done"
    assert all(task["completed"] for task in await builtin.tasks())
