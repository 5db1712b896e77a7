"""The calendar feed: its secret link, and what calendar apps get under it."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Path, Response

from errors import NotFound
from routes.dependencies import ONE_PLACE, AppServices, CurrentUser, OneEffect, refusals, write_refusals
from schemas import CalendarFeed, CalendarFeedSecret, ErrorBody
from services import feed, rate_limit
from services.transfer import calendar_feed

router = APIRouter(prefix="/api/{user_id}", tags=["calendar"], dependencies=[ONE_PLACE])
public = APIRouter(tags=["calendar"])


@router.get("/calendar-feed", responses=refusals())
async def get_calendar_feed(user_id: CurrentUser, services: AppServices) -> CalendarFeed:
    async with services.database.read() as session:
        return await feed.state(session, user_id)


@router.put("/calendar-feed", response_model=CalendarFeed, responses=write_refusals())
async def make_calendar_feed(user_id: CurrentUser, new: CalendarFeedSecret, once: OneEffect) -> Response:
    """Makes `/calendar/{secret}.ics` the user's link, at once and in place of the one before."""
    return await once(lambda session: feed.make(session, user_id, new.secret))


@router.delete("/calendar-feed", status_code=204, response_class=Response, responses=write_refusals())
async def revoke_calendar_feed(user_id: CurrentUser, once: OneEffect) -> Response:
    """The link leads nowhere from now on."""
    return await once(lambda session: feed.revoke(session, user_id))


@public.get(
    "/calendar/{link}",
    response_class=Response,
    responses={
        200: {"content": {"text/calendar": {"schema": {"type": "string"}}}},
        304: {"description": "As `If-None-Match` has it"},
        400: {"model": ErrorBody, "description": "A field is wrong; `errors` names it"},
        404: {"model": ErrorBody, "description": "No link, or one that was revoked"},
        429: {"model": ErrorBody, "description": "Asked too often"},
        503: {"model": ErrorBody, "description": "Something we depend on is down; try again"},
    },
)
async def read_calendar(
    services: AppServices,
    link: Annotated[str, Path(max_length=200, description="The secret and `.ics`")],
    if_none_match: Annotated[str | None, Header(max_length=1_000)] = None,
) -> Response:
    """Whoever has the link may read the open tasks with a due date, and nothing else. No token, no cookie."""
    if not link.endswith(".ics"):
        raise NotFound("There is no such calendar. Its link may have been revoked.")
    async with services.database.transaction() as session:
        user_id = await feed.owner(session, link.removesuffix(".ics"))
        await rate_limit.count(session, user_id, "calendar", feed.FETCHES_PER_HOUR, "fetches")
    async with services.shares.place(user_id):
        found = await calendar_feed.feed(services.database, user_id, datetime.now(UTC), if_none_match)
    headers = {"ETag": f'"{found.mark}"', "Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    if found.content is None:
        return Response(status_code=304, headers=headers)
    headers["Content-Disposition"] = 'inline; filename="ai-todo.ics"'
    return Response(found.content, media_type="text/calendar; charset=utf-8", headers=headers)
