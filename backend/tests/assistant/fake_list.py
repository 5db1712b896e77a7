"""An in-memory task list with the tools' contract, and a chat over it through the real runner."""

import json
from copy import deepcopy
from datetime import datetime
from typing import Any
from uuid import uuid4

from agents import Agent, FunctionTool, RunConfig, Runner
from agents.items import TResponseInputItem
from agents.tool_context import ToolContext
from openai.types.responses import ResponseTextDeltaEvent

from assistant.model import BuiltinModel

Task = dict[str, Any]
_FIELDS = ("title", "description", "due", "priority", "tags", "recurrence")
TOOLS = (
    "add_task", "add_tasks", "list_tasks", "update_task", "complete_task", "reopen_task", "delete_task",
    "restore_task", "undo", "bulk_update_tasks", "bulk_delete_tasks",
)  # fmt: skip


class Refused(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class FakeList:
    def __init__(self, now: datetime) -> None:
        self.now = now
        self.tasks: list[Task] = []
        self.past: list[list[Task]] = []
        self.future: list[list[Task]] = []
        self.warnings: list[str] = []
        self.down = False
        self.denied = False  # the user says no to what needs a yes

    def add(self, title: str, **fields: Any) -> Task:
        """A task put on the list directly, as a test's background."""
        task: Task = {
            "id": str(uuid4()), "number": len(self.tasks) + 1, "title": title, "description": "",
            "completed": False, "priority": "normal", "tags": [], "due": None,
            "recurrence": None, "deleted_at": None,
        }  # fmt: skip
        task |= fields
        self.tasks.append(task)
        return task

    def __getitem__(self, number: int) -> Task:
        return self.tasks[number - 1]

    @property
    def titles(self) -> list[str]:
        return [task["title"] for task in self.tasks if not task["deleted_at"]]

    def call(self, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if self.down:
            raise ConnectionError("the list is down")
        self.warnings = []
        if self.denied and tool.startswith("bulk_"):
            error = {"code": "denied", "message": "The user said no to this."}
            return {"status": "error", "data": None, "error": error, "warnings": []}
        try:
            data = deepcopy(getattr(self, tool)(**arguments))
        except Refused as refused:
            error = {"code": refused.code, "message": str(refused)}
            return {"status": "error", "data": None, "error": error, "warnings": []}
        return {"status": "ok", "data": data, "error": None, "warnings": self.warnings}

    def _find(self, task_id: object, deleted: bool = False) -> Task:
        wanted = str(task_id).lstrip("#")
        for task in self.tasks:
            if wanted in (str(task["number"]), task["id"]) and bool(task["deleted_at"]) == deleted:
                return task
        near = ", ".join(f'{t["number"]} "{t["title"]}"' for t in self.tasks[-3:])
        raise Refused("not_found", f"No task {wanted}. Your nearest: {near}.")

    def _remember(self) -> None:
        self.past.append(deepcopy(self.tasks))
        self.future.clear()

    def add_task(self, **fields: Any) -> Task:
        self._remember()
        assert set(fields) <= set(_FIELDS), fields
        if len(fields.get("description", "")) > 1000:
            fields["description"] = fields["description"][:1000]
            self.warnings.append("The description was cut to 1,000 characters.")
        if not 1 <= len(fields["title"]) <= 200:
            raise Refused("invalid", "A title has 1 to 200 characters.")
        return self.add(**fields)

    def add_tasks(self, tasks: list[Task]) -> dict[str, list[Task]]:
        return {"tasks": [self.add_task(**fields) for fields in tasks]}

    def list_tasks(
        self, status: str = "all", search: str = "", tag: str = "", priority: str = "", due_from: str = "",
        due_to: str = "", overdue: bool = False, sort: str = "number", limit: int = 50,
    ) -> dict[str, Any]:  # fmt: skip
        assert 1 <= limit <= 200
        found = [t for t in self.tasks if bool(t["deleted_at"]) == (status == "deleted")]
        if status in ("pending", "completed"):
            found = [t for t in found if t["completed"] == (status == "completed")]
        for word in search.lower().split():
            found = [t for t in found if word in " ".join([t["title"], t["description"], *t["tags"]]).lower()]
        if tag:
            found = [t for t in found if tag in t["tags"]]
        if priority:
            found = [t for t in found if t["priority"] == priority]
        if due_from or due_to:
            found = [t for t in found if t["due"] and due_from <= t["due"][:10] <= (due_to or "9999")]
        if overdue:
            now = f"{self.now:%Y-%m-%dT%H:%M}"
            found = [t for t in found if t["due"] and not t["completed"] and t["due"] < now[: len(t["due"])]]
        key = {"due": lambda t: t["due"] or "9999", "title": lambda t: t["title"]}.get(
            sort.lstrip("-"), lambda t: t["number"]
        )
        found.sort(key=key, reverse=sort.startswith("-"))
        return {"tasks": found[:limit], "next_cursor": None, "total": len(found)}

    def update_task(self, task_id: object, **fields: Any) -> Task:
        assert fields
        assert set(fields) <= set(_FIELDS), fields
        task = self._find(task_id)
        self._remember()
        task |= {
            key: (value or None) if key in ("due", "recurrence") else value for key, value in fields.items()
        }
        return task

    def _set(self, task_id: object, deleted: bool = False, **fields: Any) -> Task:
        task = self._find(task_id, deleted)
        self._remember()
        task |= fields
        return task

    def complete_task(self, task_id: object) -> Task:
        return self._set(task_id, completed=True)

    def reopen_task(self, task_id: object) -> Task:
        return self._set(task_id, completed=False)

    def delete_task(self, task_id: object) -> Task:
        return self._set(task_id, deleted_at="2026-11-24T10:00:00Z")

    def restore_task(self, task_id: object) -> Task:
        return self._set(task_id, deleted=True, deleted_at=None)

    def bulk_update_tasks(
        self,
        task_ids: list[object] | None = None,
        set: Task | None = None,  # noqa: A002  (the tool's name for it)
        each: list[Task] | None = None,
    ) -> dict[str, list[Task]]:
        edits = [(id_, set or {}) for id_ in task_ids or ()]
        edits += [(one["task_id"], {k: v for k, v in one.items() if k != "task_id"}) for one in each or ()]
        changed = []
        for id_, given in edits:
            fields = dict(given)
            if fields.pop("deleted", None) is False:
                changed.append(self._set(id_, deleted=True, deleted_at=None))
                continue
            completed = fields.pop("completed", None)
            task = self.update_task(id_, **fields) if fields else self._find(id_)
            changed.append(task if completed is None else self._set(id_, completed=completed))
        return {"tasks": changed}

    def bulk_delete_tasks(self, task_ids: list[object]) -> dict[str, list[Task]]:
        return {"tasks": [self.delete_task(id_) for id_ in task_ids]}

    def undo(self, redo: bool = False) -> dict[str, Any]:
        come_from, go_to = (self.future, self.past) if redo else (self.past, self.future)
        if not come_from:
            raise Refused("not_found", f"There is nothing to {'redo' if redo else 'undo'}.")
        go_to.append(deepcopy(self.tasks))
        before = come_from.pop()
        changed = [task for task in before if task not in self.tasks]
        self.tasks = before
        return {"undone": "the last change was taken back", "tasks": changed}


class Chat:
    """A conversation as the service holds one: every turn starts a new model on the stored items."""

    def __init__(
        self, tasks: FakeList, timezone: str = "Europe/Berlin", tools: tuple[str, ...] = TOOLS
    ) -> None:
        self.tasks, self.timezone, self.tools = tasks, timezone, tools
        self.items: list[TResponseInputItem] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.deltas: list[str] = []

    def _tool(self, name: str) -> FunctionTool:
        async def invoke(context: ToolContext[Any], arguments: str) -> str:
            parsed = json.loads(arguments)
            self.calls.append((name, parsed))
            try:
                return json.dumps(self.tasks.call(name, parsed))
            except ConnectionError:
                return "An error occurred while running the tool. Please try again."

        schema = {"type": "object", "properties": {}, "additionalProperties": True}
        return FunctionTool(name, name, schema, invoke, strict_json_schema=False)

    async def say(self, message: str) -> str:
        model = BuiltinModel(self.tasks.now, self.timezone)
        agent = Agent(name="AI Todo", model=model, tools=[self._tool(name) for name in self.tools])
        self.items.append({"role": "user", "content": message})
        self.calls, self.deltas = [], []
        run = Runner.run_streamed(
            agent, list(self.items), run_config=RunConfig(tracing_disabled=True), max_turns=12
        )
        async for event in run.stream_events():
            if event.type == "raw_response_event" and isinstance(event.data, ResponseTextDeltaEvent):
                self.deltas.append(event.data.delta)
        self.items = run.to_input_list()
        return str(run.final_output)
