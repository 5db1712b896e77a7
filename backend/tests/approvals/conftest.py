"""The services on loopback, and somebody with tasks."""

from collections.abc import Awaitable, Callable

import pytest

from tests.approvals.asking import Asking
from tests.standin.fixtures import (  # noqa: F401  # fixtures, found by their names
    StartApi,
    _stand_in,
    api,
    api_key_pair,
    api_settings,
    base_settings,
    http,
    jwks,
    mcp_url,
    other,
    person,
    provider,
    start_api,
    web,
)
from tests.standin.person import Person
from tests.turns.conftest import _faulty, faulty_mcp_url, mcp  # noqa: F401  # likewise

FillList = Callable[..., Awaitable[list[str]]]


@pytest.fixture
async def asking(person: Person) -> Asking:  # noqa: F811
    """Somebody with six tasks."""
    somebody = Asking(person)
    await somebody.fill(6)
    return somebody


@pytest.fixture
async def builtin(asking: Asking, start_api: StartApi) -> Asking:  # noqa: F811
    """The same, talking to the built-in assistant."""
    return asking.at((await start_api(ai_provider="builtin")).url)
