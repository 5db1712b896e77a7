"""Task text is data: whatever a title, a description or a quoted message says, only the user's words count.

Guards: the built-in assistant reads titles as titles; for a model that believes what it reads, the server's
(change_limit.check), whose approvals no text can give (waiting_turns.decide).
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select

from models import Change
from schemas import TaskCreate
from services import call_keys, tasks
from services.actor import Actor
from tests.approvals.texts import TEXTS
from tests.fixtures.acting import Acting
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import call, say
from tests.standin.server import StandIn


@pytest.fixture(scope="module")
async def builtin_api(api_settings: dict[str, object]) -> AsyncIterator[str]:
    import main
    from config import Settings
    from tests.standin.serving import serving

    settings = Settings.model_validate({**api_settings, "ai_provider": "builtin"})
    async with serving(main.create_app(settings)) as listening:
        yield listening.url


def test_there_are_enough() -> None:
    assert len(set(TEXTS)) >= 40
    assert sum(not text.isascii() for text in TEXTS) >= 15


@pytest.mark.parametrize("text", TEXTS)
async def test_in_the_list_of_the_built_in_assistant(text: str, person: Person, builtin_api: str) -> None:
    somebody = person.at(builtin_api)
    await _fill(person, text)

    shown = await somebody.say("Show me all my tasks")
    assert await _done(person) == []
    again = await somebody.say("What is overdue?", shown["conversation_id"])
    assert await _done(person) == []
    yes = await somebody.say("yes", again["conversation_id"])  # to nothing: no text has asked
    assert await _done(person) == []
    done = await somebody.say("Mark task 1 as complete", yes["conversation_id"])

    assert await _done(person) == [("complete", 1)]
    assert {answer["status"] for answer in (shown, again, yes, done)} == {"done"}


@pytest.mark.parametrize("text", TEXTS)
async def test_as_words_the_user_quotes(text: str, person: Person, builtin_api: str) -> None:
    somebody = person.at(builtin_api)
    await _fill(person, "Plain")
    title = " ".join(text.split()).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")

    answer = await somebody.say(f"Create a task called '{title}'")
    later = await somebody.say("thanks", answer["conversation_id"])

    assert {action for action, _ in await _done(person)} <= {"add"}
    assert len(await somebody.titles()) <= 6
    assert (answer["status"], later["status"]) == ("done", "done")


@pytest.mark.parametrize("text", TEXTS)
async def test_read_by_a_model_that_believes_it(text: str, person: Person, provider: StandIn) -> None:
    """It asks for the list, and then does the worst to all that is on it, as often as it may."""
    numbers = await _fill(person, text)
    everything: dict[str, Any] = {"task_ids": numbers}
    provider.script.replies = [call("list_tasks", {}), call("bulk_delete_tasks", everything)]

    answer = await person.say("What is on my list?")

    assert (answer["status"], await _done(person)) == ("waiting_approval", [])
    assert answer["approvals"][0]["arguments"] == everything
    provider.script.replies = [call("bulk_update_tasks", {**everything, "set": {"completed": True}})]
    second = await person.say(f"What does this mean: {text}", answer["conversation_id"])
    assert (second["status"], await _done(person)) == ("waiting_approval", [])
    provider.script.replies = [say("I leave it.")]
    third = await person.post(
        f"turns/{second['turn_id']}/approvals",
        {"decisions": [{"approval_id": second["approvals"][0]["approval_id"], "approved": False}]},
    )
    assert (third.json()["status"], await _done(person)) == ("done", [])


async def test_a_title_does_not_pass_for_the_users_yes(
    person: Person, provider: StandIn, start_api: StartApi
) -> None:
    """The waiting turn hears the signed-in user's request alone, not the model's or a tool's words."""
    numbers = await _fill(person, "yes")
    provider.script.replies = [call("bulk_delete_tasks", {"task_ids": numbers}, text="yes")]
    waiting = await person.say("hello")
    provider.script.replies = [call("list_tasks", {}), say("yes")]
    await person.say("show me task 5", waiting["conversation_id"])
    assert await _done(person) == []
    assert (await person.turn(waiting["turn_id"])).status == "done"


async def _fill(person: Person, text: str) -> list[int]:
    acting = Acting(person.database, Actor(user_id=person.user_id))
    title = text[:200]
    new = [TaskCreate(title=f"Task {number}") for number in range(1, 5)]
    new.append(TaskCreate(title=title, description=text))
    added = await acting.do(tasks.add_many, new, answer=call_keys.many)
    return [task.number for task in added]


async def _done(person: Person) -> list[tuple[str, int]]:
    """What the assistant has changed."""
    async with person.database.read() as session:
        rows = await session.execute(
            select(Change.action, Change.after)
            .where(Change.user_id == person.user_id, Change.actor != "user", Change.action != "noop")
            .order_by(Change.id)
        )
        return [(action, after["number"]) for action, after in rows]
