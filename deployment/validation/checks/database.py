"""The database stops or hangs, and comes back."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx2

from validation.chat import say
from validation.checks.killing import NAMES
from validation.cluster import Thing, restarts, until
from validation.counts import count
from validation.figures import in_seconds
from validation.load import busy
from validation.model import NotRun, Row, row
from validation.node import Node
from validation.people import Person, browser
from validation.release import COMPONENTS, PORTS, Release
from validation.tally import Tally
from validation.trial import Trial

NOT_READY_SECONDS = 3
REFUSED_SECONDS = 2
RECOVERED_SECONDS = 5
AWAY_SECONDS = 12
NOBODY = {"ai-todo/validation": "no-such-pod"}

_WATCH = f"""
import sys, time, urllib.error, urllib.request
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end:
    try:
        urllib.request.urlopen("http://127.0.0.1:{PORTS["mcp"]}/ready", timeout=5).close()
    except urllib.error.HTTPError as error:
        print("no", error.code)
        sys.exit()
    time.sleep(0.1)
print("still ready")
"""


async def database_pod(release: Release) -> Thing:
    """The release's own PostgreSQL; NotRun when its database is elsewhere."""
    pods = await release.pods("postgresql")
    if not pods:
        raise NotRun("the database is not in the cluster, so it cannot be stopped from here")
    return pods[0]


@contextlib.asynccontextmanager
async def stopped(release: Release) -> AsyncIterator[None]:
    """The database as if its server had been stopped: connections end, new ones are refused. The pod keeps
    its data: its service leads nowhere meanwhile, and the server behind it is crashed."""
    pod = await database_pod(release)
    service = await _service_of(release, pod)
    selector = service["spec"]["selector"]
    name = service["metadata"]["name"]
    try:
        await _select(release, name, dict.fromkeys(selector) | NOBODY)
        await release.cluster.try_kubectl(
            "exec", pod["metadata"]["name"], "--", "sh", "-c", 'pg_ctl -D "$PGDATA" -m immediate -W stop'
        )
        yield
        await until(lambda: _accepts(release), 60)
    finally:
        await _select(release, name, {**dict.fromkeys(NOBODY), **selector})


async def _accepts(release: Release) -> bool:
    """Whether the server behind the service takes connections again."""
    pod = (await database_pod(release))["metadata"]["name"]
    return not (await release.cluster.try_kubectl("exec", pod, "--", "pg_isready", "--quiet")).code


async def _select(release: Release, service: str, selector: dict[str, str | None]) -> None:
    patch = json.dumps({"spec": {"selector": selector}})
    await release.cluster.kubectl("patch", "service", service, "--type", "merge", "--patch", patch)


async def _service_of(release: Release, pod: Thing) -> Thing:
    labels = pod["metadata"]["labels"]
    for service in await release.cluster.items("services"):
        selector = service["spec"].get("selector")
        if selector and selector.items() <= labels.items():
            return service
    raise NotRun("the database pod has no service")


@contextlib.asynccontextmanager
async def hung(release: Release) -> AsyncIterator[None]:
    """The database with all connections open and nobody answering on them."""
    node = await Node.of(release.cluster)
    async with node.frozen(await database_pod(release)):
        yield


@dataclass(slots=True)
class Seen:
    """What was observed from the moment the database went."""

    not_ready: dict[str, float] = field(default_factory=dict)
    refusals: list[tuple[float, str]] = field(default_factory=list)


async def _until_not_ready(trial: Trial, component: str, since: float, seen: Seen) -> None:
    """Notes when /ready says no. The MCP server can be asked by itself only: nobody else is let in."""
    if component == "mcp":
        pod = (await trial.release.ready_pods("mcp"))[0]
        said = await trial.cluster.kubectl("exec", pod, "--", "python", "-c", _WATCH, str(AWAY_SECONDS))
        if said.startswith("no"):
            seen.not_ready[component] = time.monotonic() - since
        return
    base = trial.doors.api if component == "backend" else trial.doors.web
    async with browser(base) as http:
        while time.monotonic() - since < AWAY_SECONDS:
            if await _is_not_ready(http):
                seen.not_ready[component] = time.monotonic() - since
                return
            await asyncio.sleep(0.1)


