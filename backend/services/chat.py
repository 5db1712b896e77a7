"""One chat request: counted, opened, run or resumed, answered."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from config import Settings
from db import Database
from errors import AppError, IdempotencyMismatch, TurnRunning
from models import Turn, TurnStatus
from schemas import ApprovalDecision, ChatAnswer, ChatRequest
from services import chat_answers, preferences, rate_limit, turns, ui_stream, waiting_ends, waiting_turns
from services.fair_share import FairShare
from services.history import NOTHING_EARLIER, Earlier, InputItem, call_items, history
from services.orphans import record_of_changes
from services.rate_limit import Allowance
from services.turn_events import TurnEvent
from services.turn_job import TurnJob
from services.turn_runner import RunningTurn, TurnRunner
from services.waiting_turns import Resumed

ELSEWHERE_POLL_SECONDS = 0.5
STOP_SECONDS = 7  # a heartbeat of another replica, and the tool call that is on its way: 5 s at most
STOP_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """A turn to answer with: running here, or to be read from the database. `allowance` is None for a
    repeated request, which is not counted again; it goes on with the turn where its process has died.
    `continued`: the answer's beginning was heard before."""

    turn_id: UUID
    running: RunningTurn | None
    allowance: Allowance | None = None
    repeated: bool = False
    continued: bool = False


