"""One turn of the assistant: the model, the tools, and every way in which that can end.

This module and what it imports take seconds to load (the Agents SDK), so the process is ready before it
is; see turn_runner.py. Nothing here touches the database.
"""

import json
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx2
import openai
from agents import RunConfig, Runner, RunResultStreaming, set_tracing_disabled
from agents.exceptions import AgentsException, MaxTurnsExceeded
from agents.items import ToolCallItem, ToolCallOutputItem
from agents.models.interface import Model
from agents.run_config import CallModelData, ModelInputData, ToolExecutionConfig
from agents.stream_events import StreamEvent

from config import Settings
from errors import Unavailable
from schemas import Tokens
from services import providers
from services.agent_approvals import Waits, restored, stop_to_ask, waiting
from services.agent_attempt import Attempt, TurnContext
from services.instructions import instructions
from services.mcp_client import TaskServer
from services.mcp_transport import McpTransport
from services.task_agent import task_agent
from services.tokens import TokenSigner, TurnToken
from services.turn_events import Outcome, TextDelta, TextEnd, ToolFinished, ToolStarted, TurnEvent
from services.turn_job import TurnControl, TurnJob
from services.turn_summary import done_so_far

log = logging.getLogger(__name__)

BUILTIN_STEPS = 1_000  # one operation a step; more than a message of 10,000 characters can name

set_tracing_disabled(True)  # an operator's key is for their endpoint alone


class BudgetExceeded(Exception):
    """The turn has used the tokens it may use."""


class EmptyAnswer(AgentsException):
    """The model ended the turn without a word."""


class Assistant:
    """Runs turns. One a process; it holds the provider's client and the MCP transport, no user's state."""

    def __init__(self, settings: Settings, signer: TokenSigner, http: httpx2.AsyncClient) -> None:
        self._settings = settings
        self._signer = signer
        self._server = TaskServer(McpTransport(http, settings.mcp_url))
        self._provider = providers.OpenAIProvider(settings) if settings.uses_openai else None
        self._run_config = RunConfig(  # made once: it costs as much as a model call of the built-in
            tracing_disabled=True,
            call_model_input_filter=self._within_budget,
            tool_not_found_behavior="return_error_to_model",
            # What was asked for first is done first.
            tool_execution=ToolExecutionConfig(max_function_tool_concurrency=1),
        )

    async def close(self) -> None:
        if self._provider is not None:
            await self._provider.close()

    async def run(self, job: TurnJob, emit: Callable[[TurnEvent], None], control: TurnControl) -> Outcome:
        """Runs the turn to its end, telling everything to `emit`. Never raises for what a provider, a
        model or the MCP server did: that ends in a sentence, and in the outcome's status."""
        started = time.perf_counter()
        attempt = Attempt(emit, job.message)
        for event in job.told:
            attempt.tell(event)
        if job.continuation is not None:
            attempt.go_on_from(job.continuation)
        outcome = await self._by_provider(job, attempt, control)
        outcome.tokens = Tokens(
            input=attempt.input_tokens,
            output=attempt.output_tokens,
            total=attempt.input_tokens + attempt.output_tokens,
        )
        outcome.duration_ms = attempt.earlier_ms + round((time.perf_counter() - started) * 1000)
        if outcome.paused is not None:
            outcome.paused = outcome.paused.model_copy(
                update={
                    "provider": outcome.provider,
                    "fallback": outcome.fallback,
                    "input_tokens": outcome.tokens.input,
                    "output_tokens": outcome.tokens.output,
                    "duration_ms": outcome.duration_ms,
                }
            )
        return outcome

    async def _by_provider(self, job: TurnJob, attempt: Attempt, control: TurnControl) -> Outcome:
        """A paused run goes on with the provider it began with."""
        paused = job.continuation.run if job.continuation else None
        if self._provider is None or (paused and paused.provider == providers.BUILTIN):
            if paused and paused.provider != providers.BUILTIN:
                outcome = Outcome("failed", paused.provider, "")
                return _ended(outcome, attempt, "The model that asked for this is not there any more.")
            outcome = await self._builtin(job, attempt, control)
            outcome.fallback = paused.fallback if paused else False
            return outcome
        return await self._hosted(self._provider, job, attempt, control)

    async def _hosted(
        self, provider: providers.OpenAIProvider, job: TurnJob, attempt: Attempt, control: TurnControl
    ) -> Outcome:
        outcome = Outcome("done", providers.OPENAI, provider.model_name)
        try:
            await self._run(provider.model(), self._settings.ai_max_steps, job, attempt, control)
        except Waits as wait:
            return waiting(outcome, attempt, wait, job)
        except Unavailable as error:
            return _ended(outcome, attempt, error.detail)
        except MaxTurnsExceeded:
            return _ended(outcome, attempt, "That took more steps than one message may take, so I stopped.")
        except BudgetExceeded:
            return _ended(outcome, attempt, "That took more of the model than one message may, so I stopped.")
        except Exception as error:
            _log_failure(error)
            reason = providers.failure_sentence(error)
            if attempt.calls:
                return _ended(outcome, attempt, f"{reason}, so I stopped there.")
            attempt.say(f"{reason}, so the built-in assistant answers.")
            outcome = await self._builtin(job, attempt, control)
            outcome.fallback = True
            return outcome
        return self._finished(outcome, attempt, control)

    async def _builtin(self, job: TurnJob, attempt: Attempt, control: TurnControl) -> Outcome:
        outcome = Outcome("done", providers.BUILTIN, providers.BUILTIN)
        try:
            model = providers.builtin_model(job.now, job.timezone, job.said_at)
            await self._run(model, BUILTIN_STEPS, job, attempt, control)
        except Waits as wait:
            return waiting(outcome, attempt, wait, job)
        except Unavailable as error:
            return _ended(outcome, attempt, error.detail)
        except Exception:
            log.exception("the built-in assistant failed")
            return _ended(outcome, attempt, "Something went wrong on our side. Please try again.")
        return self._finished(outcome, attempt, control)

    @staticmethod
    def _finished(outcome: Outcome, attempt: Attempt, control: TurnControl) -> Outcome:
        if control.cancelled:
            outcome.status = "interrupted"
            attempt.say(" ".join(["Stopped.", done_so_far(attempt.finished)]))
        return outcome

    async def _run(
        self, model: Model, steps: int, job: TurnJob, attempt: Attempt, control: TurnControl
    ) -> None:
        token = TurnToken(self._signer, user_id=job.user_id, turn_id=job.turn_id, timezone=job.timezone)
        calls = self._settings.ai_max_calls
        tools = TurnContext(job.turn_id, token, attempt.tell, calls, attempt=attempt)
        offered = await self._server.function_tools(token)
        agent = task_agent(instructions(job.now, job.timezone), model, offered)
        given: Any = [*job.history, {"role": "user", "content": job.message}, *job.done]
        if job.continuation is not None:
            given = await restored(agent, tools, job.continuation)
        with self._server.turn(tools):
            while True:
                result = Runner.run_streamed(
                    agent, given, context=tools, max_turns=steps, run_config=self._run_config
                )
                # At once, or after the tool calls that are on their way.
                control.attach(partial(_stop, result, tools))
                async for event in result.stream_events():
                    _tell(event, attempt)
                if control.cancelled or not result.interruptions:
                    break
                given = result.to_state()
                stop_to_ask(given, tools)
        if not control.cancelled and not str(result.final_output or "").strip():
            raise EmptyAnswer

    def _within_budget(self, data: CallModelData[Any]) -> ModelInputData:
        assert isinstance(data.context, TurnContext)  # noqa: S101  # _run gave it
        attempt = data.context.attempt
        if attempt.input_tokens + attempt.output_tokens >= self._settings.ai_token_budget:
            raise BudgetExceeded
        return data.model_data


