"""Many chats at a time on one API pod, with a model that speaks at a real one's pace."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Sequence
from uuid import uuid4

import httpx2

from validation.chat import Answer, say, say_until_done
from validation.checks.killing import end, replaced
from validation.counts import count as counted
from validation.figures import in_seconds, p50, p95, p99
from validation.model import Row, Verdict, row
from validation.people import Person, browser
from validation.pods import http_probe, restricted_pod, standing, with_script
from validation.release import Release
from validation.tally import Tally
from validation.trial import Trial

NAME, PORT = "validation-model", 8080
# Half a core is the API's limit: half of the 50 words a second one would ask of a whole one.
PACE, WORDS = 25, 400
STARTS_A_SECOND = 10
SLOWER = 1.25
REQUIRED = 10  # at a time without slowing
LATE_SECONDS = 0.5  # later than this a reader sees the words stop
LABEL = {"ai-todo/validation-pod": NAME}


@contextlib.asynccontextmanager
async def speaking_model(release: Release) -> AsyncIterator[None]:
    """The release with the stand-in as its model."""
    pod = restricted_pod(
        NAME,
        await release.image("mcp"),
        ["python", "/scripts/model.py", str(PORT)],
        labels=LABEL,
        readinessProbe=http_probe(PORT, "/"),
    )
    service = {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": NAME},
        "spec": {"selector": LABEL, "ports": [{"port": PORT}]},
    }
    changes = {
        "backend.ai.provider": "openai",
        "backend.ai.baseUrl": f"http://{NAME}:{PORT}/v1",
        "backend.ai.model": "stand-in",
        "backend.ai.existingSecret": "",
        "backend.ai.apiKey": "sk-validation-stand-in",
        "backend.networkPolicy.extraEgress": [
            {"ports": [{"port": PORT}], "to": [{"podSelector": {"matchLabels": LABEL}}]}
        ],
    }
    async with standing(release.cluster, service, *with_script(pod, "model.py")), release.changed(changes):
        await release.settled()
        yield


async def at_a_time(trial: Trial) -> list[Row]:
    """10, 50 and 100 streams at a time against one by itself, then turns whose pod dies in the middle."""
    more = () if trial.quick else (50, 100)
    people = await trial.crowd.people(20, 15)  # five streams each at most: the API runs eight of a person
    async with speaking_model(trial.release), browser(trial.doors.api) as api:
        alone = await streams(people, 1, api)
        rows = [_verdict(REQUIRED, await streams(people, REQUIRED, api), alone, "the API")]
        met = rows[0].verdict is Verdict.PASS
        for count in more:
            answers = await streams(people, count, api)
            rows.append(_verdict(count, answers, alone, "the API", enough=met))
        rows.append(_verdict(REQUIRED, await streams(people, REQUIRED, None), alone, "the web app"))
        rows += await killed_in_turn(trial)
    return rows


async def streams(people: Sequence[Person], count: int, http: httpx2.AsyncClient | None) -> list[Answer]:
    """`count` answers, all of them streaming together for a while: the last begins before the first ends."""
    message = f"Tell me something pace={PACE} words={WORDS}"

    async def one(number: int) -> Answer:
        await asyncio.sleep(number / STARTS_A_SECOND)
        return await say(people[number % len(people)], message, http=http)

    return await asyncio.gather(*(one(number) for number in range(count)))


def lateness(answers: Sequence[Answer]) -> list[float]:
    """Seconds the first word of each piece came later than at the model's pace, counted from the answer's
    first."""
    return [
        piece.at - answer.pieces[0].at - piece.words_before / PACE
        for answer in answers
        for piece in answer.pieces
    ]


def _verdict(
    count: int, answers: list[Answer], alone: list[Answer], way: str, *, enough: bool = False
) -> Row:
    failed = [answer for answer in answers if not answer.attempt.ok or len(answer.text.split()) != WORDS]
    seconds = p95([answer.attempt.seconds for answer in answers])
    ratio = seconds / p50([answer.attempt.seconds for answer in alone])
    first = p95([answer.attempt.first_word or 0 for answer in answers])
    late = p99(lateness(answers))
    return row(
        f"{count} streaming chats at a time through {way}",
        f"0 errors, <= {SLOWER}x alone, words <= {LATE_SECONDS} s late (p99)",
        f"{len(failed)} errors, {ratio:.2f}x, {in_seconds(late)} late, first word {in_seconds(first)}",
        not failed and ratio <= SLOWER and late <= LATE_SECONDS,
        f"{WORDS} words each at {PACE} a second, {STARTS_A_SECOND} begun a second. "
        + "; ".join(sorted({a.attempt.error for a in failed})[:3]),
        enough=enough and not failed,
    )


async def killed_in_turn(trial: Trial) -> list[Row]:
    """The API's pod dies while it answers, after each turn has added its task."""
    tally, people = Tally(), await trial.crowd.people(10, 20)
    titles = [f"Lamp {uuid4().hex[:10]}" for _ in people]
    talks = [
        asyncio.create_task(
            say_until_done(person, f"Create a task called '{title}' pace=20 words=120", None, tally)
        )
        for person, title in zip(people, titles, strict=True)
    ]
    await asyncio.sleep(3)  # the tasks are there, the words are coming
    since = time.monotonic()
    gone = await trial.release.ready_pods("backend")
    await end(trial.cluster, gone, "torn away")
    answers = await asyncio.gather(*talks)
    await replaced(trial.release, ["backend"], gone)
    done = 0
    for person, title, answer in zip(people, titles, answers, strict=True):
        done += (await person.titles()).count(title) == 1 and answer.attempt.ok
        if answer.attempt.ok:
            person.titles_done.append(title)
    held = await counted(people)
    return [
        row(
            "API pod killed in 10 turns: resumed, each task made once",
            "10 of 10, 0 lost, 0 doubled",
            f"{done} of 10, {held.lost} lost, {held.doubled} doubled",
            done == 10 and held.exact,
            f"answers complete after {in_seconds(time.monotonic() - since)}. {tally.errors()}",
        )
    ]
