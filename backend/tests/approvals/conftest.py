"""The services on loopback, and somebody with tasks."""

from collections.abc import Awaitable, Callable

import pytest

from tests.approvals.asking import Asking
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.turns.conftest import _faulty, faulty_mcp_url, mcp  # noqa: F401  # fixtures, found by their names

FillList = Callable[..., Awaitable[list[str]]]


@pytest.fixture
async def asking(person: Person) -> Asking:
    """Somebody with six tasks."""
    somebody = Asking(person)
    await somebody.fill(6)
    return somebody


@pytest.fixture
async def builtin(asking: Asking, start_api: StartApi) -> Asking:
    """The same, talking to the built-in assistant."""
    return asking.at((await start_api(ai_provider="builtin")).url)