class ChatService:
    """Everything between a chat request and its answer."""

    def __init__(self, database: Database, runner: TurnRunner, settings: Settings, shares: FairShare) -> None:
        self._database = database
        self._shares = shares
        self._runner = runner
        self._limit = settings.chat_limit_per_hour
        self._hosted = settings.uses_openai

    async def begin(self, user_id: str, request: ChatRequest, key: str | None) -> ChatTurn:
        """Starts the turn, or finds the one that this key has started before."""
        async with self._shares.place(user_id):
            return await self._begin(user_id, request, key)

    async def _begin(self, user_id: str, request: ChatRequest, key: str | None) -> ChatTurn:
        sha256 = _digest(request)
        if key is not None and (known := await self._known(user_id, key, sha256)):
            return known
        async with self._database.read() as session:
            allowance = await rate_limit.count(session, user_id, "chat", self._limit)
            zone = await preferences.get(session, user_id)
            try:
                turn = await turns.open_turn(
                    session,
                    user_id=user_id,
                    message=request.message,
                    conversation_id=request.conversation_id,
                    key=key,
                    sha256=sha256,
                )
            except IntegrityError as error:
                if key is None or turns.violated(error) != "uq_turns_key":
                    raise
                turn = None
            earlier = NOTHING_EARLIER
            if turn is not None and request.conversation_id is not None:
                earlier = await history(session, turn.conversation_id, turn.user_seq)
        if turn is None:  # a twin of this request was faster
            assert key is not None  # noqa: S101
            known = await self._known(user_id, key, sha256)
            assert known is not None  # noqa: S101
            return known
        resumed = await self._settle(turn) if request.conversation_id is not None else None
        running = self._go_on(turn, resumed) if resumed else self._run(turn, zone.timezone, earlier)
        return ChatTurn(turn.id, running, allowance)

    async def _settle(self, turn: turns.OpenTurn) -> Resumed | None:
        """Ends the wait of the conversation's turn before; what this turn goes on with if it was a yes or a
        no to that. A process may die before it comes to this; who takes the turn up does it then."""
        async with self._database.read() as session:
            waiting = await waiting_ends.waiting_before(session, turn)
        if waiting is None:
            return None
        async with self._database.transaction() as session:
            return await waiting_ends.settle(session, waiting, turn)

    async def decide(
        self, user_id: str, turn_id: UUID, decisions: list[ApprovalDecision], key: str | None
    ) -> ChatTurn:
        """Takes the user's decisions on what a turn waits for; with the last one the turn goes on here."""
        try:
            async with self._shares.place(user_id), self._database.transaction() as session:
                decided = await waiting_turns.decide(session, user_id, turn_id, decisions, key)
                resumed = decided.resumed
                opened = await turns.find_open(session, turn_id) if resumed else None
        except IntegrityError as error:
            if turns.violated(error) != "uq_turns_running":
                raise
            raise TurnRunning(turns.STILL_ANSWERING) from None
        if resumed is None or opened is None:
            running = self._runner.find(turn_id)
            return ChatTurn(turn_id, running, repeated=decided.repeated, continued=True)
        return ChatTurn(turn_id, self._go_on(opened, resumed), continued=True)

    def _go_on(self, turn: turns.OpenTurn, resumed: Resumed) -> RunningTurn:
        run = resumed.continuation.run
        job = TurnJob(
            turn_id=turn.id,
            user_id=turn.user_id,
            timezone=run.timezone,
            message=turn.message,
            history=[],
            now=run.now,
            done=[],
            continuation=resumed.continuation,
            said_at=run.said_at,
        )
        return self._runner.run(turn, job, resumed)

    def _run(
        self,
        turn: turns.OpenTurn,
        timezone: str,
        earlier: Earlier,
        done: Sequence[InputItem] = (),
        told: Sequence[TurnEvent] = (),
    ) -> RunningTurn:
        job = TurnJob(
            turn_id=turn.id,
            user_id=turn.user_id,
            timezone=timezone,
            message=turn.message,
            history=earlier.items,
            now=turn.created_at,
            done=list(done),
            told=list(told),
            said_at=earlier.said_at,
        )
        return self._runner.run(turn, job)

    async def _known(self, user_id: str, key: str, sha256: str) -> ChatTurn | None:
        async with self._database.read() as session:
            turn = await turns.find_by_key(session, user_id, key)
        if turn is None:
            return None
        if turn.request_sha256 != sha256:
            raise IdempotencyMismatch(
                "This Idempotency-Key was used for another message. Use a new key for a new message."
            )
        return ChatTurn(turn.id, self._runner.find(turn.id), repeated=True)

    async def _resume(self, turn: Turn) -> RunningTurn | None:
        """Runs an interrupted turn again, as of when it began. The built-in assistant then makes the same
        calls, which have one effect; a hosted model might word them anew, so it is told what is done.
        None when it does not run here."""
        async with self._database.read() as session:
            opened = await turns.find_open(session, turn.id)
            if opened is None:
                return None
            zone = await preferences.get(session, turn.user_id)
            earlier = await history(session, turn.conversation_id, opened.user_seq)
            changed = await record_of_changes(session, turn.id)
            opened = await turns.reopen(session, opened)
            if opened is None:
                return None
            resumed = await waiting_turns.resumed(session, turn)
        resumed = resumed or await self._settle(opened)
        if resumed is not None:
            return self._go_on(opened, resumed)
        made = list(changed.tool_calls.values()) if self._hosted else []
        done = [item for call in made for item in call_items(turn.id, call.model_dump(mode="json"))]
        told = ui_stream.events_of_parts(made, [], "")
        return self._run(opened, zone.timezone, earlier, done, told)

    async def stream(self, chat: ChatTurn) -> AsyncIterator[bytes]:
        """The answer as server-sent events; a failure on the way is told in the stream's own form."""
        try:
            async for piece in self._pieces(chat):
                yield piece
        except AppError as error:
            yield ui_stream.encode({"type": "error", "errorText": error.detail})
            yield ui_stream.DONE

    async def _pieces(self, chat: ChatTurn) -> AsyncIterator[bytes]:
        running = chat.running
        if running is None:
            async for running in self._elsewhere(chat):
                if running is None:
                    yield ui_stream.HEARTBEAT
        if running is not None:
            async for piece in running.follow(continued=chat.continued):
                yield piece
            return
        for chunk in await chat_answers.stored_chunks(self._database, chat.turn_id):
            yield ui_stream.encode(chunk)
        yield ui_stream.DONE

    async def answer(self, chat: ChatTurn) -> ChatAnswer:
        """The answer as one document, when it is there."""
        running = chat.running
        if running is None:
            async for running in self._elsewhere(chat):
                if running is not None:
                    break
        if running is not None:
            await running.finished.wait()
            if running.outcome is not None and running.answered_at is not None:
                return chat_answers.made(running, running.outcome)
            async for _ in self._elsewhere(ChatTurn(chat.turn_id, None)):
                pass
        return await chat_answers.stored(self._database, chat.turn_id)

    async def cancel(self, user_id: str, turn_id: UUID) -> str:
        """Asks the turn to stop, wherever it runs; gives its status at that moment."""
        async with self._database.read() as session:
            status = await turns.request_cancel(session, user_id, turn_id)
        self._runner.cancel(turn_id)
        if status == TurnStatus.WAITING_APPROVAL:
            async with self._database.transaction() as session:
                await waiting_ends.leave_alone(session, user_id, turn_id)
                status = TurnStatus.DONE
        return status

    async def stop_all(self, user_id: str) -> None:
        """Stops the user's turns and waits, a few seconds at most, until none runs."""
        deadline = asyncio.get_running_loop().time() + STOP_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            async with self._database.read() as session:
                running = await turns.running_of(session, user_id)
            if not running:
                return
            for turn_id in running:
                await self.cancel(user_id, turn_id)
            await asyncio.sleep(STOP_POLL_SECONDS)

    async def _elsewhere(self, chat: ChatTurn) -> AsyncIterator[RunningTurn | None]:
        """Yields None now and then while another replica runs the turn. When that replica died in it, a
        repeated request takes the turn up: the last that is yielded is the turn running here."""
        while True:
            async with self._database.read() as session:
                turn = await session.get(Turn, chat.turn_id)
            if turn is None or turn.status != TurnStatus.RUNNING:
                if turn is None or not chat.repeated or not _broken_off(turn):
                    return
                if running := await self._resume(turn):
                    yield running
                    return
                if not await self._runs(turn.id):
                    return
            yield None
            await asyncio.sleep(ELSEWHERE_POLL_SECONDS)

    async def _runs(self, turn_id: UUID) -> bool:
        """Whether another request has taken the turn up."""
        async with self._database.read() as session:
            turn = await session.get(Turn, turn_id)
        return turn is not None and turn.status == TurnStatus.RUNNING


def _broken_off(turn: Turn) -> bool:
    """Whether the turn ended with its process, not by the user's wish."""
    return turn.status == TurnStatus.INTERRUPTED and not turn.cancel_requested


def _digest(request: ChatRequest) -> str:
    body = json.dumps([request.message, str(request.conversation_id)], ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()
