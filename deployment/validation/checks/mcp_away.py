"""The MCP server is not there while people chat."""

from __future__ import annotations

import asyncio
import re
from uuid import uuid4

from validation.chat import Answer, say
from validation.cluster import until
from validation.model import Row, row
from validation.trial import Trial

FRIENDLY_SECONDS = 20  # 15 s is the API's own limit for one call
TECHNICAL = re.compile(r"traceback|exception|errno|connection refused|https?:|mcp|\b50[0-4]\b", re.I)


async def gone(trial: Trial) -> list[Row]:
    """No MCP pod at all, then back."""
    release, people = trial.release, await trial.crowd.people(5, 10)
    replicas = len(await release.ready_pods("mcp"))
    titles = [f"Lamp {uuid4().hex[:10]}" for _ in people]
    try:
        await release.scale("mcp", 0)
        await until(lambda: _none(trial), 120)
        answers = await asyncio.gather(
            *(
                say(each, f"Create a task called '{title}'")
                for each, title in zip(people, titles, strict=True)
            )
        )
        made = sum([title in await each.titles() for each, title in zip(people, titles, strict=True)])
    finally:
        await release.scale("mcp", replicas)
    again = [
        await say(each, f"Create a task called '{title}'") for each, title in zip(people, titles, strict=True)
    ]
    once = sum([(await each.titles()).count(title) == 1 for each, title in zip(people, titles, strict=True)])
    good = [answer for answer in answers if friendly(answer)]
    slowest = max(answer.attempt.seconds for answer in answers)
    sample = next((answer.text or answer.attempt.error for answer in answers), "")
    return [
        row(
            "answers while there is no MCP server",
            f"a friendly sentence in <= {FRIENDLY_SECONDS} s",
            f"{len(good)} of {len(answers)}, slowest {slowest:.1f} s",
            len(good) == len(answers) and slowest <= FRIENDLY_SECONDS,
            sample[:200],
        ),
        row("tasks made meanwhile", "0: nothing half done", str(made), made == 0),
        row(
            "said again when it is back",
            "each made once",
            f"{once} of {len(people)}",
            once == len(people) and all(answer.tools_ok for answer in again),
        ),
    ]


async def _none(trial: Trial) -> bool:
    return not await trial.release.pods("mcp")


def friendly(answer: Answer) -> bool:
    """The turn came to its end with words for people, or ended with a sentence that asks to try again."""
    said = answer.text or answer.attempt.error.removeprefix("stream error: ")
    return bool(said) and not answer.tools_ok and not TECHNICAL.search(said) and not said[:3].isdigit()
