"""The agent's tools: the MCP server as the Agents SDK sees it, and what the calls of a turn share."""

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from agents import AgentBase, RunContextWrapper
from agents import Tool as AgentTool
from agents.mcp import MCPServer, MCPToolMetaContext, MCPUtil
from agents.tool_context import ToolContext
from mcp_types import CallToolResult, GetPromptResult, ListPromptsResult, TextContent, Tool

from errors import AppError, InvalidRequest, LimitReached, Unavailable
from services.approvals import arguments_sha256
from services.mcp_transport import NO_JSON, McpTransport
from services.tokens import TurnToken
from services.turn_events import ToolFinished, ToolStarted, TurnEvent, call_key

CALL_KEY = "ai-todo/call-key"  # in `_meta`; the MCP server lets the same key have one effect
ADDING_TOOLS = ("add_task", "add_tasks")  # the writing tools that change no task that is there

TOO_MANY = "That were too many tool calls for one message. Tell the user what is done and what is not."


@dataclass(slots=True)
class TurnTools:
    """What the tool calls of one turn share: whose they are, who listens, which were made.

    `refused` are the calls, by their ids, that the server makes only with the user's approval, with the
    tasks they are about; `approved` the hashes of those that have it. `answers` wait to be fetched.
    """

    turn_id: UUID
    token: TurnToken
    emit: Callable[[TurnEvent], None]
    max_calls: int
    seen: Counter[str] = field(default_factory=Counter)
    running: int = 0
    away: bool = False  # the server, for this turn: it was waited for once
    stopped: bool = False
    refused: dict[str, "RefusedCall"] = field(default_factory=dict)
    approved: dict[str, str] = field(default_factory=dict)
    answers: dict[str, CallToolResult] = field(default_factory=dict)

    @property
    def wanted(self) -> bool:
        """Whether a call that failed is to be sent again."""
        return not (self.away or self.stopped)

    def start(self, call_id: str, tool_name: str, arguments: dict[str, Any]) -> str:
        """Tells of a call that is about to be made; gives its key."""
        kind = call_key(self.turn_id, tool_name, arguments, 0)
        key = call_key(self.turn_id, tool_name, arguments, self.seen[kind])
        self.seen[kind] += 1
        self.emit(ToolStarted(call_id, tool_name, arguments))
        return key


@dataclass(frozen=True, slots=True)
class RefusedCall:
    """A call that needs the user's approval. `key` is the call's own, whenever it is made; `arguments` are
    the server's where the model's do not say exactly enough what is meant."""

    tool: str
    arguments: dict[str, Any]
    key: str
    tasks: list[dict[str, Any]]

    @property
    def sha256(self) -> str:
        return arguments_sha256(self.tool, self.arguments)


