"""The API in this process, with a real database, and people who are signed in."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from config import Settings
from main import create_app
from services.tokens import TokenVerifier
from tests.fixtures.keys import Issuer


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer(name="ai-todo", audience="ai-todo-api")


@pytest.fixture(scope="module")
async def app(settings: Settings, issuer: Issuer) -> AsyncIterator[FastAPI]:
    async with serving_api(settings, issuer) as app:
        yield app


@asynccontextmanager
async def serving_api(settings: Settings, issuer: Issuer) -> AsyncIterator[FastAPI]:
    """The started API; it takes the issuer's keys without a network."""
    signer = Issuer(name="ai-todo-backend", audience="ai-todo-mcp")
    app = create_app(settings.model_copy(update={"mcp_signing_key": SecretStr(signer.pem())}))
    async with app.router.lifespan_context(app), httpx2.AsyncClient(transport=issuer.transport()) as keys:
        verifier = TokenVerifier(
            jwks_url=issuer.jwks_url, issuer=settings.auth_issuer, audience=settings.auth_audience, http=keys
        )
        app.state.services = replace(app.state.services, verifier=verifier)
        yield app


def client(app: FastAPI) -> httpx2.AsyncClient:
    """Sends to the API as a server would; an exception in it is the 500 that a client gets."""
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    return httpx2.AsyncClient(transport=transport, base_url="http://api.test")


@pytest.fixture(scope="module")
async def http(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    async with client(app) as http:
        yield http


@dataclass(frozen=True, slots=True)
class Person:
    """Someone signed in; `get("/tasks")` and the like are sent to their own address."""

    http: httpx2.AsyncClient
    id: str
    token: str

    @property
    def path(self) -> str:
        return f"/api/{self.id}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def send(self, method: str, path: str = "", **options: Any) -> httpx2.Response:
        headers = {**self.headers, **options.pop("headers", {})}
        return await self.http.request(method, self.path + path, headers=headers, **options)

    async def get(self, path: str, **parameters: Any) -> Any:
        """The JSON of a good answer."""
        answer = await self.send("GET", path, params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()

    async def post(self, path: str, body: Any = None, status: int = 200) -> Any:
        answer = await self.send("POST", path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def add(self, title: str = "Buy milk", **fields: Any) -> dict[str, Any]:
        task: dict[str, Any] = await self.post("/tasks", {"title": title, **fields}, 201)
        return task

    async def titles(self, **parameters: Any) -> list[str]:
        return [task["title"] for task in (await self.get("/tasks", **parameters))["tasks"]]


@pytest.fixture
def sign_in(http: httpx2.AsyncClient, issuer: Issuer) -> Callable[[], Person]:
    """Signs in someone new."""

    def sign_in() -> Person:
        user_id = f"user-{uuid4()}"
        return Person(http, user_id, issuer.token(user_id))

    return sign_in


@pytest.fixture
def ann(sign_in: Callable[[], Person]) -> Person:
    return sign_in()


@pytest.fixture
def bob(sign_in: Callable[[], Person]) -> Person:
    return sign_in()
