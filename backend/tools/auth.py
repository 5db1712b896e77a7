"""Who calls a tool, from the verified token alone."""

import hmac
from typing import Any, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from fastmcp.server.auth import AccessToken, TokenVerifier
from fastmcp.server.dependencies import get_access_token, get_context
from starlette.middleware import Middleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from db import Database
from errors import ApprovalRequired, Forbidden, InvalidRequest, Unauthorized, Unavailable
from services import preferences
from services.actor import Actor
from services.approvals import arguments_sha256
from services.tokens import TokenVerifier as Tokens

READ, WRITE, BULK = "tasks:read", "tasks:write", "tasks:bulk"
CALL_KEY_META = "ai-todo/call-key"
CALL_KEY_LENGTH = 200


class InsufficientScope(Forbidden):
    """The token is good, but not for this tool."""

    code: ClassVar[str] = "insufficient_scope"


class BearerTokens(TokenVerifier):
    """FastMCP's view of our token check. Keys that cannot be had are a 503, not a wrong token."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens

    async def verify_token(self, token: str) -> AccessToken | None:
        try:
            claims = await self._tokens.verify(token)
        except Unauthorized:
            return None
        scope = claims.get("scope")
        return AccessToken(
            token=token,
            client_id=str(claims["iss"]),
            subject=claims["sub"],
            scopes=scope.split() if isinstance(scope, str) else [],
            expires_at=int(claims["exp"]),
            claims=claims,
        )

    def get_middleware(self) -> list[Middleware]:
        return [Middleware(_AnswerUnavailable), *super().get_middleware()]


class _AnswerUnavailable:
    """Answers Unavailable, raised while a token is checked, as 503 with Retry-After."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        except Unavailable as error:
            await JSONResponse(error.body(), error.status, error.headers)(scope, receive, send)


async def authorize(database: Database, tool: str, arguments: dict[str, Any], *, scope: str) -> Actor:
    """The actor of this call, if its token allows the tool with these arguments."""
    token = get_access_token()
    if token is None or not token.subject:
        raise Unauthorized
    if arguments.get("user_id") not in (None, token.subject):
        raise Forbidden("user_id must be left out; the list is always that of the signed-in user.")
    if scope not in token.scopes:
        raise InsufficientScope(f"This needs the permission {scope}, which was not given.")
    turn, call_key = token.claims.get("turn"), _call_key()
    digest = arguments_sha256(tool, arguments)
    return Actor(
        user_id=token.subject,
        name="assistant" if turn else f"client:{token.client_id}"[:100],
        turn_id=_uuid(turn),
        call_key=call_key,
        call_sha256=digest,
        timezone=await _timezone(database, token),
        tasks_per_user=database.settings.tasks_per_user,
        approved=BULK in token.scopes and _approved(token, digest, call_key),
    )


def _approved(token: AccessToken, digest: str, call_key: str | None) -> bool:
    """True, or ApprovalRequired: a token for many tasks is good for one call with one set of arguments. The
    call's key is part of it, so that sending it again has no second effect."""
    claims = token.claims
    if not _same(claims.get("bulk_sha256"), digest):
        raise ApprovalRequired("The approval was for other arguments. Ask the user to approve these.")
    if call_key is None or not _same(claims.get("bulk_call"), call_key):
        raise ApprovalRequired("The approval was for another call. Ask the user to approve this one.")
    return True


def _same(claim: object, wanted: str) -> bool:
    return isinstance(claim, str) and hmac.compare_digest(claim.encode(), wanted.encode())


def _call_key() -> str | None:
    context = get_context().request_context
    key = (context.meta or {}).get(CALL_KEY_META) if context else None
    if key is None:
        return None
    if not isinstance(key, str) or not 0 < len(key) <= CALL_KEY_LENGTH or "\x00" in key:
        raise InvalidRequest.field(CALL_KEY_META, f"must be a text of 1 to {CALL_KEY_LENGTH} characters")
    return key


def _uuid(value: object) -> UUID | None:
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


async def _timezone(database: Database, token: AccessToken) -> str:
    """The user's zone: the API's tokens say it, for those of other clients it is looked up."""
    given = token.claims.get("tz")
    try:
        if isinstance(given, str):
            return ZoneInfo(given).key
    except (ValueError, OSError, KeyError):  # no such zone, or nothing that could name one
        pass
    async with database.read() as session:
        return (await preferences.get(session, str(token.subject))).timezone