async def _is_not_ready(http: httpx2.AsyncClient) -> bool:
    try:
        return (await http.get("/ready")).status_code == 503
    except httpx2.TransportError:
        return False


async def _refused(person: Person, since: float, seen: Seen) -> None:
    """Chats that begin while the database is away, one after the other."""
    while time.monotonic() - since < AWAY_SECONDS - 3:
        answer = await say(person, "What's pending?")
        seen.refusals.append((answer.attempt.seconds, answer.attempt.error))
        await asyncio.sleep(0.3)


async def _observed(
    trial: Trial, away: contextlib.AbstractAsyncContextManager[None]
) -> tuple[Seen, float, Tally]:
    """What people and probes see while it is away, and the seconds until all is well after it is back."""
    chatting = await trial.crowd.people(4, 30)
    asking = (await trial.crowd.people(1, 60))[0]
    await asking.renew()  # while the database is away nobody gets a new token: what is asked here is the API
    seen = Seen()
    async with busy(chatting, chats=30, chat_pause=0.5) as load:
        await asyncio.sleep(2)
        async with away:
            since = time.monotonic()
            watches = [_until_not_ready(trial, component, since, seen) for component in COMPONENTS]
            await asyncio.gather(*watches, _refused(asking, since, seen))
        back = time.monotonic()
        await until(lambda: _answers(asking), 60, pause=0.1)
        recovered = time.monotonic() - back
        await asyncio.sleep(3)
    return seen, recovered, load.tally


async def _answers(person: Person) -> bool:
    return (await say(person, "What's pending?")).attempt.ok


def _when(seen: Seen, component: str) -> str:
    return in_seconds(seen.not_ready[component]) if component in seen.not_ready else "never"


async def gone(trial: Trial) -> list[Row]:
    """Stopped, then hung."""
    rows = await _outage(trial, "stopped", stopped(trial.release))
    if not trial.quick:
        rows += await _outage(trial, "hung", hung(trial.release))
    return rows


async def _outage(trial: Trial, how: str, away: contextlib.AbstractAsyncContextManager[None]) -> list[Row]:
    before = sum([restarts(await trial.release.pods(component)) for component in COMPONENTS])
    seen, recovered, tally = await _observed(trial, away)
    again = sum([restarts(await trial.release.pods(component)) for component in COMPONENTS]) - before
    people = await trial.crowd.people(4, 0)
    held = await count(people)
    slowest = max((seconds for seconds, _ in seen.refusals), default=0.0)
    retryable = [error for _, error in seen.refusals if error.startswith("503")]
    other = sorted({error or "answered" for _, error in seen.refusals if not error.startswith("503")})
    said = ", ".join(f"{NAMES[component]} {_when(seen, component)}" for component in COMPONENTS)
    soon = all(seen.not_ready.get(component, 99) <= NOT_READY_SECONDS for component in COMPONENTS)
    return [
        row(f"database {how}: /ready says no", f"<= {NOT_READY_SECONDS} s", said, soon),
        row(
            f"database {how}: chats begun meanwhile",
            f"503 in < {REFUSED_SECONDS} s",
            f"{len(retryable)} of {len(seen.refusals)} are 503, slowest {in_seconds(slowest)}",
            bool(seen.refusals) and not other and slowest < REFUSED_SECONDS,
            "; ".join([*other, "each took " + ", ".join(in_seconds(each) for each, _ in seen.refusals)])[
                :300
            ],
        ),
        row(f"database {how}: restarts of our pods", "0", str(again), again == 0),
        row(
            f"database back after being {how}: answers again",
            f"<= {RECOVERED_SECONDS} s, by itself",
            in_seconds(recovered),
            recovered <= RECOVERED_SECONDS,
        ),
        row(
            f"database {how}: 4 people who went on chatting",
            "0 failed for them, 0 lost, 0 doubled",
            f"{tally.failed_for_user} of {len(tally.requests)} failed,"
            f" {held.lost} lost, {held.doubled} doubled",
            not tally.failed_for_user and held.exact,
            tally.errors(),
        ),
    ]
