"""The one form of every tool result, and the tool class that keeps every outcome in it."""

import asyncio
import inspect
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

import pydantic_core
from fastmcp.exceptions import ValidationError as ArgumentsError
from fastmcp.tools import FunctionTool, ToolResult
from mcp_types import TextContent, ToolAnnotations
from pydantic import BaseModel, Field, ValidationError

import schemas
from db import Database
from errors import AppError, ApprovalRequired, InvalidRequest
from metrics import OFF, Metrics
from services import task_input
from services.actor import Actor
from services.changes import ChangedTask
from tools import auth
from tools.schema import without_references

log = logging.getLogger(__name__)


class TaskNamed(BaseModel):
    number: int
    title: str
    due: str | None


class ToolError(BaseModel):
    code: str
    message: str = Field(description="What is wrong and what to do next")
    tasks: list[TaskNamed] = Field([], description="The tasks that need the user's approval")
    arguments: dict[str, Any] | None = Field(
        None, description="What is to be approved, where the call named it less exactly"
    )


class Envelope[Data: BaseModel](BaseModel):
    """What every tool answers."""

    status: Literal["ok", "error"]
    data: Data | None
    error: ToolError | None
    warnings: list[str]
    change_id: int | None = Field(description="Names the change for undo; null where nothing changed")


class TaskData(schemas.Task):
    due: str | None = Field(description="The due date or time in the user's zone")


class TaskList(BaseModel):
    tasks: list[TaskData]


@dataclass(slots=True)
class Call:
    """One tool call on its way: who calls, on which database, and what there is to warn of."""

    actor: Actor
    database: Database
    warnings: list[str] = field(default_factory=list)

    @property
    def zone(self) -> ZoneInfo:
        return self.actor.zone

    def result(self, data: dict[str, Any], change_id: int | None = None) -> ToolResult:
        return _result(
            {"status": "ok", "data": data, "error": None, "warnings": self.warnings, "change_id": change_id}
        )

    def task(self, task: ChangedTask, **more: Any) -> ToolResult:
        return self.result({**self.data(task), **more}, task.change_id)

    def tasks(self, tasks: Sequence[schemas.Task], **more: Any) -> ToolResult:
        change_ids = (task.change_id for task in tasks if isinstance(task, ChangedTask))
        first = next((change_id for change_id in change_ids if change_id is not None), None)
        return self.result({"tasks": [self.data(task) for task in tasks], **more}, first)

    def data(self, task: schemas.Task) -> dict[str, Any]:
        """The task as the model sees it: the wire form, and when it is due in the user's own time."""
        return {**task.model_dump(mode="json"), "due": task.due_local(self.zone)}


_call: ContextVar[Call] = ContextVar("tool_call")


def current_call() -> Call:
    """The call the running tool serves."""
    return _call.get()


class TaskTool(FunctionTool):
    """A tool that is authorized by the token, and whose refusals are envelopes too."""

    database: Any
    metrics: Any
    scope: str

    async def run(self, arguments: dict[str, Any]) -> ToolResult:
        started = time.perf_counter()
        code: str | None = AppError.code
        try:
            result = await self._answer(arguments)
            code = _code(result)
            return result
        except asyncio.CancelledError:
            code = "cancelled"
            raise
        finally:
            self.metrics.tool_called(self.name, code, time.perf_counter() - started)

    async def _answer(self, arguments: dict[str, Any]) -> ToolResult:
        try:
            actor = await auth.authorize(self.database, self.name, arguments, scope=self.scope)
            given = {name: value for name, value in arguments.items() if name != "user_id"}
            token = _call.set(Call(actor, self.database))
            try:
                return await super().run(given)
            finally:
                _call.reset(token)
        except AppError as error:
            return _failure(error)
        except ArgumentsError as error:
            if isinstance(error.__cause__, ValidationError):
                return _failure(task_input.refused(error.__cause__))
            raise


class Toolbox:
    """Makes tools of functions; `tools` are those made."""

    READING: ClassVar = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    ADDING: ClassVar = ToolAnnotations(
        read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
    )
    CHANGING: ClassVar = ToolAnnotations(
        read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    DESTROYING: ClassVar = ToolAnnotations(
        read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
    )

    def __init__(self, database: Database, metrics: Metrics = OFF) -> None:
        self.database = database
        self.metrics = metrics
        self.tools: list[TaskTool] = []

    def tool[Function: Callable[..., Awaitable[ToolResult]]](
        self,
        data: type[BaseModel],
        annotations: ToolAnnotations,
        *,
        scope: str = auth.WRITE,
    ) -> Callable[[Function], Function]:
        """Makes the function a tool whose envelope holds `data`; its docstring is the description."""

        def register(function: Function) -> Function:
            description = inspect.getdoc(function)
            function.__doc__ = None  # else FastMCP loads a parser of docstrings: 20 ms of the start
            schema = Envelope[data].model_json_schema(mode="serialization")  # type: ignore[valid-type]
            made = FunctionTool.from_function(
                function,
                description=description,
                annotations=annotations,
                output_schema=without_references(schema),
            )
            fields = {name: getattr(made, name) for name in type(made).model_fields}
            fields["parameters"] = without_references(made.parameters)
            self.tools.append(TaskTool(**fields, database=self.database, metrics=self.metrics, scope=scope))
            return function

        return register


def _code(result: ToolResult) -> str | None:
    """The code of a refusal, None of a success."""
    error = (result.structured_content or {}).get("error")
    return None if error is None else str(error["code"])


def _failure(error: AppError) -> ToolResult:
    code, message = error.code, error.detail
    if isinstance(error, InvalidRequest):
        code = "invalid"
        message = message.replace("due_on:", "due:").replace("due_at:", "due:")
    if error.status >= 500:
        log.warning("tool refused", extra={"code": code})
    refusal: dict[str, Any] = {"code": code, "message": message}
    if isinstance(error, ApprovalRequired):
        refusal |= error.extra
    return _result(
        {
            "status": "error",
            "data": None,
            "error": refusal,
            "warnings": [],
            "change_id": None,
        },
        is_error=True,
    )


def _result(envelope: dict[str, Any], *, is_error: bool = False) -> ToolResult:
    text = TextContent(type="text", text=pydantic_core.to_json(envelope).decode())
    # Everything is JSON already; the usual constructor would walk through it once more.
    return ToolResult.model_construct(
        content=[text], structured_content=envelope, meta=None, is_error=is_error
    )
