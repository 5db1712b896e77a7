"""The services on loopback, at the time a dialogue says: two replicas of the API without a model, and one
whose model is the stand-in."""

import contextlib
from collections.abc import AsyncIterator, Iterator

import pytest

import main
from config import Settings
from tests.dialogues.clock import SetClock
from tests.dialogues.thinking import ThinkingScript
from tests.standin.server import StandIn
from tests.standin.serving import serving


@pytest.fixture(scope="session")
async def replicas(api_settings: dict[str, object]) -> AsyncIterator[list[str]]:
    """Two replicas of the API with the built-in assistant, over the same database."""
    settings = Settings.model_validate(api_settings | {"ai_provider": "builtin", "log_level": "WARNING"})
    async with contextlib.AsyncExitStack() as stack:
        apps = [await stack.enter_async_context(serving(main.create_app(settings))) for _ in range(2)]
        yield [app.url for app in apps]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    clock = SetClock()
    clock.install(monkeypatch)
    return clock


@pytest.fixture
def thinking(_stand_in: tuple[StandIn, str], clock: SetClock) -> Iterator[StandIn]:
    """The provider's stand-in, answering by itself."""
    stand_in, _ = _stand_in
    stand_in.reset()
    scripted, stand_in.script = stand_in.script, ThinkingScript(clock)
    yield stand_in
    stand_in.script = scripted
    assert stand_in.objections == []
    assert stand_in.requests
    stand_in.reset()
