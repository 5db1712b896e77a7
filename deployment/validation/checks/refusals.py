"""Upgrades that cannot work: refused or stuck with a clear reason, and the pods of before go on."""

from __future__ import annotations

import asyncio
from secrets import token_hex

from validation import shell
from validation.checks.upgrades import changed_value
from validation.cluster import restarts, until
from validation.load import busy
from validation.model import Row, row
from validation.release import Release
from validation.trial import Trial


async def concurrent(trial: Trial) -> list[Row]:
    """A second upgrade while the first one works."""
    release = trial.release
    first = asyncio.create_task(release.upgrade(changed_value(release)))
    try:

        async def pending() -> bool:
            return str((await release.history())[-1]["status"]) == "pending-upgrade"

        await until(pending, 30, pause=0.1)
        second = await release.upgrade({"backend.config.chatLimitPerHour": 91})
        done = await first
    finally:
        await first
        await release.must_upgrade()
        await release.settled()
    refused = second.code != 0 and "another operation" in second.said
    return [
        row("a second helm upgrade meanwhile", "refused by Helm", second.said[-90:], refused),
        row("the first one", "succeeds", "succeeded" if not done.code else done.said[-90:], not done.code),
    ]


async def missing_image(trial: Trial) -> list[Row]:
    """An image that is nowhere: the message names it, and the old pods go on."""
    release, tag = trial.release, f"missing-{token_hex(3)}"
    people = await trial.crowd.people(2, 20)
    before = set(await release.ready_pods("backend"))
    message = ""
    async with busy(people[:1], people[1:], chats=20, chat_pause=1, browse_pause=0.2) as load:
        try:
            finished = await release.upgrade(
                {"backend.image.tag": tag, "backend.image.digest": ""}, wait=False
            )
            if finished.code:
                raise shell.CommandFailed(finished)

            async def said() -> bool:
                nonlocal message
                message = await _waiting_message(release, tag)
                return bool(message)

            await until(said, 60)
            explained = await release.explained()
            kept = before <= set(await release.ready_pods("backend"))
        finally:
            await release.must_upgrade()
            await release.settled()
    again = restarts(await release.pods("backend"))
    return [
        row("the cluster's message", "names the image", message[:160], tag in message),
        row("what deploy.sh tells", "names the image", line_with(explained, tag), tag in explained),
        row(
            "the pods of before",
            "go on, 0 failed requests",
            f"{'serving' if kept else 'gone'},"
            f" {load.tally.failed_at_first} of {len(load.tally.requests)} failed",
            kept and not load.tally.failed_at_first,
            load.tally.errors(),
        ),
        row("a right upgrade afterwards", "works", f"works, {again} restarts", again == 0),
    ]


async def _waiting_message(release: Release, tag: str) -> str:
    """Why a container with that image does not start, in the kubelet's words; empty while it says nothing."""
    for pod in await release.pods("backend"):
        for status in pod.get("status", {}).get("containerStatuses", []):
            waiting = status.get("state", {}).get("waiting") or {}
            if tag in status["image"] and waiting.get("reason") in ("ErrImagePull", "ImagePullBackOff"):
                return f"{waiting['reason']}: {waiting.get('message', '')}"
    return ""


async def no_memory(trial: Trial) -> list[Row]:
    """A pod the node has no memory for: it waits, with the reason, and the old ones go on."""
    release, huge = trial.release, "512Gi"
    before = set(await release.ready_pods("mcp"))
    reason = ""
    try:
        changes = {f"mcp.resources.{kind}.memory": huge for kind in ("requests", "limits")}
        finished = await release.upgrade(changes, wait=False)
        if finished.code:
            raise shell.CommandFailed(finished)

        async def said() -> bool:
            nonlocal reason
            reason = await _unschedulable(release)
            return bool(reason)

        await until(said, 60)
        explained = await release.explained()
        kept = before <= set(await release.ready_pods("mcp"))
    finally:
        await release.must_upgrade()
        await release.settled()
    return [
        row("why the pod waits", "says memory", reason[:160], "Insufficient memory" in reason),
        row(
            "what deploy.sh tells",
            "says memory",
            line_with(explained, "memory"),
            "memory" in line_with(explained, "memory"),
        ),
        row("the pods of before", "go on", "serving" if kept else "gone", kept),
    ]


def line_with(text: str, word: str) -> str:
    """The first line with the word, for a table."""
    return next((line.strip()[:160] for line in text.splitlines() if word in line), "nothing about it")


async def _unschedulable(release: Release) -> str:
    for pod in await release.pods("mcp"):
        for condition in pod.get("status", {}).get("conditions", []):
            if condition["type"] == "PodScheduled" and condition["status"] == "False":
                return str(condition.get("message", ""))
    return ""
