"""The real services on loopback, with a stand-in for the provider and one for the web app's keys."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from uuid import uuid4

import httpx2
import openai.resources.chat.completions  # noqa: F401  # the first turn imports it: before any test's time runs
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

import main
import services.agent  # noqa: F401  # takes seconds: before any test's time runs
from config import Settings
from db import Database
from services.tokens import TokenSigner
from tests.fixtures.keys import Issuer
from tests.standin.person import Person
from tests.standin.server import StandIn
from tests.standin.serving import Listening, serving
from tools.server import create_app as create_mcp_app

PROVIDER_KEY = "sk-canary-4711"
MODEL = "stand-in-1"

StartApi = Callable[..., Awaitable[Listening]]


@pytest.fixture(scope="session")
def web() -> Issuer:
    """The web app as the API knows it."""
    return Issuer(name="ai-todo", audience="ai-todo-api")


@pytest.fixture(scope="session")
def api_key_pair() -> Issuer:
    """The key pair of the API, the same for each of its replicas."""
    return Issuer(name="ai-todo-backend", audience="ai-todo-mcp")


@pytest.fixture(scope="session")
async def jwks(web: Issuer, api_key_pair: Issuer) -> AsyncIterator[str]:
    """The base URL of both key sets: /web and /api."""
    signer = TokenSigner(api_key_pair.pem(), issuer=api_key_pair.name, audience=api_key_pair.audience)
    documents = {"web": web.jwks(), "api": signer.jwks}

    async def keys(request: Request) -> JSONResponse:
        return JSONResponse(documents[request.path_params["whose"]])

    async with serving(Starlette(routes=[Route("/{whose}", keys)])) as listening:
        yield listening.url


@pytest.fixture(scope="session")
def base_settings(database_url: str, jwks: str, api_key_pair: Issuer) -> dict[str, object]:
    """What every service of the stack is started with."""
    return {
        "database_url": database_url,
        "auth_jwks_url": f"{jwks}/web",
        "mcp_jwks_url": f"{jwks}/api",
        "mcp_signing_key": api_key_pair.pem(),
        "chat_limit_per_hour": 1_000,
        "log_level": "DEBUG",
    }


@pytest.fixture(scope="session")
async def mcp_url(base_settings: dict[str, object]) -> AsyncIterator[str]:
    """The address of the real MCP server."""
    async with serving(create_mcp_app(Settings.model_validate(base_settings))) as listening:
        yield f"{listening.url}/mcp"


@pytest.fixture(scope="session")
async def _stand_in() -> AsyncIterator[tuple[StandIn, str]]:
    stand_in = StandIn()
    async with serving(stand_in.app) as listening:
        yield stand_in, f"{listening.url}/v1"


@pytest.fixture
def provider(_stand_in: tuple[StandIn, str]) -> Iterator[StandIn]:
    """The stand-in without a script. At the end all that was scripted must have been asked for, properly."""
    stand_in, _ = _stand_in
    stand_in.reset()
    yield stand_in
    assert stand_in.script.replies == []
    assert stand_in.objections == []
    assert stand_in.other_paths == []


@pytest.fixture(scope="session")
def api_settings(
    base_settings: dict[str, object], mcp_url: str, _stand_in: tuple[StandIn, str]
) -> dict[str, object]:
    """The API's settings with the stand-in as the provider."""
    return {
        **base_settings,
        "mcp_url": mcp_url,
        "openai_api_key": PROVIDER_KEY,
        "openai_base_url": _stand_in[1],
        "openai_model": MODEL,
    }


@pytest.fixture(scope="session")
async def api(api_settings: dict[str, object]) -> AsyncIterator[str]:
    """A replica of the API that is there all the time."""
    async with serving(main.create_app(Settings.model_validate(api_settings))) as listening:
        yield listening.url


@pytest.fixture
async def start_api(api_settings: dict[str, object]) -> AsyncIterator[StartApi]:
    """Starts further replicas, with other settings; they end with the test."""
    async with contextlib.AsyncExitStack() as stack:

        async def start(**overrides: object) -> Listening:
            settings = Settings.model_validate(api_settings | overrides)
            return await stack.enter_async_context(serving(main.create_app(settings)))

        yield start


@pytest.fixture(scope="session")
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    limits = httpx2.Limits(max_connections=200)
    # A process just started on a busy machine takes its time; how long a test may take, pytest says.
    async with httpx2.AsyncClient(timeout=60, trust_env=False, limits=limits) as client:
        yield client


@pytest.fixture
def person(api: str, web: Issuer, http: httpx2.AsyncClient, database: Database) -> Person:
    """A new user at the standing replica."""
    user_id = f"user-{uuid4()}"
    return Person(user_id, web.token(user_id), http, database, api)


@pytest.fixture
def other(person: Person, web: Issuer) -> Person:
    """Somebody else."""
    user_id = f"other-{uuid4()}"
    return Person(user_id, web.token(user_id), person.http, person.database, person.api)