def _stop(result: RunResultStreaming, tools: TurnContext) -> None:
    tools.stopped = True
    result.cancel(mode="after_turn" if tools.running else "immediate")


def _tell(event: StreamEvent, attempt: Attempt) -> None:
    """Passes on what the SDK tells, in our words; calls that reach the server are told by TaskServer."""
    if event.type == "raw_response_event":
        match event.data.type:
            case "response.output_text.delta":
                attempt.tell(TextDelta(event.data.delta))
            case "response.output_text.done":
                attempt.tell(TextEnd())
            case "response.completed":
                usage = event.data.response.usage
                attempt.input_tokens += usage.input_tokens if usage else 0
                attempt.output_tokens += usage.output_tokens if usage else 0
    elif event.type == "run_item_stream_event":
        match event.item:
            case ToolCallItem() as item if item.call_id:
                arguments = getattr(item.raw_item, "arguments", "")
                attempt.asked[item.call_id] = ToolStarted(
                    item.call_id, item.tool_name or "unknown", _parameters(arguments)
                )
                attempt.note_reading(item.call_id, getattr(item.raw_item, "spans", ()))
            case ToolCallOutputItem() as item if item.call_id and item.call_id not in attempt.calls:
                # refused before it reached the server: no such tool, or no JSON
                attempt.tell(attempt.asked.get(item.call_id, ToolStarted(item.call_id, "unknown", {})))
                attempt.tell(ToolFinished(item.call_id, None, str(item.output), 0))


def _parameters(arguments: str) -> dict[str, Any]:
    """What the model sent as arguments, or nothing when that is no JSON object."""
    try:
        parsed = json.loads(arguments)
    except ValueError:
        return {}
    return parsed if isinstance(parsed, dict) else {}


def _ended(outcome: Outcome, attempt: Attempt, reason: str) -> Outcome:
    outcome.status = "failed"
    attempt.say(" ".join([reason, done_so_far(attempt.finished)]))
    return outcome


def _log_failure(error: Exception) -> None:
    """The kind of failure without the provider's words, which may hold the key or what the user said."""
    known = isinstance(error, openai.OpenAIError | AgentsException | TimeoutError | httpx2.HTTPError)
    log.warning(
        "the model failed",
        extra={"kind": type(error).__name__, "status": getattr(error, "status_code", None)},
        exc_info=None if known else error,
    )
