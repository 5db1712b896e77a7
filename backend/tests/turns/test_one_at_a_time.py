"""One turn at a time in a conversation, and so many an hour for a user: also under a crowd of requests."""

import asyncio
import time
from collections import Counter

from services.rate_limit import WINDOW_SECONDS
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Gate, say
from tests.standin.server import StandIn


async def test_a_second_message_is_refused_while_the_first_is_answered(
    person: Person, provider: StandIn
) -> None:
    gate = Gate()
    provider.script.replies = [say("Hello."), say("First.", before=gate)]
    conversation_id = (await person.say("hello"))["conversation_id"]
    first = asyncio.create_task(person.say("one", conversation_id))
    await gate.reached.wait()

    refused = await person.ask("two", conversation_id)
    gate.open()

    assert refused.status_code == 409
    assert refused.json()["error"] == "turn_running"
    assert (await first)["response"] == "First."
    await person.assert_complete(conversation_id, ["done", "done"])


async def test_of_twenty_at_once_exactly_one_runs(
    person: Person, provider: StandIn, start_api: StartApi
) -> None:
    second = person.at((await start_api()).url)
    gate = Gate()
    provider.script.replies = [say("Hello."), say("Only me.", before=gate)]
    conversation_id = (await person.say("hello"))["conversation_id"]

    crowd = [
        asyncio.create_task(somebody.ask(f"message {number}", conversation_id))
        for number in range(10)
        for somebody in (person, second)
    ]
    refused: list[int] = []
    for done in asyncio.as_completed(crowd):
        refused.append((await done).status_code)
        if len(refused) == 19:
            gate.open()

    assert Counter(refused) == {409: 19, 200: 1}
    messages = await person.assert_complete(conversation_id, ["done", "done"])
    assert messages[-1]["content"] == "Only me."


async def test_other_conversations_are_not_held_up(person: Person, provider: StandIn) -> None:
    gate = Gate()
    provider.script.replies = [say("Slow.", before=gate), say("Quick.")]
    slow = asyncio.create_task(person.say("one"))
    await gate.reached.wait()

    quick = await person.say("two")
    gate.open()

    assert quick["response"] == "Quick."
    assert (await slow)["response"] == "Slow."


async def test_the_limit_is_exact_over_two_replicas(
    person: Person, other: Person, provider: StandIn, start_api: StartApi
) -> None:
    await _room_in_this_hour()
    replicas = [await start_api(chat_limit_per_hour=7) for _ in range(2)]
    people = [person.at(replica.url) for replica in replicas]
    provider.script.replies = [say("Hello.")] * 7

    answers = await asyncio.gather(*(people[number % 2].ask("hello") for number in range(20)))

    allowed = [answer for answer in answers if answer.status_code == 200]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert (len(allowed), len(refused)) == (7, 13)
    remaining = sorted(int(answer.headers["X-RateLimit-Remaining"]) for answer in allowed)
    assert remaining == [0, 1, 2, 3, 4, 5, 6]
    for answer in answers:
        assert answer.headers["X-RateLimit-Limit"] == "7"
        assert int(answer.headers["X-RateLimit-Reset"]) % WINDOW_SECONDS == 0
    for answer in refused:
        assert answer.headers["X-RateLimit-Remaining"] == "0"
        wait = int(answer.headers["Retry-After"])
        assert 0 < wait <= WINDOW_SECONDS
        body = answer.json()
        assert (body["error"], body["retry_after"]) == ("rate_limited", wait)
    assert len(await person.turns()) == 7
    provider.script.replies = [say("Hello, you.")]
    assert (await other.at(replicas[0].url).ask("hello")).status_code == 200  # a limit of one's own


async def test_a_repeated_request_is_not_counted_again(
    person: Person, provider: StandIn, start_api: StartApi
) -> None:
    await _room_in_this_hour()
    limited = person.at((await start_api(chat_limit_per_hour=1)).url)
    provider.script.replies = [say("Hello.")]

    first = await limited.say("hello", key="k")
    again = await limited.say("hello", key="k")

    assert again == first
    assert (await limited.ask("hello")).status_code == 429


async def _room_in_this_hour() -> None:
    """Waits out the last seconds of a window, so that all requests of a test fall into one."""
    left = WINDOW_SECONDS - time.time() % WINDOW_SECONDS
    if left < 5:
        await asyncio.sleep(left)
