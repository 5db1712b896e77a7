"""A list longer than one call can change: it is said plainly how far it went."""

from schemas import TaskCreate
from services import tasks
from services.actor import Actor
from tests.dialogues.clock import SetClock
from tests.standin.person import Person


async def fill(person: Person, count: int) -> None:
    actor = Actor(user_id=person.user_id)
    async with person.database.transaction() as session:
        for start in range(0, count, 20):
            new = [TaskCreate(title=f"Chore {n}") for n in range(start, min(start + 20, count))]
            await tasks.add_many(session, actor, new)


async def test_more_than_can_be_completed_at_once(
    person: Person, clock: SetClock, replicas: list[str]
) -> None:
    me = person.at(replicas[0])
    await fill(me, 207)

    asked = await me.say("complete all my tasks")
    done = await me.say("yes", asked["conversation_id"])

    assert "complete 200 tasks" in asked["response"] or "change 200 tasks" in asked["response"]
    assert "These are the first 200, as many as I complete at once." in done["response"]
    again = await me.say("complete all my tasks", asked["conversation_id"])
    rest = await me.say("yes", asked["conversation_id"])
    assert "7 tasks" in again["response"]
    assert "Completed 7 tasks" in rest["response"]
    assert "at once" not in rest["response"].replace(again["response"], "")


async def test_more_than_can_be_changed_at_once(person: Person, clock: SetClock, replicas: list[str]) -> None:
    me = person.at(replicas[0])
    await fill(me, 201)

    asked = await me.say("make all my tasks urgent")
    done = await me.say("yes", asked["conversation_id"])

    assert "Updated 200 tasks" in done["response"]
    assert "as many as I change at once. There are more" in done["response"]
