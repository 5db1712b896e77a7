"""What the stand-in answers: one `Reply` a request, in order, and the gates a test holds it by."""

import asyncio
import json
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal
from uuid import uuid4

_call_numbers = count(1)


class Gate:
    """A place where the stand-in waits: `reached` tells the test, `open()` lets it go on."""

    def __init__(self) -> None:
        self.reached = asyncio.Event()
        self._opened = asyncio.Event()

    def open(self) -> None:
        self._opened.set()

    async def __call__(self) -> None:
        self.reached.set()
        await self._opened.wait()


@dataclass(slots=True)
class Call:
    """A tool call as the model sends it. `arguments` as text are sent as they are, valid or not."""

    name: str
    arguments: dict[str, Any] | str
    id: str = field(default_factory=lambda: f"call_{next(_call_numbers)}")

    @property
    def text(self) -> str:
        if isinstance(self.arguments, str):
            return self.arguments
        return json.dumps(self.arguments, ensure_ascii=False)


@dataclass(slots=True, kw_only=True)
class Reply:
    """One answer of the model, or one way of failing to give it."""

    text: str = ""
    calls: list[Call] = field(default_factory=list)
    usage: tuple[int, int] | None = (11, 7)  # tokens in, tokens out
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None  # a body that is not the protocol's
    choices: bool = True  # False: chunks without any choice
    before: Gate | None = None  # the first byte waits here
    halfway: Gate | None = None  # in the middle of the text, or after it when it is one piece
    cut: Literal["text", "arguments"] | None = None  # the connection ends there
    endless: bool = False  # goes on with the text until the client leaves
    pause_seconds: float = 0.0  # before each piece: a slow model


def say(text: str, **more: Any) -> Reply:
    return Reply(text=text, **more)


def call(name: str, arguments: dict[str, Any] | str | None = None, **more: Any) -> Reply:
    return Reply(calls=[Call(name, {} if arguments is None else arguments)], **more)


def refuse(status: int, **headers: str) -> Reply:
    """An error in the provider's form; its text holds words that nobody may see."""
    return Reply(status=status, headers={name.replace("_", "-"): text for name, text in headers.items()})


class Script:
    """The replies to come. Without one, `default` answers: "add X" adds X, all else is talk."""

    def __init__(self) -> None:
        self.replies: list[Reply] = []

    def next(self, request: dict[str, Any]) -> Reply:
        return self.replies.pop(0) if self.replies else default(request)


def default(request: dict[str, Any]) -> Reply:
    """A small model of its own, so that a client finds somebody to talk to without a script."""
    last = request["messages"][-1]
    tools = {tool["function"]["name"] for tool in request.get("tools", [])}
    if last["role"] == "tool":
        return say("That is done.")
    said = str(last.get("content") or "").strip()
    if said.lower().startswith("add ") and "add_task" in tools:
        return Reply(calls=[Call("add_task", {"title": said[4:204]}, id=f"call_{uuid4().hex}")])
    return say(f"The stand-in heard: {said[:200]}")
