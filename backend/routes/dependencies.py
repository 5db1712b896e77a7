"""What handlers ask for, as types: the services, the verified user, their actor."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header, Path, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.datastructures import State

from config import Settings
from db import Database
from errors import (
    AppError,
    Forbidden,
    IdempotencyMismatch,
    InvalidRequest,
    RateLimited,
    Unauthorized,
    Unavailable,
)
from models import USER_ID_LENGTH
from schemas import ErrorBody
from services import preferences, requests
from services.actor import Actor
from services.chat import ChatService
from services.fair_share import FairShare
from services.readiness import Readiness
from services.tokens import TokenSigner, TokenVerifier
from services.turn_runner import TurnRunner

IDEMPOTENCY_KEY_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Services:
    """What the process holds; made in main.py's lifespan."""

    settings: Settings
    database: Database
    readiness: Readiness
    verifier: TokenVerifier
    signer: TokenSigner
    runner: TurnRunner
    chat: ChatService
    shares: FairShare


# Without `async` FastAPI would run these in a thread, which costs more than they do.
async def get_services(request: Request) -> Services:
    state: State = request.app.state
    services: Services = state.services
    return services


AppServices = Annotated[Services, Depends(get_services)]
_bearer = HTTPBearer(auto_error=False, description="The web app's token: GET /api/auth/token")


async def current_user(
    services: AppServices,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    user_id: Annotated[str, Path(max_length=USER_ID_LENGTH, description="The token's subject")],
) -> str:
    """The user the token speaks of, who must be the one in the path. The one place that decides this."""
    if credentials is None:
        raise Unauthorized
    claims = await services.verifier.verify(credentials.credentials)
    subject: str = claims["sub"]
    if subject != user_id:
        raise Forbidden("This address belongs to another account.")
    return subject


CurrentUser = Annotated[str, Depends(current_user)]


async def place(user_id: CurrentUser, services: AppServices) -> AsyncIterator[None]:
    """One of the user's places while the handler runs."""
    async with services.shares.place(user_id):
        yield


# For handlers that do their work before they return. What is streamed afterwards takes a place by itself, and
# a chat request gives its own back while it waits for the answer.
ONE_PLACE = Depends(place, scope="function")


async def current_actor(user_id: CurrentUser, services: AppServices) -> Actor:
    """The user acting by hand, with their time zone."""
    async with services.database.read() as session:
        zone = await preferences.get(session, user_id)
    return Actor(
        user_id=user_id,
        name="user",
        timezone=zone.timezone,
        tasks_per_user=services.settings.tasks_per_user,
    )


CurrentActor = Annotated[Actor, Depends(current_actor)]


async def idempotency_key(
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            max_length=IDEMPOTENCY_KEY_LENGTH,
            description="The same key never has a second effect. It gives the first answer again, with the"
            " header `Idempotency-Replayed: true`",
        ),
    ] = None,
) -> str | None:
    if key is not None and not key.isprintable():
        raise InvalidRequest.field("Idempotency-Key", "must be printable characters")
    return key or None


IdempotencyKey = Annotated[str | None, Depends(idempotency_key)]
REPLAYED = {"Idempotency-Replayed": "true"}


class Once:
    """Has a writing request's effect and gives its answer; see services/requests.py.

    The status is the one that the route declares.
    """

    def __init__(self, services: Services, request: requests.KeyedRequest | None, status: int) -> None:
        self._database = services.database
        self._request = request
        self._status = status

    async def __call__(
        self,
        operation: requests.Operation,
        *,
        before: requests.Effect | None = None,
        single_statement: bool = False,
    ) -> Response:
        answer = await requests.run_once(
            self._database,
            self._request,
            operation,
            status=self._status,
            before=before,
            single_statement=single_statement,
        )
        return Response(
            answer.content,
            answer.status,
            headers=REPLAYED if answer.replayed else None,
            media_type=None if answer.content is None else "application/json",
        )


async def once(request: Request, user_id: CurrentUser, services: AppServices, key: IdempotencyKey) -> Once:
    keyed = None
    if key is not None:
        sha256 = requests.digest(request.method, request.url.path, await request.body())
        keyed = requests.KeyedRequest(user_id, key, sha256)
    return Once(services, keyed, request.scope["route"].status_code or 200)


OneEffect = Annotated[Once, Depends(once)]


def write_refusals(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route that writes, and so takes an `Idempotency-Key`."""
    return refusals(IdempotencyMismatch, *errors)


def refusals(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of a route: every refusal it can give, in the one error form."""
    told: dict[type[AppError], str] = {
        InvalidRequest: "A field is wrong; `errors` names it",
        Unauthorized: "No token, or one that does not hold",
        Forbidden: "The path names another user",
        RateLimited: "Too many requests",
        Unavailable: "Something we depend on is down; try again",
    }
    kinds = [*told, *errors]
    return {
        kind.status: {
            "model": ErrorBody,
            "description": told.get(kind) or (kind.__doc__ or "").split("\n")[0],
            **(
                {"headers": {"Retry-After": {"description": "Seconds", "schema": {"type": "integer"}}}}
                if kind in (RateLimited, Unavailable)
                else {}
            ),
        }
        for kind in kinds
    }
