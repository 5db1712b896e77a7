"""Pods die while people chat: how long it is felt, and whether anything is lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Literal

from validation.cluster import Cluster, until
from validation.counts import count, still_signed_in
from validation.figures import in_seconds
from validation.load import busy
from validation.model import NotRun, Row, not_run, row
from validation.node import Node
from validation.people import Person
from validation.release import COMPONENTS, Release
from validation.tally import Tally
from validation.trial import Trial

CLIENTS = 10
CHATS = 48  # a person can go through two such outages before somebody new has to sign up
THINKING_SECONDS = 0.4
BEFORE_SECONDS = 3
AFTER_SECONDS = 4
REQUIRED_SECONDS = 10
GOAL_SECONDS = 5
NO_GRACE = ("--force", "--grace-period=0")

type Way = Literal["deleted", "crashed", "torn away"]

WAYS: tuple[Way, ...] = ("deleted", "crashed", "torn away")

NAMES = {"backend": "API", "mcp": "MCP server", "frontend": "web app"}


async def end(cluster: Cluster, pods: Sequence[str], way: Way) -> None:
    """Ends pods. `deleted`: with preStop and drain. `crashed`: the process is killed and started again.
    `torn away`: the pod is gone with its network, without any goodbye, as when a node dies."""
    if way == "crashed":
        node = await Node.of(cluster)
        await asyncio.gather(*[node.kill(await cluster.get("pod", pod)) for pod in pods])
    else:
        await cluster.kubectl(
            "delete", "pod", *pods, "--wait=false", *(NO_GRACE if way == "torn away" else ())
        )


async def outage(
    trial: Trial, people: Sequence[Person], components: Sequence[str], way: Way, *, pods: int = 0
) -> tuple[Tally, float]:
    """What people feel when pods of these components end (`pods` of each, 0 means all), and for how long."""
    release = trial.release
    names = [await release.ready_pods(component) for component in components]
    chosen = [name for found in names for name in found[: pods or None]]
    async with busy(people, chats=CHATS, chat_pause=THINKING_SECONDS) as load:
        await asyncio.sleep(BEFORE_SECONDS)
        since = time.monotonic()
        await end(trial.cluster, chosen, way)
        await asyncio.sleep(1)  # until the kubelet has seen a crash
        await replaced(release, components, () if way == "crashed" else chosen)
        await asyncio.sleep(AFTER_SECONDS)
    await release.settled()
    return load.tally, load.tally.recovery(since)


async def replaced(release: Release, components: Sequence[str], gone: Sequence[str]) -> None:
    """Returns when each component has all its pods ready without those that went."""

    async def there() -> bool:
        for component in components:
            deployment = await release.cluster.get("deployment", release.fullname(component))
            ready = set(await release.ready_pods(component)) - set(gone)
            if len(ready) < deployment["spec"]["replicas"]:
                return False
        return True

    await until(there, 120)


def felt(tally: Tally, recovery: float) -> str:
    """`2.10 s; of 312 chats 7 failed at first, 0 for the user; slowest 4.20 s`."""
    slowest = max(tally.seconds("chat"), default=0.0)
    return (
        f"{in_seconds(recovery)}; of {len(tally.requests)} chats {tally.failed_at_first} failed at first,"
        f" {tally.failed_for_user} for the user; slowest {in_seconds(slowest)}"
    )


async def kept(measure: str, people: Sequence[Person]) -> list[Row]:
    """Rows on what is held of these people afterwards, and whether they are still signed in."""
    held, signed_in = await count(people), await still_signed_in(people)
    return [
        row(f"{measure}: tasks and messages", "0 lost, 0 doubled", str(held), held.exact),
        row(
            f"{measure}: sessions still valid",
            "all",
            f"{signed_in} of {len(people)}",
            signed_in == len(people),
        ),
    ]


async def single(trial: Trial) -> list[Row]:
    """One pod of each service, as it is installed, ended in each way; then that of a service with several
    replicas while it has but one."""
    release = trial.release
    rows: list[Row] = []
    everybody: set[Person] = set()
    installed = {component: len(await release.ready_pods(component)) for component in COMPONENTS}
    for way in WAYS:
        for component, pods in installed.items():
            measure = (
                f"{NAMES[component]} pod {way}, {'1 replica' if pods == 1 else f'1 of {pods} as installed'}"
            )
            rows.append(await _one(trial, component, way, measure, everybody))
    for component in (each for each, pods in installed.items() if pods > 1):
        await release.scale(component, 1)
        try:
            for way in WAYS:
                measure = f"{NAMES[component]} pod {way}, 1 replica"
                rows.append(await _one(trial, component, way, measure, everybody, installed=False))
        finally:
            await release.scale(component, installed[component])
    return rows + await kept("one pod", list(everybody))


async def _one(
    trial: Trial, component: str, way: Way, measure: str, everybody: set[Person], *, installed: bool = True
) -> Row:
    people = await trial.crowd.people(CLIENTS, CHATS)
    try:
        tally, seconds = await outage(trial, people, [component], way, pods=1)
    except NotRun as reason:
        return not_run(measure, f"recovery <= {_goal(way)} s", str(reason))
    everybody.update(people)
    return _recovered(measure, tally, seconds, _goal(way), installed=installed)


def _goal(way: Way) -> float:
    """A pod that is torn away takes its network along: what waits for its answer hears nothing any more, so
    there the criterion's own ten seconds are the bar."""
    return REQUIRED_SECONDS if way == "torn away" else GOAL_SECONDS


async def all_at_once(trial: Trial) -> list[Row]:
    """All pods of all three services at the same moment."""
    rows: list[Row] = []
    everybody: set[Person] = set()
    ways: tuple[Way, ...] = ("torn away",) if trial.quick else ("deleted", "torn away")
    for way in ways:
        people = await trial.crowd.people(CLIENTS, CHATS)
        everybody.update(people)
        tally, seconds = await outage(trial, people, COMPONENTS, way)
        rows.append(_recovered(f"all pods {way} at once", tally, seconds, _goal(way)))
    return rows + await kept("all pods at once", list(everybody))


def _recovered(measure: str, tally: Tally, seconds: float, goal: float, *, installed: bool = True) -> Row:
    """The criterion is on the system as it is installed: of any other, only that nobody is failed."""
    whole = not tally.failed_for_user
    return row(
        measure,
        f"recovery <= {goal} s, 0 failed for the user",
        felt(tally, seconds),
        whole and seconds <= goal,
        tally.errors(),
        enough=whole and (seconds < REQUIRED_SECONDS or not installed),
    )


async def double(trial: Trial) -> list[Row]:
    """Two replicas of each, one of which ends."""
    rows: list[Row] = []
    everybody: set[Person] = set()
    ways: tuple[Way, ...] = ("deleted", "torn away")
    async with trial.release.replicated(2):
        for way in ways:
            for component in COMPONENTS:
                people = await trial.crowd.people(CLIENTS, CHATS)
                everybody.update(people)
                tally, seconds = await outage(trial, people, [component], way, pods=1)
                # A request the torn pod was working on cannot but fail at first: its repetition counts.
                failed = tally.failed_at_first if way == "deleted" else tally.failed_for_user
                rows.append(
                    row(
                        f"1 of 2 {NAMES[component]} pods {way}",
                        "0 failed" + ("" if way == "deleted" else " for the user"),
                        felt(tally, seconds),
                        not failed,
                        tally.errors(),
                    )
                )
    return rows + await kept("2 replicas", list(everybody))
