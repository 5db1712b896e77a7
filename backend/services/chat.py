"""One chat request: counted, opened, run or resumed, answered."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError

from db import Database
from errors import IdempotencyMismatch, NotFound
from models import Turn, TurnStatus
from schemas import ChatAnswer, ChatRequest, Message, Tokens, TurnMetadata
from services import preferences, rate_limit, turns, ui_stream
from services.history import history
from services.rate_limit import Allowance
from services.turn_events import Outcome
from services.turn_runner import RunningTurn, TurnRunner

ELSEWHERE_POLL_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class ChatTurn:
    """A turn to answer with: running here, or to be read from the database. `allowance` is None for a
    repeated request, which is not counted again; it goes on with the turn where its process has died."""

    turn_id: UUID
    running: RunningTurn | None
    allowance: Allowance | None = None
    repeated: bool = False


class ChatService:
    """Everything between a chat request and its answer."""

    def __init__(self, database: Database, runner: TurnRunner, *, limit_per_hour: int) -> None:
        self._database = database
        self._runner = runner
        self._limit = limit_per_hour

    async def begin(self, user_id: str, request: ChatRequest, key: str | None) -> ChatTurn:
        """Starts the turn, or finds the one that this key has started before."""
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
            earlier = []
            if turn is not None and request.conversation_id is not None:
                earlier = await history(session, turn.conversation_id, turn.user_seq)
        if turn is None:  # a twin of this request was faster
            assert key is not None  # noqa: S101
            known = await self._known(user_id, key, sha256)
            assert known is not None  # noqa: S101
            return known
        running = await self._runner.run(turn, zone.timezone, earlier)
        return ChatTurn(turn.id, running, allowance)

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
        """Runs an interrupted turn again; its tool calls have their old keys, so nothing is done twice."""
        async with self._database.read() as session:
            if not await turns.reopen(session, turn.id):
                return None
            message = (await turns.messages_of(session, turn.id))[0]
            zone = await preferences.get(session, turn.user_id)
            earlier = await history(session, turn.conversation_id, message.seq)
        opened = turns.OpenTurn(
            id=turn.id,
            user_id=turn.user_id,
            conversation_id=turn.conversation_id,
            title=turns.title_of(message.content),
            message=message.content,
            user_message_id=message.id,
            user_seq=message.seq,
            created_at=message.created_at,
        )
        return await self._runner.run(opened, zone.timezone, earlier)

    async def stream(self, chat: ChatTurn) -> AsyncIterator[bytes]:
        """The answer as server-sent events."""
        running = chat.running
        if running is None:
            async for running in self._elsewhere(chat):
                if running is None:
                    yield ui_stream.HEARTBEAT
        if running is not None:
            async for piece in running.follow():
                yield piece
            return
        for chunk in await self._stored_chunks(chat.turn_id):
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
                return _answer_of(running, running.outcome)
            async for _ in self._elsewhere(ChatTurn(chat.turn_id, None)):
                pass
        return await self._stored_answer(chat.turn_id)

    async def cancel(self, user_id: str, turn_id: UUID) -> str:
        """Asks the turn to stop, wherever it runs; gives its status at that moment."""
        async with self._database.read() as session:
            status = await turns.request_cancel(session, user_id, turn_id)
        self._runner.cancel(turn_id)
        return status

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
            yield None
            await asyncio.sleep(ELSEWHERE_POLL_SECONDS)

    async def _stored_answer(self, turn_id: UUID) -> ChatAnswer:
        async with self._database.read() as session:
            turn = await session.get(Turn, turn_id)
            stored = await turns.messages_of(session, turn_id)
        if turn is None:
            raise NotFound("There is no such turn.")
        messages = [Message.model_validate(message) for message in stored]
        reply = messages[-1]
        return ChatAnswer(
            conversation_id=turn.conversation_id,
            turn_id=turn.id,
            status=turn.status,
            response=reply.content if reply.role == "assistant" else "",
            tool_calls=reply.tool_calls,
            messages=messages,
            metadata=_metadata(_outcome_of(turn)),
        )

    async def _stored_chunks(self, turn_id: UUID) -> list[ui_stream.Chunk]:
        answer = await self._stored_answer(turn_id)
        writer = ui_stream.ChunkWriter()
        reply = answer.messages[-1]
        chunks = writer.start(
            message_id=reply.id if reply.role == "assistant" else uuid4(),
            user_message_id=answer.messages[0].id,
            conversation_id=answer.conversation_id,
            turn_id=turn_id,
            title=turns.title_of(answer.messages[0].content),
        )
        for event in ui_stream.events_of(reply) if reply.role == "assistant" else []:
            chunks += writer.event(event)
        async with self._database.read() as session:
            turn = await session.get_one(Turn, turn_id)
        outcome = _outcome_of(turn)
        return chunks + writer.finish(outcome, conversation_id=turn.conversation_id, turn_id=turn_id)


def _broken_off(turn: Turn) -> bool:
    """Whether the turn ended with its process, not by the user's wish."""
    return turn.status == TurnStatus.INTERRUPTED and not turn.cancel_requested


def _digest(request: ChatRequest) -> str:
    body = json.dumps([request.message, str(request.conversation_id)], ensure_ascii=False)
    return hashlib.sha256(body.encode()).hexdigest()


def _metadata(outcome: Outcome) -> TurnMetadata:
    return TurnMetadata(
        model=outcome.model,
        provider=outcome.provider,
        tokens=outcome.tokens,
        duration_ms=outcome.duration_ms,
        fallback=outcome.fallback,
    )


def _outcome_of(turn: Turn) -> Outcome:
    status = turn.status if turn.status in ("done", "interrupted") else "failed"
    return Outcome(
        status=status,  # type: ignore[arg-type]
        provider=turn.provider or "",
        model=turn.model or "",
        fallback=turn.fallback,
        tokens=Tokens(
            input=turn.tokens_input,
            output=turn.tokens_output,
            total=turn.tokens_input + turn.tokens_output,
        ),
        duration_ms=turn.duration_ms or 0,
    )


def _answer_of(running: RunningTurn, outcome: Outcome) -> ChatAnswer:
    """The answer from memory: it is what was just stored, without reading it again."""
    turn, record = running.turn, running.record
    assert running.answered_at is not None  # noqa: S101  # the caller looked
    calls = list(record.tool_calls.values())
    said = Message(
        id=turn.user_message_id,
        seq=turn.user_seq,
        role="user",
        content=turn.message,
        tool_calls=[],
        turn_id=turn.id,
        status="done",
        created_at=turn.created_at,
    )
    reply = Message(
        id=running.message_id,
        seq=turn.answer_seq,
        role="assistant",
        content=record.text,
        tool_calls=calls,
        turn_id=turn.id,
        status=outcome.status,
        created_at=running.answered_at,
    )
    return ChatAnswer(
        conversation_id=turn.conversation_id,
        turn_id=turn.id,
        status=outcome.status,
        response=record.text,
        tool_calls=calls,
        messages=[said, reply],
        metadata=_metadata(outcome),
    )
