"""Talking: a message in, an answer out, as JSON or as it is made."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Response
from fastapi.responses import StreamingResponse

from errors import Conflict, IdempotencyMismatch, NotFound, TurnRunning
from routes.dependencies import (
    ONE_PLACE,
    REPLAYED,
    AppServices,
    CurrentUser,
    IdempotencyKey,
    OneEffect,
    Services,
    refusals,
    write_refusals,
)
from schemas import ApprovalDecisions, ChatAnswer, ChatRequest, TurnCancelled
from services import conversations, ui_stream
from services.chat import ChatTurn

STREAM = {"text/event-stream": {"schema": {"type": "string"}}}
router = APIRouter(prefix="/api/{user_id}", tags=["chat"])


def _stream(services: Services, turn: ChatTurn, headers: Mapping[str, str]) -> StreamingResponse:
    return StreamingResponse(
        services.chat.stream(turn),
        media_type="text/event-stream",
        headers={**ui_stream.HEADERS, **headers},
    )


@router.post(
    "/chat",
    response_model=ChatAnswer,
    responses={
        **refusals(NotFound, TurnRunning, IdempotencyMismatch),
        200: {
            "description": "The answer; as a UI message stream when `Accept: text/event-stream` asks for it",
            "content": STREAM,
        },
    },
)
async def chat(
    user_id: CurrentUser,
    request: ChatRequest,
    services: AppServices,
    response: Response,
    key: IdempotencyKey,
    accept: Annotated[str, Header()] = "application/json",
) -> ChatAnswer | StreamingResponse:
    """Says something to the assistant, in a new conversation unless one is named."""
    turn = await services.chat.begin(user_id, request, key)
    headers = turn.allowance.headers if turn.allowance else REPLAYED
    if "text/event-stream" in accept:
        return _stream(services, turn, headers)
    response.headers.update(headers)
    return await services.chat.answer(turn)


@router.post(
    "/turns/{turn_id}/approvals",
    response_model=ChatAnswer,
    responses={
        **refusals(NotFound, Conflict, IdempotencyMismatch),
        200: {
            "description": "The answer, which goes on when all is decided; what is new of it as a UI message"
            " stream when `Accept: text/event-stream` asks for it",
            "content": STREAM,
        },
    },
)
async def decide(
    user_id: CurrentUser,
    turn_id: Annotated[UUID, Path()],
    request: ApprovalDecisions,
    services: AppServices,
    response: Response,
    key: IdempotencyKey,
    accept: Annotated[str, Header()] = "application/json",
) -> ChatAnswer | StreamingResponse:
    """Says yes or no to what an answer waits for. Each approval is decided once and used once."""
    turn = await services.chat.decide(user_id, turn_id, request.decisions, key)
    headers = REPLAYED if turn.repeated else {}
    if "text/event-stream" in accept:
        return _stream(services, turn, headers)
    response.headers.update(headers)
    return await services.chat.answer(turn)


@router.get(
    "/conversations/{conversation_id}/stream",
    dependencies=[ONE_PLACE],
    responses={
        **refusals(NotFound),
        200: {
            "description": "The running answer from its beginning",
            "content": STREAM,
        },
        204: {"description": "Nothing is being answered"},
    },
    response_class=Response,
)
async def resume(
    user_id: CurrentUser, conversation_id: Annotated[UUID, Path()], services: AppServices
) -> Response:
    """Joins the answer that is being made in a conversation, after a reload or on another device."""
    async with services.database.read() as session:
        await conversations.get(session, user_id, conversation_id)
        turn = await conversations.running_turn(session, conversation_id)
    if turn is None:
        return Response(status_code=204)
    joined = ChatTurn(turn.id, services.runner.find(turn.id), None)
    return _stream(services, joined, {})


@router.post(
    "/turns/{turn_id}/cancel",
    dependencies=[ONE_PLACE],
    status_code=202,
    response_model=TurnCancelled,
    responses=write_refusals(NotFound),
)
async def cancel(
    user_id: CurrentUser, turn_id: Annotated[UUID, Path()], services: AppServices, once: OneEffect
) -> Response:
    """Stops an answer at the next safe point. What was done by then is kept."""
    status = ""

    async def stop() -> None:
        nonlocal status
        status = await services.chat.cancel(user_id, turn_id)

    async def cancelled(_: object) -> TurnCancelled:
        return TurnCancelled(turn_id=turn_id, status=status)

    return await once(cancelled, before=stop)
