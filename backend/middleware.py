"""What happens around every request of either service: an id, an access line, one identity, a size limit."""

import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from errors import AppError, PayloadTooLarge
from logs import request_id

BODY_BYTES = 256 * 1024  # a message of 10,000 characters, escaped in JSON, takes up to 120,000
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,128}")
_PROBES = ("/health", "/ready")
# Asked for all the time by every page in view: said of them is only what went wrong.
_POLLED = re.compile(r"/api/[^/]+/(revision|reading)")
# A path that holds a secret, and how it is logged.
_SECRET_PATH = re.compile(r"^/calendar/.+", re.DOTALL)
_HIDDEN = "/calendar/..."
# A file to import: 2 MiB, as base64 in JSON.
_FILE_PATH = re.compile(r"/api/[^/]+/import(/preview)?")
FILE_BYTES = 2 * 1024 * 1024
FILE_BODY_BYTES = FILE_BYTES * 4 // 3 + 1024

log = logging.getLogger("access")


class RequestContextMiddleware:
    """Gives the request an id (the caller's, when it looks like one) and logs how it ended.

    What nobody expected is answered here, so that this answer too has the id, and the log of it.

    The line has method, path, status and milliseconds: no query, no body, no token, and not what of a path is
    secret. A request with
    several `Authorization` headers goes on without any: which one counts must not depend on the reader.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        identifier = given if _SANE_ID.fullmatch(given) else uuid4().hex
        reset = request_id.set(identifier)
        if len(Headers(scope=scope).getlist("authorization")) > 1:
            scope["headers"] = [item for item in scope["headers"] if item[0] != b"authorization"]
        started = time.perf_counter()
        status = 0

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = identifier
            await send(message)

        try:
            await self.app(scope, receive, send_with_id)
        except Exception:
            if status:  # begun, so it can only be cut off
                raise
            log.exception("unexpected error", extra={"path": logged_path(scope["path"])})
            answer = AppError("Something went wrong on our side. Please try again.")
            await JSONResponse(answer.body(), answer.status)(scope, receive, send_with_id)
        finally:
            path = scope["path"]
            if path not in _PROBES and not (status == 200 and _POLLED.fullmatch(path)):
                log.info(
                    "request",
                    extra={
                        "method": scope["method"],
                        "path": logged_path(path),
                        "status": status,
                        "ms": round((time.perf_counter() - started) * 1000, 1),
                    },
                )
            request_id.reset(reset)


def logged_path(path: str) -> str:
    """The path as logs may have it."""
    return _SECRET_PATH.sub(_HIDDEN, path)


class BodyLimitMiddleware:
    """Refuses a body over `limit` bytes with 413, whether announced or found while reading. A file to import
    may be larger."""

    def __init__(self, app: ASGIApp, limit: int = BODY_BYTES) -> None:
        self.app = app
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_file = _FILE_PATH.fullmatch(scope["path"]) is not None
        limit = max(self.limit, FILE_BODY_BYTES) if is_file else self.limit
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdigit() and int(announced) > limit:
            await self._refuse(limit)(scope, receive, send)
            return
        body, rest = await self._read(receive, limit)
        if body is None:
            await self._refuse(limit)(scope, receive, send)
            return
        await self.app(scope, _replay(body, rest), send)

    async def _read(self, receive: Receive, limit: int) -> tuple[bytes | None, Receive]:
        """The whole body, or None as soon as it is too large. Kept in memory, which the limit allows."""
        chunks: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":  # the client went away; the app sees that too
                return b"".join(chunks), receive
            chunks.append(message.get("body", b""))
            size += len(chunks[-1])
            if size > limit:
                return None, receive
            if not message.get("more_body", False):
                return b"".join(chunks), receive

    def _refuse(self, limit: int) -> JSONResponse:
        most = "at most 2 MiB" if limit == FILE_BODY_BYTES else f"at most {limit // 1024} KiB"
        error = PayloadTooLarge(f"The request is too large: {most}.")
        return JSONResponse(error.body(), error.status)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def replay() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
