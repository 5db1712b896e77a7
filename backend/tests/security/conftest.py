"""Both services as processes, shared by a module's tests."""

from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from tests.wire.services import Stack, running_stack


@pytest.fixture(scope="module")
def stack(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with running_stack(database_url, tmp_path_factory.mktemp("stack")) as stack:
        yield stack


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(trust_env=False, timeout=30) as http:
        yield http
