"""Runs turns in the background, so that a turn goes to its end whether anybody listens or not.

The process holds a turn only while it runs; everything it leaves behind is in the database.
"""

import asyncio
import gc
import importlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from db import Database
from errors import Unavailable
from metrics import OFF, Metrics
from services import ui_stream, waiting_ends, waiting_turns
from services.fair_share import FairShare
from services.orphans import close_orphans, record_of_changes
from services.turn_events import ApprovalTold, Outcome, TextDelta, TurnEvent, TurnRecord, storable
from services.turn_job import TurnControl, TurnJob
from services.turns import HEARTBEAT_SECONDS, ORPHANED_SECONDS, OpenTurn, close_turn, heartbeat

if TYPE_CHECKING:
    from services.agent import Assistant

STREAM_HEARTBEAT_SECONDS = 15
LOAD_AFTER_SECONDS = 2  # by then the process is ready, also on a quarter of a processor
ORPHANS_EVERY_SECONDS = 5
STORE_PAUSES_SECONDS = (0.2, 1, 3, 10)  # a database that restarts is back by then
RESTARTING = "The service is restarting. What was done is kept; try again in a moment to go on."
NOT_STORED = "The answer could not be saved. Please reload in a moment."

log = logging.getLogger(__name__)


class RunningTurn:
    """A turn of this process: its stream so far, which anyone may follow from the beginning."""

    def __init__(self, turn: OpenTurn, resumed: waiting_turns.Resumed | None = None) -> None:
        self.turn = turn
        self.message_id = resumed.message_id if resumed else uuid4()
        self.record = TurnRecord()
        self.outcome: Outcome | None = None
        self.answered_at: datetime | None = None
        self.first_text_seconds: float | None = None
        self._began_at = time.perf_counter()
        self.control = TurnControl()
        self.task: asyncio.Task[None] | None = None
        self._writer = ui_stream.ChunkWriter()
        self._chunks: list[ui_stream.Chunk] = []  # encoded for those who follow; an answer in JSON has none
        self._held: list[ui_stream.Chunk] | None = None  # from a question on, until that is stored
        self._more = asyncio.Event()
        self.finished = asyncio.Event()
        self._push(
            self._writer.start(
                message_id=self.message_id,
                user_message_id=turn.user_message_id,
                conversation_id=turn.conversation_id,
                turn_id=turn.id,
                title=turn.title,
            )
        )
        self._begun = self._continued = len(self._chunks)
        if resumed is not None:
            self._go_on(resumed)

    def _go_on(self, resumed: waiting_turns.Resumed) -> None:
        """Shows what the answer held before it waited, and what the user decided."""
        for event in ui_stream.events_of_parts(
            resumed.record.tool_calls.values(), resumed.record.approvals.values(), resumed.record.text
        ):
            self._push(self._writer.event(event))
        self.record = resumed.record
        self._continued = len(self._chunks)
        for decided in resumed.told:
            self.tell(decided)

    def tell(self, event: TurnEvent) -> None:
        event = storable(event)
        self.record.add(event)
        if self.first_text_seconds is None and isinstance(event, TextDelta):
            self.first_text_seconds = time.perf_counter() - self._began_at
        if isinstance(event, ApprovalTold) and event.data["decision"] is None and self._held is None:
            self._held = []
        self._push(self._writer.event(event))

    def end(self, outcome: Outcome, answered_at: datetime | None) -> None:
        self.outcome, self.answered_at = outcome, answered_at
        held, self._held = self._held, None
        if answered_at is not None:
            self._push(held or [])
        else:
            self._push(self._writer.failed(NOT_STORED))
        self._push(
            self._writer.finish(outcome, conversation_id=self.turn.conversation_id, turn_id=self.turn.id)
        )
        self.finished.set()
        self._wake()

    def fail(self, sentence: str) -> None:
        """Tells the followers that the answer will not come, or not from here."""
        self._held = None
        self._push(self._writer.failed(sentence))

    async def follow(self, *, continued: bool = False) -> AsyncIterator[bytes]:
        """The stream from its beginning to its end, with a comment whenever nothing else comes. `continued`
        leaves out what the answer held before it waited for the user."""
        sent = 0
        while True:
            while sent < len(self._chunks):
                yield ui_stream.encode(self._chunks[sent])
                sent += 1
                if continued and sent == self._begun:
                    sent = self._continued
            if self.finished.is_set():
                yield ui_stream.DONE
                return
            try:
                async with asyncio.timeout(STREAM_HEARTBEAT_SECONDS):
                    await self._more.wait()
            except TimeoutError:
                yield ui_stream.HEARTBEAT

    def _push(self, chunks: list[ui_stream.Chunk]) -> None:
        if self._held is not None:
            self._held += chunks
        elif chunks:
            self._chunks += chunks
            self._wake()

    def _wake(self) -> None:
        self._more.set()
        self._more = asyncio.Event()


