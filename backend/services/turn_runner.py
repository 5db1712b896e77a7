"""Runs turns in the background, so that a turn goes to its end whether anybody listens or not.

The process holds a turn only while it runs; everything it leaves behind is in the database.
"""

import asyncio
import importlib
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from db import Database
from errors import Unavailable
from services import ui_stream
from services.orphans import close_orphans, record_of_changes
from services.turn_events import Outcome, TurnEvent, TurnRecord, storable
from services.turns import HEARTBEAT_SECONDS, OpenTurn, close_turn, heartbeat

if TYPE_CHECKING:
    from services.agent import Assistant, TurnControl, TurnJob
    from services.history import InputItem

STREAM_HEARTBEAT_SECONDS = 15
ORPHANS_EVERY_SECONDS = 5
STORE_PAUSES_SECONDS = (0.2, 1, 3, 10)  # a database that restarts is back by then
RESTARTING = "The service is restarting. What was done is kept; send your message again."
NOT_STORED = "The answer could not be saved. Please reload in a moment."

log = logging.getLogger(__name__)


class RunningTurn:
    """A turn of this process: its stream so far, which anyone may follow from the beginning."""

    def __init__(self, turn: OpenTurn, control: "TurnControl") -> None:
        self.turn = turn
        self.message_id = uuid4()
        self.record = TurnRecord()
        self.outcome: Outcome | None = None
        self.answered_at: datetime | None = None
        self.control = control
        self.task: asyncio.Task[None] | None = None
        self._writer = ui_stream.ChunkWriter()
        self._events: list[bytes] = []
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

    def tell(self, event: TurnEvent) -> None:
        event = storable(event)
        self.record.add(event)
        self._push(self._writer.event(event))

    def end(self, outcome: Outcome, answered_at: datetime | None) -> None:
        self.outcome, self.answered_at = outcome, answered_at
        if answered_at is None:
            self._push(self._writer.failed(NOT_STORED))
        self._push(
            self._writer.finish(outcome, conversation_id=self.turn.conversation_id, turn_id=self.turn.id)
        )
        self.finished.set()
        self._wake()

    def fail(self, sentence: str) -> None:
        """Tells the followers that the answer will not come, or not from here."""
        self._push(self._writer.failed(sentence))

    async def follow(self) -> AsyncIterator[bytes]:
        """The stream from its beginning to its end, with a comment whenever nothing else comes."""
        sent = 0
        while True:
            while sent < len(self._events):
                yield self._events[sent]
                sent += 1
            if self.finished.is_set():
                yield ui_stream.DONE
                return
            try:
                async with asyncio.timeout(STREAM_HEARTBEAT_SECONDS):
                    await self._more.wait()
            except TimeoutError:
                yield ui_stream.HEARTBEAT

    def _push(self, chunks: list[ui_stream.Chunk]) -> None:
        if chunks:
            self._events += [ui_stream.encode(chunk) for chunk in chunks]
            self._wake()

    def _wake(self) -> None:
        self._more.set()
        self._more = asyncio.Event()


class TurnRunner:
    """The running turns of this process: starting, finding, stopping, and seeing them through."""

    def __init__(self, database: Database, make_assistant: Callable[[], "Assistant"]) -> None:
        self._database = database
        self._running: dict[UUID, RunningTurn] = {}
        self._make_assistant = make_assistant
        self._assistant: asyncio.Task[Assistant] | None = None
        self._care: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Loads the assistant in a thread (seconds), and begins to look after turns."""
        self._assistant = asyncio.create_task(self._load())
        self._care = asyncio.create_task(self._look_after())

    async def _load(self) -> "Assistant":
        await asyncio.to_thread(importlib.import_module, "services.agent")
        return self._make_assistant()

    async def run(self, turn: OpenTurn, timezone: str, history: "list[InputItem]") -> RunningTurn:
        """Starts the turn in the background."""
        assert self._assistant is not None  # noqa: S101  # start() comes first
        assistant = await asyncio.shield(self._assistant)
        from services.agent import TurnControl, TurnJob  # loaded by now

        job = TurnJob(
            turn_id=turn.id, user_id=turn.user_id, timezone=timezone, message=turn.message, history=history
        )
        running = RunningTurn(turn, TurnControl())
        self._running[turn.id] = running
        running.task = asyncio.create_task(self._see_through(assistant, job, running))
        return running

    def find(self, turn_id: UUID) -> RunningTurn | None:
        return self._running.get(turn_id)

    def cancel(self, turn_id: UUID) -> None:
        if running := self._running.get(turn_id):
            running.control.cancel()

    async def _see_through(self, assistant: "Assistant", job: "TurnJob", running: RunningTurn) -> None:
        try:
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
            self._running.pop(running.turn.id, None)

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
                async with self._database.read() as session:  # one statement
                    return await close_turn(
                        session, running.turn, running.message_id, running.record, outcome
                    )
            except Unavailable:
                if pause is None:
                    log.exception("an answer could not be stored")
                    return None
                await asyncio.sleep(pause)
            except Exception:  # else nobody would ever hear of the turn's end
                log.exception("an answer could not be stored")
                return None
        return None

    async def _look_after(self) -> None:
        """Keeps this process's turns alive, hears of stops, and closes what dead processes left."""
        loop = asyncio.get_running_loop()
        next_sweep = loop.time()
        while True:
            try:
                if self._running:
                    async with self._database.read() as session:
                        for turn_id in await heartbeat(session, list(self._running)):
                            self.cancel(turn_id)
                if loop.time() >= next_sweep:
                    next_sweep = loop.time() + ORPHANS_EVERY_SECONDS
                    await close_orphans(self._database)
            except Unavailable:
                log.warning("turns cannot be looked after: the database is away")
            except Exception:
                log.exception("looking after turns failed")
            await asyncio.sleep(HEARTBEAT_SECONDS)

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
        if self._care is not None:
            self._care.cancel()
        if self._assistant is not None:
            assistant = await self._assistant  # a thread that imports cannot be stopped anyway
            await assistant.close()