class TaskServer(MCPServer):
    """The MCP server as the agent sees it. One a process; a call finds its turn by the run's context.

    The SDK would make its tool objects anew for every model call, from the same list: `function_tools`
    makes them once.
    """

    def __init__(self, transport: McpTransport) -> None:
        super().__init__(tool_meta_resolver=self._meta, failure_error_function=_sentence)
        self._transport = transport
        self._turns: dict[str, TurnTools] = {}
        self._listed: list[Tool] = []
        self._function_tools: list[AgentTool] = []

    @contextmanager
    def turn(self, turn: TurnTools) -> Iterator[None]:
        """Makes the turn known while its run lasts."""
        self._turns[str(turn.turn_id)] = turn
        try:
            yield
        finally:
            del self._turns[str(turn.turn_id)]

    async def function_tools(self, token: TurnToken) -> list[AgentTool]:
        """The tools for an agent; Unavailable when they were never fetched and cannot be."""
        listed = await self._transport.tools(token)
        if listed is not self._listed:
            self._function_tools = [self._function_tool(tool) for tool in listed]
            self._listed = listed
        return self._function_tools

    def _function_tool(self, tool: Tool) -> AgentTool:
        made = MCPUtil.to_function_tool(tool, self, False, failure_error_function=_sentence)
        reading = tool.annotations is not None and tool.annotations.read_only_hint
        if not reading and tool.name not in ADDING_TOOLS:
            made.needs_approval = partial(self._needs_approval, tool.name)
        return made

    async def _needs_approval(
        self, tool_name: str, run: RunContextWrapper[TurnTools], arguments: dict[str, Any], call_id: str
    ) -> bool:
        """Whether the call waits for the user. That is the server's to decide, so it is made: either it is
        done, and its answer is fetched by `call_tool` next, or it was refused with nothing changed."""
        turn = run.context
        key = turn.start(call_id, tool_name, arguments)
        result, duration_ms = await self._request(turn, turn.token, tool_name, arguments, key)
        refusal = (result.structured_content or {}).get("error") or {}
        if result.is_error and refusal.get("code") == "approval_required":
            turn.refused[call_id] = RefusedCall(
                tool_name, refusal.get("arguments") or arguments, key, refusal.get("tasks") or []
            )
            return True
        turn.emit(ToolFinished(call_id, result.structured_content, _error(result), duration_ms))
        turn.answers[call_id] = result
        return False

    @property
    def name(self) -> str:
        return "ai-todo-mcp"

    async def connect(self) -> None:
        """Nothing to open: the protocol is stateless."""

    async def cleanup(self) -> None:
        """Nothing to close."""

    async def list_tools(
        self, run_context: RunContextWrapper[Any] | None = None, agent: AgentBase[Any] | None = None
    ) -> list[Tool]:
        return self._listed

    async def call_tool(
        self, tool_name: str, arguments: dict[str, Any] | None, meta: dict[str, Any] | None = None
    ) -> CallToolResult:
        """The tool's result. One that cannot be had is an envelope too, so the model can tell the user."""
        assert meta is not None  # noqa: S101  # _meta gave it
        turn, call_id = self._turns[meta["turn"]], meta["call_id"]
        if (answer := turn.answers.pop(call_id, None)) is not None:
            return answer
        arguments = arguments or {}
        token = turn.token
        if (refused := turn.refused.get(call_id)) is not None:  # and since approved: else it is not called
            key, arguments = refused.key, refused.arguments
            if turn.approved.pop(call_id, None) == refused.sha256:
                token = turn.token.approving(refused.sha256, key)
        else:
            key = turn.start(call_id, tool_name, arguments)
        result, duration_ms = await self._request(turn, token, tool_name, arguments, key)
        turn.emit(ToolFinished(call_id, result.structured_content, _error(result), duration_ms))
        return result

    async def _request(
        self, turn: TurnTools, token: TurnToken, tool_name: str, arguments: dict[str, Any], key: str
    ) -> tuple[CallToolResult, int]:
        """The result and how many milliseconds it took."""
        params = {"name": tool_name, "arguments": arguments, "_meta": {CALL_KEY: key}}
        started = time.perf_counter()
        turn.running += 1
        try:
            if turn.seen.total() > turn.max_calls:
                raise LimitReached(TOO_MANY)
            answer = await self._transport.request(
                token, "tools/call", params, tool_name, wanted=lambda: turn.wanted
            )
            result = CallToolResult.model_validate(answer)
            turn.away = False
        except Unavailable as error:
            turn.away = True
            result = _failed(error)
        except (InvalidRequest, LimitReached) as error:
            result = _failed(error)
        finally:
            turn.running -= 1
        return result, round((time.perf_counter() - started) * 1000)

    async def list_prompts(self) -> ListPromptsResult:
        return ListPromptsResult(prompts=[])

    async def get_prompt(self, name: str, arguments: dict[str, Any] | None = None) -> GetPromptResult:
        raise NotImplementedError("the MCP server has no prompts for the agent")

    @staticmethod
    def _meta(context: MCPToolMetaContext) -> dict[str, Any]:
        run: RunContextWrapper[TurnTools] = context.run_context
        assert isinstance(run, ToolContext)  # noqa: S101  # tools run in one
        return {"turn": str(run.context.turn_id), "call_id": run.tool_call_id}


def _failed(error: AppError) -> CallToolResult:
    envelope: dict[str, Any] = {
        "status": "error",
        "data": None,
        "error": {"code": error.code, "message": error.detail},
        "warnings": [],
    }
    return CallToolResult(
        content=[TextContent(type="text", text=json.dumps(envelope))],
        structured_content=envelope,
        is_error=True,
    )


def _error(result: CallToolResult) -> str | None:
    if not result.is_error:
        return None
    envelope = result.structured_content or {}
    message = (envelope.get("error") or {}).get("message")
    return str(message) if message else "The tool failed."


def _sentence(_context: RunContextWrapper[Any], error: Exception) -> str:
    """What the model is told of a call that never reached the server."""
    if "JSON" in str(error):
        return NO_JSON
    return "The call could not be made. Check the tool's name and arguments, then try again."
