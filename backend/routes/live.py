"""What the page asks again and again: what a message would do, and whether anything is new."""

import asyncio
from datetime import UTC, datetime

from fastapi import APIRouter

from routes.dependencies import ONE_PLACE, AppServices, CurrentActor, CurrentUser, refusals
from schemas import Reading, ReadingRequest, Revision
from services import message_reading, revision

router = APIRouter(prefix="/api/{user_id}", tags=["live"], dependencies=[ONE_PLACE])


@router.post("/reading", responses=refusals())
async def read_message(actor: CurrentActor, request: ReadingRequest, services: AppServices) -> Reading:
    """What the built-in assistant would do for this text. It changes nothing; a POST, since a text does not
    belong in an address."""
    await services.runner.loaded()  # in a thread: an import here would hold up everybody's answers
    return await asyncio.to_thread(message_reading.read, request, actor, datetime.now(UTC))


@router.get("/revision", responses=refusals())
async def get_revision(user_id: CurrentUser, services: AppServices) -> Revision:
    """Marks of the state of the tasks and of the conversations: another one after each change."""
    async with services.database.read() as session:
        return await revision.of(session, user_id)
