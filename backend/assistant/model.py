"""The built-in assistant as a model of the agents SDK."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from agents.agent_output import AgentOutputSchemaBase
from agents.handoffs import Handoff
from agents.items import ModelResponse, TResponseInputItem, TResponseStreamEvent
from agents.model_settings import ModelSettings
from agents.models.interface import Model, ModelTracing
from agents.tool import Tool
from agents.usage import Usage
from openai.types.responses import ResponseFunctionToolCall, ResponseOutputMessage, ResponseOutputText
from openai.types.responses.response_prompt_param import ResponsePromptParam

from assistant.actions.base import Call
from assistant.events import Item, stream
from assistant.operations import Clock
from assistant.turn import next_step

MODEL_NAME = "builtin"
_NO_TOOLS = (
    "Sorry, I can't reach your task list right now. Nothing was changed; please try again in a moment."
)


class BuiltinModel(Model):
    """Understands English task talk offline and answers with tool calls or a reply.

    It keeps no state: each step follows from the input items alone. `now` is an aware datetime, the moment
    of the turn; `timezone` the user's IANA zone; `day_first` reads 3/4 as 3 April; `said_at` the moments of
    the user's messages before this turn, for the days said in them.
    """

    def __init__(
        self, now: datetime, timezone: str, day_first: bool = False, said_at: Sequence[datetime] = ()
    ) -> None:
        zone = ZoneInfo(timezone)
        self._clock = Clock(now.astimezone(zone), zone, day_first)
        self._said_at = said_at

    async def get_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002  (the SDK passes it by this name)
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff[Any, Any]],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None,
        conversation_id: str | None,
        prompt: ResponsePromptParam | None,
    ) -> ModelResponse:
        return ModelResponse(
            output=list(self._answer(input, tools)), usage=Usage(requests=1), response_id=None
        )

    async def stream_response(
        self,
        system_instructions: str | None,
        input: str | list[TResponseInputItem],  # noqa: A002  (the SDK passes it by this name)
        model_settings: ModelSettings,
        tools: list[Tool],
        output_schema: AgentOutputSchemaBase | None,
        handoffs: list[Handoff[Any, Any]],
        tracing: ModelTracing,
        *,
        previous_response_id: str | None,
        conversation_id: str | None,
        prompt: ResponsePromptParam | None,
    ) -> AsyncIterator[TResponseStreamEvent]:
        for event in stream(f"resp_{uuid4().hex}", MODEL_NAME, self._answer(input, tools)):
            yield event

    def _answer(self, items: str | list[TResponseInputItem], tools: list[Tool]) -> list[Item]:
        step = next_step(items, self._clock, self._said_at)
        if isinstance(step, str):
            return [_message(step)]
        offered = {tool.name for tool in tools}
        if any(call.name not in offered for call in step):
            return [_message(_NO_TOOLS)]
        return [_call(call) for call in step]


def _message(text: str) -> ResponseOutputMessage:
    part = ResponseOutputText(type="output_text", text=text, annotations=[], logprobs=[])
    return ResponseOutputMessage(
        id=f"msg_{uuid4().hex}", type="message", role="assistant", status="completed", content=[part]
    )


def _call(call: Call) -> ResponseFunctionToolCall:
    return ResponseFunctionToolCall(
        id=f"fc_{uuid4().hex}",
        call_id=f"call_{uuid4().hex}",
        name=call.name,
        arguments=json.dumps(call.arguments, ensure_ascii=False),
        type="function_call",
        status="completed",
        # Beside the arguments, not in them: the tool does not take it, the trace may show it.
        **{"spans": [asdict(span) for span in call.spans]},
    )
