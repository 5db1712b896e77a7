"""Conversations: list, find, read, rename, delete, restore."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from errors import NotFound
from routes.dependencies import ONE_PLACE, AppServices, CurrentUser, OneEffect, refusals, write_refusals
from schemas import Conversation, ConversationChange, ConversationPage, MessagePage, NoNul
from services import conversations

router = APIRouter(prefix="/api/{user_id}/conversations", tags=["conversations"], dependencies=[ONE_PLACE])
ConversationId = Annotated[UUID, Path()]


@router.get("", responses=refusals())
async def list_conversations(
    user_id: CurrentUser,
    services: AppServices,
    limit: Annotated[int, Query(ge=1, le=100)] = 30,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    search: Annotated[NoNul | None, Query(max_length=200, description="Words that must all occur")] = None,
    deleted: Annotated[bool, Query(description="Those that were deleted and can be restored")] = False,
) -> ConversationPage:
    """The user's conversations, the last used first; with `search` those that mention it in their title
    or in a message."""
    async with services.database.transaction() if search else services.database.read() as session:
        return await conversations.page(
            session, user_id, limit=limit, cursor=cursor, search=search, deleted=deleted
        )


@router.get("/{conversation_id}", responses=refusals(NotFound))
async def get_conversation(
    user_id: CurrentUser, conversation_id: ConversationId, services: AppServices
) -> Conversation:
    async with services.database.read() as session:
        return await conversations.get(session, user_id, conversation_id)


@router.get("/{conversation_id}/messages", responses=refusals(NotFound))
async def list_messages(
    user_id: CurrentUser,
    conversation_id: ConversationId,
    services: AppServices,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    before: Annotated[
        int | None, Query(ge=1, le=2**31 - 1, description="Only messages before this `seq`")
    ] = None,
) -> MessagePage:
    """The newest messages in the order they were said; `next_before` asks for the ones before them."""
    async with services.database.read() as session:
        return await conversations.messages(session, user_id, conversation_id, limit=limit, before=before)


@router.patch("/{conversation_id}", response_model=Conversation, responses=write_refusals(NotFound))
async def rename_conversation(
    user_id: CurrentUser, conversation_id: ConversationId, change: ConversationChange, once: OneEffect
) -> Response:
    return await once(lambda session: conversations.rename(session, user_id, conversation_id, change.title))


@router.delete(
    "/{conversation_id}", status_code=204, response_class=Response, responses=write_refusals(NotFound)
)
async def delete_conversation(
    user_id: CurrentUser, conversation_id: ConversationId, services: AppServices, once: OneEffect
) -> Response:
    """Deletes the conversation so that it can be restored, and stops its answer. Its tasks stay."""

    async def stop() -> None:
        async with services.database.read() as session:
            turn = await conversations.running_turn(session, conversation_id)
        if turn is not None and turn.user_id == user_id:
            await services.chat.cancel(user_id, turn.id)

    return await once(lambda session: conversations.delete(session, user_id, conversation_id), before=stop)


@router.post("/{conversation_id}/restore", response_model=Conversation, responses=write_refusals(NotFound))
async def restore_conversation(
    user_id: CurrentUser, conversation_id: ConversationId, once: OneEffect
) -> Response:
    """Brings a deleted conversation back with all that was said in it. Twice is as good as once."""
    return await once(lambda session: conversations.restore(session, user_id, conversation_id))
