"""The account: preferences, the export, and the end of it."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse

from db import Database
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
from schemas import ExportFormat, Preferences, PreferencesChange
from services import account, preferences
from services.transfer import exporting

router = APIRouter(prefix="/api/{user_id}", tags=["account"], dependencies=[ONE_PLACE])


_EXPORTS: dict[ExportFormat, tuple[Callable[[Database, str], AsyncIterator[str]], str]] = {
    "json": (account.export, "application/json"),
    "csv": (exporting.as_csv, "text/csv; charset=utf-8"),
    "ics": (exporting.as_calendar, "text/calendar; charset=utf-8"),
}


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
    responses={
        **refusals(),
        200: {
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/csv": {"schema": {"type": "string"}},
                "text/calendar": {"schema": {"type": "string"}},
            }
        },
    },
)
async def export_account(
    user_id: CurrentUser,
    services: AppServices,
    format: Annotated[ExportFormat, Query()] = "json",  # noqa: A002  # its name on the wire
) -> StreamingResponse:
    """Everything that is kept of the user, as one JSON file; or the tasks that are not deleted, as CSV or as
    the to-dos of an iCalendar file."""
    name = f"ai-todo-{datetime.now(UTC):%Y-%m-%d}.{format}"
    make, media_type = _EXPORTS[format]
    pieces = make(services.database, user_id)
    first = await anext(pieces)  # before the answer begins: a refusal still has its own form
    return StreamingResponse(
        _in_a_place(services, user_id, first, pieces),
        media_type=media_type,
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