def _load_assistant() -> None:
    importlib.import_module("services.agent")
    importlib.import_module("services.providers").warm_up()


class TurnRunner:
    """The running turns of this process: starting, finding, stopping, and seeing them through."""

    def __init__(
        self,
        database: Database,
        make_assistant: Callable[[], "Assistant"],
        shares: FairShare,
        metrics: Metrics = OFF,
    ) -> None:
        self._database = database
        self._shares = shares
        self._running: dict[UUID, RunningTurn] = {}
        self._make_assistant = make_assistant
        self._assistant: asyncio.Task[Assistant] | None = None
        self._wanted = asyncio.Event()
        self._care: list[asyncio.Task[None]] = []
        self._metrics = metrics
        metrics.running_turns(lambda: len(self._running))

    def start(self) -> None:
        """Lets the assistant be loaded, and begins to look after turns."""
        self._assistant = asyncio.create_task(self._load())
        self._care = [asyncio.create_task(self._keep_alive()), asyncio.create_task(self._sweep())]

    async def _load(self) -> "Assistant":
        """More than a second of CPU time, as much as until the process is ready; hence after that."""
        with suppress(TimeoutError):
            async with asyncio.timeout(LOAD_AFTER_SECONDS):
                await self._wanted.wait()
        self._wanted.set()
        await asyncio.to_thread(_load_assistant)
        gc.freeze()  # what was imported stays; no later look for garbage has to go through it
        return self._make_assistant()

    async def loaded(self) -> "Assistant":
        """The assistant, waited for until it is loaded."""
        assert self._assistant is not None  # noqa: S101  # start() comes first
        self._wanted.set()
        return await asyncio.shield(self._assistant)

    def run(self, turn: OpenTurn, job: TurnJob, resumed: waiting_turns.Resumed | None = None) -> RunningTurn:
        """Starts the turn in the background; from now on it is kept alive, found and stopped."""
        self._wanted.set()
        running = self._running[turn.id] = RunningTurn(turn, resumed)
        running.task = asyncio.create_task(self._see_through(job, running))
        return running

    def find(self, turn_id: UUID) -> RunningTurn | None:
        return self._running.get(turn_id)

    def cancel(self, turn_id: UUID) -> None:
        if running := self._running.get(turn_id):
            running.control.cancel()

    async def _see_through(self, job: TurnJob, running: RunningTurn) -> None:
        try:
            assistant = await self.loaded()
            async with self._shares.place(running.turn.user_id):
                outcome = await assistant.run(job, running.tell, running.control)
        except asyncio.CancelledError:  # the drain time is over
            outcome = Outcome("interrupted", "", "")
            running.fail(RESTARTING)
            await self._note_what_is_done(running)
        except Exception:
            log.exception("a turn broke")
            outcome = Outcome("failed", "", "")
            running.fail("Something went wrong on our side. Please try again.")
        answered_at = None
        try:
            answered_at = await self._store(running, outcome)
        finally:  # also when the drain time ends meanwhile
            running.end(outcome, answered_at)
            if self._running.get(running.turn.id) is running:  # else it waited, and goes on already
                del self._running[running.turn.id]
            self._count(job, running, outcome)

    def _count(self, job: TurnJob, running: RunningTurn, outcome: Outcome) -> None:
        stopped = outcome.status == "interrupted" and running.control.cancelled
        ended = "stopped" if stopped else outcome.status
        before = job.continuation.run if job.continuation else None  # it was counted when it came to wait
        self._metrics.turn_ended(
            ended if running.answered_at else "not_stored",
            provider=outcome.provider,
            fallback=outcome.fallback,
            first_text_seconds=running.first_text_seconds,
            input_tokens=outcome.tokens.input - (before.input_tokens if before else 0),
            output_tokens=outcome.tokens.output - (before.output_tokens if before else 0),
        )

    async def _note_what_is_done(self, running: RunningTurn) -> None:
        """Completes the record of a turn that was cut off, maybe between a tool's commit and its answer."""
        try:
            async with self._database.read() as session:
                done = await record_of_changes(session, running.turn.id)
        except Exception:  # what it told so far is stored then
            log.exception("the changes of a turn that was cut off could not be read")
            return
        done.paragraphs[:0] = running.record.paragraphs
        running.record = done

    async def _store(self, running: RunningTurn, outcome: Outcome) -> datetime | None:
        """Closes the turn; a database that is away for a moment is waited for."""
        for pause in (*STORE_PAUSES_SECONDS, None):
            try:
                store = waiting_turns.pause if outcome.status == "waiting_approval" else close_turn
                async with self._database.read() as session:  # one statement
                    return await store(session, running.turn, running.message_id, running.record, outcome)
            except Unavailable:
                if pause is None:
                    log.exception("an answer could not be stored")
                    return None
                await asyncio.sleep(pause)
            except Exception:  # else nobody would ever hear of the turn's end
                log.exception("an answer could not be stored")
                return None
        return None

    async def _keep_alive(self) -> None:
        """Renews this process's turns, and ends those that the user stopped, deleted, or that are closed."""
        while True:
            try:
                if self._running:
                    ours = dict(self._running)
                    async with self._database.read() as session:
                        wanted = await heartbeat(session, [running.turn for running in ours.values()])
                    for turn_id in set(ours) - wanted:
                        ours[turn_id].control.cancel()
            except Unavailable:
                log.warning("turns cannot be kept alive: the database is away")
            except Exception:
                log.exception("keeping turns alive failed")
            await asyncio.sleep(HEARTBEAT_SECONDS)

    async def _sweep(self) -> None:
        """Closes what dead processes left behind."""
        while True:
            pause: float = ORPHANS_EVERY_SECONDS
            try:
                await close_orphans(self._database)
                await waiting_ends.close_expired(self._database)
            except Unavailable:
                pause = ORPHANED_SECONDS  # the turns of the living have to be renewed first
            except Exception:
                log.exception("closing orphaned turns failed")
            await asyncio.sleep(pause)

    async def drain(self, seconds: float) -> None:
        """Gives the running turns their time, then ends the rest with a last word."""
        deadline = asyncio.get_running_loop().time() + seconds
        log.info("waiting for running turns", extra={"turns": len(self._running), "seconds": seconds})
        while tasks := self._tasks():  # requests still come while the load balancer learns of the end
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await asyncio.wait(tasks, timeout=left)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _tasks(self) -> list[asyncio.Task[None]]:
        return [running.task for running in self._running.values() if running.task is not None]

    async def close(self) -> None:
        await self.drain(0)
        for task in self._care:
            task.cancel()
        await asyncio.gather(*self._care, return_exceptions=True)
        if self._assistant is not None:
            if not self._wanted.is_set():  # else a thread may be importing; it can only be waited for
                self._assistant.cancel()
            await asyncio.wait([self._assistant])
            if not self._assistant.cancelled() and self._assistant.exception() is None:
                await self._assistant.result().close()
