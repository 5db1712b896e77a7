"""Around every request: its id, its access line, and the limit of its body."""

import json
import logging
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from logs import JsonFormatter, request_id
from middleware import BODY_BYTES, BodyLimitMiddleware, RequestContextMiddleware


async def echo(request: Request) -> JSONResponse:
    return JSONResponse({"size": len(await request.body()), "request_id": request_id.get()})


async def broken(_: Request) -> JSONResponse:
    raise RuntimeError("broken")


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    app = Starlette(
        routes=[
            Route("/health", echo),
            Route("/broken", broken),
            Route("/{rest:path}", echo, methods=["GET", "POST"]),
        ]
    )
    app.add_middleware(BodyLimitMiddleware)
    app.add_middleware(RequestContextMiddleware)
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as http:
        yield http


class TestBodyLimit:
    async def test_one_byte_too_many(self, http: httpx2.AsyncClient) -> None:
        answer = await http.post("/", content=b"x" * (BODY_BYTES + 1))
        assert answer.status_code == 413
        assert answer.json() == {
            "error": "payload_too_large",
            "detail": "The request is too large: at most 256 KiB.",
        }
        assert answer.headers["X-Request-ID"]

    async def test_unannounced(self, http: httpx2.AsyncClient) -> None:
        async def pieces() -> AsyncIterator[bytes]:
            for _ in range(BODY_BYTES // 1000 + 1):
                yield b"x" * 1000

        assert (await http.post("/", content=pieces())).status_code == 413

    async def test_announced_as_nonsense(self, http: httpx2.AsyncClient) -> None:
        headers = {"Content-Length": "minus one"}
        answer = await http.post("/", content=b"x" * (BODY_BYTES + 1), headers=headers)
        assert answer.status_code == 413

    async def test_the_largest(self, http: httpx2.AsyncClient) -> None:
        answer = await http.post("/", content=b"x" * BODY_BYTES)
        assert answer.json()["size"] == BODY_BYTES


class TestRequestId:
    @pytest.mark.parametrize(
        "given", ["", "short", "x" * 129, "with space", 'quote"12345', "semi;colon1", "ümlaut-12345".encode()]
    )
    async def test_one_that_is_not_sane_is_replaced(
        self, http: httpx2.AsyncClient, given: str | bytes
    ) -> None:
        answer = await http.get("/", headers=[("X-Request-ID", given)])  # type: ignore[list-item]
        identifier = answer.headers["X-Request-ID"]
        assert len(identifier) == 32
        assert answer.json()["request_id"] == identifier

    async def test_a_sane_one_goes_through(self, http: httpx2.AsyncClient) -> None:
        answer = await http.get("/", headers={"X-Request-ID": "trace.1-abc_DEF"})
        assert answer.headers["X-Request-ID"] == "trace.1-abc_DEF"
        assert answer.json()["request_id"] == "trace.1-abc_DEF"

    async def test_no_two_are_alike(self, http: httpx2.AsyncClient) -> None:
        identifiers = {(await http.get("/")).headers["X-Request-ID"] for _ in range(20)}
        assert len(identifiers) == 20


class TestAuthorization:
    @pytest.mark.parametrize(("values", "seen"), [([], None), (["one"], "one"), (["one", "two"], None)])
    async def test_only_one_is_passed_on(self, values: list[str], seen: str | None) -> None:
        async def show(request: Request) -> JSONResponse:
            return JSONResponse(request.headers.get("authorization"))

        app = RequestContextMiddleware(Starlette(routes=[Route("/", show)]))
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app), base_url="http://api.test"
        ) as http:
            answer = await http.get("/", headers=[("Authorization", value) for value in values])
        assert answer.json() == seen


class TestAccessLine:
    async def lines(
        self, http: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture, path: str
    ) -> list[dict[str, Any]]:
        with caplog.at_level(logging.INFO, "access"):
            await http.post(path, json={"message": "canary"}, headers={"Authorization": "Bearer canary"})
        return [record.__dict__ for record in caplog.records if record.name == "access"]

    async def test_method_path_status_and_time_alone(
        self, http: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        (line,) = await self.lines(http, caplog, "/api/user/chat?search=canary")
        assert (line["method"], line["path"], line["status"]) == ("POST", "/api/user/chat", 200)
        assert line["ms"] >= 0
        assert "canary" not in json.dumps(line, default=str)

    async def test_probes_have_none(self, http: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
        assert await self.lines(http, caplog, "/health") == []

    async def test_what_is_polled_has_one_when_it_fails(
        self, http: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        for path in ("/api/user/revision", "/api/user/reading"):
            assert await self.lines(http, caplog, path) == []
        assert await self.lines(http, caplog, "/api/user/revision/more") != []

    async def test_a_failure_has_one(
        self, http: httpx2.AsyncClient, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.INFO, "access"):
            await http.get("/broken")
        (line,) = [record.__dict__ for record in caplog.records if record.levelname == "INFO"]
        assert (line["path"], line["status"]) == ("/broken", 500)


class TestUnexpectedError:
    async def test_is_answered_without_its_text(self, http: httpx2.AsyncClient) -> None:
        answer = await http.get("/broken", headers={"X-Request-ID": "trace.1-abc_DEF"})
        assert answer.status_code == 500
        assert answer.json() == {
            "error": "internal",
            "detail": "Something went wrong on our side. Please try again.",
        }
        assert answer.headers["X-Request-ID"] == "trace.1-abc_DEF"

    async def test_is_logged_with_the_request_it_belongs_to(self, http: httpx2.AsyncClient) -> None:
        lines: list[dict[str, Any]] = []

        class Lines(logging.Handler):
            def emit(self, record: logging.LogRecord) -> None:
                lines.append(json.loads(JsonFormatter().format(record)))

        handler = Lines(logging.ERROR)
        logging.getLogger().addHandler(handler)
        try:
            await http.get("/broken", headers={"X-Request-ID": "trace.1-abc_DEF"})
        finally:
            logging.getLogger().removeHandler(handler)
        (line,) = lines
        assert line["request_id"] == "trace.1-abc_DEF"
        assert "RuntimeError: broken" in line["exception"]

    async def test_after_the_answer_has_begun_cuts_it_off(self) -> None:
        async def begun(scope: Scope, receive: Receive, send: Send) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            raise RuntimeError("broken")

        transport = httpx2.ASGITransport(RequestContextMiddleware(begun))
        async with httpx2.AsyncClient(transport=transport, base_url="http://api.test") as http:
            with pytest.raises(RuntimeError, match="broken"):
                await http.get("/")
