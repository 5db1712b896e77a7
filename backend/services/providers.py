"""Where a turn's model comes from: an OpenAI-compatible endpoint, or the built-in assistant."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import openai
from agents import ModelResponse, OpenAIChatCompletionsModel
from agents.items import TResponseStreamEvent
from agents.models.interface import Model

from assistant.model import BuiltinModel
from assistant.understanding import understand
from config import Settings
from services.delta_merging import DeltaMerging

BUILTIN = "builtin"
OPENAI = "openai"

_NAME_LENGTH = 64  # of a function, and only A-Z a-z 0-9 _ -: endpoints refuse other names in what was said


class OpenAIProvider:
    """One client for the process, to the configured endpoint and to nowhere else."""

    def __init__(self, settings: Settings) -> None:
        assert settings.openai_api_key is not None  # noqa: S101  # Settings.uses_openai says so
        self.model_name = settings.openai_model
        self._timeout = settings.ai_timeout_seconds
        self._client = openai.AsyncOpenAI(
            api_key=settings.openai_api_key.get_secret_value(),
            base_url=settings.openai_base_url or "https://api.openai.com/v1",
            timeout=settings.ai_timeout_seconds,
            max_retries=0,  # the built-in assistant answers at once instead
            http_client=openai.DefaultAsyncHttpxClient(event_hooks={"response": [DeltaMerging().merge]}),
        )

    def model(self) -> Model:
        inner = OpenAIChatCompletionsModel(self.model_name, self._client, buffer_streamed_tool_calls=True)
        return HostedModel(inner, self._timeout)

    async def close(self) -> None:
        await self._client.close()


class HostedModel(Model):
    """Ends a model call that takes longer than `seconds` in all (the client's own limit is per read), and
    gives its tool calls ids and names that every endpoint takes back in the next request."""

    def __init__(self, inner: Model, seconds: float) -> None:
        self._inner = inner
        self._seconds = seconds

    async def get_response(self, *args: Any, **kwargs: Any) -> ModelResponse:
        raise NotImplementedError("turns are streamed")

    async def stream_response(self, *args: Any, **kwargs: Any) -> AsyncIterator[TResponseStreamEvent]:
        deadline = asyncio.get_running_loop().time() + self._seconds
        call_ids: dict[int, str] = {}
        async with aclosing(aiter(self._inner.stream_response(*args, **kwargs))) as events:  # type: ignore[type-var]
            while True:
                try:
                    async with asyncio.timeout_at(deadline):
                        event = await anext(events)
                except StopAsyncIteration:
                    return
                _tame_calls(event, call_ids)
                yield event


def _tame_calls(event: TResponseStreamEvent, call_ids: dict[int, str]) -> None:
    """Gives each tool call an id of our own, as some endpoints count from nought in every answer.

    `call_ids` keeps them from event to event, by the call's place in the answer.
    """
    match event.type:
        case "response.output_item.added" | "response.output_item.done":
            items = {event.output_index: event.item}
        case "response.completed":
            items = dict(enumerate(event.response.output))
        case _:
            return
    for place, item in items.items():
        if item.type == "function_call":
            item.call_id = call_ids.setdefault(place, f"call_{uuid4().hex}")
            item.name = re.sub(r"[^A-Za-z0-9_-]", "_", item.name)[:_NAME_LENGTH]


def warm_up() -> None:
    """Lets the built-in assistant compile its patterns, some 0.3 s that its first message would wait for."""
    understand("add milk tomorrow at 5pm every week", datetime.now(UTC), "UTC")


def builtin_model(now: datetime, timezone: str, said_at: Sequence[datetime] = ()) -> Model:
    """The assistant that needs no network."""
    return BuiltinModel(now=now, timezone=timezone, said_at=said_at)


def failure_sentence(error: Exception) -> str:
    """Why the provider gave no answer, in words for the person who reads the chat."""
    match error:
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            return "The model's key was refused"
        case openai.RateLimitError():
            return "The model is over its limit just now"
        case openai.APITimeoutError() | TimeoutError():
            return "The model took too long"
        case openai.APIConnectionError():
            return "The model cannot be reached"
        case openai.NotFoundError() | openai.BadRequestError():
            return "The model refused the request"
        case _:
            return "The model's answer could not be used"
