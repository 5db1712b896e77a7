"""Running programs: kubectl, helm, minikube, docker."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

GOODBYE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Finished:
    """A program that has ended."""

    command: Sequence[str]
    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """What it said, for a person: its error output, else its output."""
        return (self.err.strip() or self.out.strip()) or f"exit code {self.code}"


class CommandFailed(Exception):
    """A program ended with an error; the message is its own last words."""

    def __init__(self, finished: Finished) -> None:
        self.finished = finished
        shown = " ".join(finished.command[:6])
        super().__init__(f"{shown} ...: {finished.said[-600:]}")


async def run(*command: str, stdin: str = "", seconds: float = 300) -> Finished:
    """The ended program; it is killed after `seconds`."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(seconds):
            out, err = await process.communicate(stdin.encode())
    except TimeoutError:
        process.kill()
        out, err = await process.communicate()
        err += f"\nstopped after {seconds:.0f} s".encode()
    finally:
        await ended(process)
    return Finished(
        command, process.returncode or 0, out.decode(errors="replace"), err.decode(errors="replace")
    )


async def output(*command: str, stdin: str = "", seconds: float = 300) -> str:
    """The program's output; CommandFailed when it ends with an error."""
    finished = await run(*command, stdin=stdin, seconds=seconds)
    if finished.code:
        raise CommandFailed(finished)
    return finished.out


async def ended(process: asyncio.subprocess.Process) -> None:
    """Sees to it that the process does not outlive us. It may say goodbye first: a Helm that is killed leaves
    its release locked."""
    for ask in (process.terminate, process.kill):
        if process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            ask()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GOODBYE_SECONDS):
                await process.wait()


@contextlib.asynccontextmanager
async def running(*command: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A program that runs as long as the block; its output can be read line by line."""
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        limit=4 * 1024 * 1024,
    )
    try:
        yield process
    finally:
        await ended(process)
