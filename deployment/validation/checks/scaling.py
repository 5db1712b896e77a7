"""From one replica to three and back, with every request going to any of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from uuid import uuid4

import httpx2

from validation.chat import add_task, say
from validation.checks.logs import pod_log
from validation.counts import count
from validation.load import busy
from validation.model import Row, row
from validation.people import Person
from validation.release import COMPONENTS
from validation.tally import Tally
from validation.trial import Trial

TURNS = 24


async def up_and_down(trial: Trial) -> list[Row]:
    """Scaled by Helm values under load. With three of each, one conversation goes round all of them."""
    release = trial.release
    people = await trial.crowd.people(5, 60)
    talker = await trial.crowd.person(chats=40)
    async with busy(people, chats=60, chat_pause=1.2) as load:
        async with release.replicated(3):
            titles, answered = await talk_everywhere(trial, talker)
        await asyncio.sleep(2)
    held = await count([*people, talker])
    tally = load.tally
    pods = {component: len(found) for component, found in answered.items()}
    return [
        row(
            "scaled 1 to 3 to 1 under load",
            "0 failed at first, 0 cut",
            f"{tally.failed_at_first} of {len(tally.requests)} failed, {tally.cut} cut",
            not tally.failed_at_first and not tally.cut,
            tally.errors(),
        ),
        row(
            f"one conversation of {TURNS} turns, each on a new connection",
            "every pod answered some; the transcript is whole",
            ", ".join(f"{component} {number} of 3" for component, number in pods.items())
            + f"; {titles} of {TURNS} tasks",
            pods["backend"] == 3 and pods["frontend"] == 3 and titles == TURNS,
            "which pods answered is read from their logs",
        ),
        row("after scaling: tasks and messages", "0 lost, 0 doubled", str(held), held.exact),
    ]


async def talk_everywhere(trial: Trial, person: Person) -> tuple[int, dict[str, set[str]]]:
    """How many of the conversation's tasks are there, and the pods that took part, by component."""
    mark, tally, conversation = f"scaled-{uuid4().hex[:8]}", Tally(), None
    titles: list[str] = []
    for number in range(TURNS):
        titles.append(f"Lamp {uuid4().hex[:10]}")
        # Half by the web app, half straight at the API: the web app keeps its connections to the API.
        base = trial.doors.web if number % 2 else trial.doors.api
        async with httpx2.AsyncClient(base_url=base, trust_env=False, timeout=30) as fresh:
            message = f"Create a task called '{titles[-1]}'"
            answer = await say(person, message, conversation, request_id=f"{mark}-{number}", http=fresh)
        if not answer.attempt.ok:
            answer = await add_task(person, titles[-1], conversation, tally)
        conversation = answer.conversation_id
    there = set(await person.titles())
    await asyncio.sleep(1)  # the kubelet writes lines in its own time
    return sum(title in there for title in titles), await _who_answered(trial, mark)


async def _who_answered(trial: Trial, mark: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for component in COMPONENTS:
        names: Sequence[str] = await trial.release.ready_pods(component)
        found[component] = {
            name for name in names if any(mark in line for line in await pod_log(trial.cluster, name))
        }
    return found
