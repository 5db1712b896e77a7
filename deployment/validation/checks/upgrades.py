"""Changes by `helm upgrade`: unnoticed when they are right, harmless when they are wrong."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from validation.counts import count, still_signed_in
from validation.figures import in_seconds
from validation.load import Load, busy
from validation.model import NotRun, Row, not_run, row
from validation.node import Node
from validation.people import Person
from validation.release import COMPONENTS, Release, Values, value_of
from validation.trial import Trial

CHATTING, BROWSING = 10, 8
CHATS = 60
CHAT_PAUSE, BROWSE_PAUSE = 0.8, 0.15
REQUESTS, REQUESTS_QUICK = 5000, 1000
LONGEST_SECONDS = 420
LIVE_SECONDS = 30


def changed_value(release: Release) -> Values:
    """A value of each service that changes nothing but rolls its pods."""
    return {
        f"{component}.config.drainSeconds": int(
            value_of(release.computed, f"{component}.config.drainSeconds", 20)
        )
        + 1
        for component in COMPONENTS
    }


def changed_secret() -> Values:
    """Another secret for the API: a key of a provider that is not asked."""
    return {
        "backend.ai.provider": "builtin",
        "backend.ai.existingSecret": "",
        "backend.ai.apiKey": token_hex(24),
    }


@dataclass(slots=True)
class Steps:
    """What was changed when, in seconds since the load began."""

    began: float
    told: list[str] = field(default_factory=list)

    async def roll(self, name: str, release: Release, changes: Values | None) -> None:
        """One upgrade, until everything is of the new version and the old pods are gone."""
        started = time.monotonic() - self.began
        await release.must_upgrade(changes)
        await release.settled()
        self.told.append(f"{name} {started:.0f}-{time.monotonic() - self.began:.0f} s")


async def under_load(trial: Trial) -> list[Row]:
    """Image tag, value and secret changed, one after the other, while people chat and read."""
    release = trial.release
    chatting = await trial.crowd.people(CHATTING, CHATS)
    browsing = await trial.crowd.people(BROWSING, 1)
    wanted = REQUESTS_QUICK if trial.quick else REQUESTS
    steps = Steps(time.monotonic())
    rows: list[Row] = []
    pauses: dict[str, Any] = {"chats": CHATS, "chat_pause": CHAT_PAUSE, "browse_pause": BROWSE_PAUSE}
    async with busy(chatting, browsing, **pauses) as load:
        await asyncio.sleep(2)
        try:
            await steps.roll("value", release, changed_value(release))
            if not trial.quick:
                await steps.roll("secret", release, changed_secret())
                rows += await _other_tags(trial, steps)
        finally:
            await steps.roll("back", release, None)
        await load.requests(wanted, LONGEST_SECONDS)
    return _verdicts(load, wanted, steps) + rows + await _kept(chatting)


async def _other_tags(trial: Trial, steps: Steps) -> list[Row]:
    """All three services under another image tag; a row only where that cannot be tried."""
    images = {component: await trial.release.image(component) for component in COMPONENTS}
    tags = {image: f"{image}-again" for image in images.values()}
    try:
        node = await Node.of(trial.cluster)
    except NotRun as reason:
        return [not_run("image tag changed under load", "0 failed", str(reason))]
    async with node.tagged(tags):
        changes: Values = {}
        for component, image in images.items():
            changes[f"{component}.image.tag"] = tags[image].rpartition(":")[2]
            changes[f"{component}.image.digest"] = ""
        await steps.roll("image tag", trial.release, changes)
        await steps.roll("back", trial.release, None)  # while the tags are there: pods may start again
    return []


def _verdicts(load: Load, wanted: int, steps: Steps) -> list[Row]:
    tally = load.tally
    through = len(tally.requests)
    figure = f"{tally.failed_at_first} of {through:,} at first, {tally.failed_for_user} for the user"
    return [
        row(
            "requests during upgrades (value, secret, image tag)",
            f"0 failed of {wanted:,}",
            figure,
            through >= wanted and not tally.failed_at_first,
            f"{', '.join(steps.told)}. {tally.errors()} {tally.failures(steps.began)}".strip(),
        ),
        row(
            "streamed answers during upgrades",
            "0 cut",
            f"{tally.cut} of {len(tally.seconds('chat')):,}",
            not tally.cut,
        ),
    ]


async def _kept(people: list[Person]) -> list[Row]:
    held, signed_in = await count(people), await still_signed_in(people)
    return [
        row("after the upgrades: tasks and messages", "0 lost, 0 doubled", str(held), held.exact),
        row(
            "after the upgrades: sessions",
            "all valid",
            f"{signed_in} of {len(people)}",
            signed_in == len(people),
        ),
    ]


async def setting_live(trial: Trial) -> list[Row]:
    """A changed value, seen in the answers people get."""
    person = await trial.crowd.person(chats=60)
    other = 93
    started = time.monotonic()
    seconds = 0.0

    async def lives(changing: asyncio.Task[None]) -> float:
        same = 0
        while same < 5:
            answer = await stated_limit(person)
            same = same + 1 if answer == str(other) else 0
            if time.monotonic() - started > 120:
                raise TimeoutError("the changed limit was not seen within 120 s")
            await asyncio.sleep(0.5 if not changing.done() else 0.2)
        return time.monotonic() - started

    async with asyncio.TaskGroup() as group:
        change = group.create_task(trial.release.must_upgrade({"backend.config.chatLimitPerHour": other}))
        seconds = await lives(change)
    await trial.release.must_upgrade()
    await trial.release.settled()
    return [
        row(
            "from helm upgrade to five answers in a row with the new setting",
            f"<= {LIVE_SECONDS} s",
            in_seconds(seconds),
            seconds <= LIVE_SECONDS,
            "backend.config.chatLimitPerHour, read from X-RateLimit-Limit",
        )
    ]


async def stated_limit(person: Person) -> str:
    """The limit an answer states."""
    body = {"message": "What's pending?", "conversation_id": None}
    answer = await person.http.post(person.path("chat"), json=body, headers=await person.headers())
    return str(answer.headers.get("x-ratelimit-limit", ""))
