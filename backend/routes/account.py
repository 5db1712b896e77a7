"""The account: preferences, everything as JSON, and the end of it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from routes.dependencies import (
    ONE_PLACE,
    AppServices,
    CurrentUser,
    IdempotencyKey,
    OneEffect,
    Services,
    refusals,
    write_refusals,
)
from schemas import Preferences, PreferencesChange
from services import account, preferences

router = APIRouter(prefix="/api/{user_id}", tags=["account"], dependencies=[ONE_PLACE])


@router.get("/preferences", responses=refusals())
async def get_preferences(user_id: CurrentUser, services: AppServices) -> Preferences:
    async with services.database.read() as session:
        return await preferences.get(session, user_id)


@router.patch("/preferences", response_model=Preferences, responses=write_refusals())
async def change_preferences(user_id: CurrentUser, change: PreferencesChange, once: OneEffect) -> Response:
    return await once(lambda session: preferences.set_timezone(session, user_id, change.timezone))


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={**refusals(), 200: {"content": {"application/json": {"schema": {"type": "object"}}}}},
)
async def export_account(user_id: CurrentUser, services: AppServices) -> StreamingResponse:
    """Everything that is kept of the user, as one JSON file."""
    name = f"ai-todo-{datetime.now(UTC):%Y-%m-%d}.json"
    pieces = account.export(services.database, user_id)
    first = await anext(pieces)  # before the answer begins: a refusal still has its own form
    return StreamingResponse(
        _in_a_place(services, user_id, first, pieces),
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


async def _in_a_place(
    services: Services, user_id: str, first: str, rest: AsyncIterator[str]
) -> AsyncIterator[str]:
    """The handler has returned, and with it its place."""
    async with services.shares.place(user_id):
        yield first
        async for piece in rest:
            yield piece


@router.delete("", status_code=204, response_class=Response, responses=write_refusals())
async def delete_account(
    user_id: CurrentUser, services: AppServices, key: IdempotencyKey, once: OneEffect
) -> Response:
    """Removes everything that is kept of the user. The sign-in itself is removed by the web app.

    Of a request with an `Idempotency-Key` only that key is kept, for two days.
    """
    # Turns that go on would write for nobody.
    return await once(
        lambda session: account.remove(session, user_id, key), before=lambda: services.chat.stop_all(user_id)
    )
