"""Loaded by schemathesis: what a good request must say that no schema can.

Only requests meant to be good are changed; the wrong ones are sent as they were made.
"""

from os import environ
from typing import Any
from uuid import uuid4

import httpx2
import schemathesis
from schemathesis import Case, GenerationMode, HookContext
from schemathesis.generation.meta import TestPhase

SENSIBLE = {
    "timezone": "Europe/Berlin",  # must exist
    "recurrence": "FREQ=DAILY",  # has a grammar of its own
    "due_at": "2026-11-25T17:00:00Z",  # years from 1900 to 2999
    "due_on": "2026-11-25",  # and the day of due_at
    "content": "dGl0bGUKQnV5IG1pbGsK",  # a file, in base64
    "secret": "aZ0-_1bY2cX3dW4eV5fU6gT7hS8iR9jQkPlOmNn0123",  # of many different letters
}


@schemathesis.hook
def before_call(context: HookContext, case: Case, kwargs: dict[str, Any]) -> None:
    if case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    if case.query:
        case.query.pop("cursor", None)  # made by the server, good for one list
        if str(case.query.get("sort")).endswith("completed"):  # of completed tasks alone
            case.query["status"] = "completed"
        if isinstance(case.query.get("search"), str):  # conversations: so many words at most
            case.query["search"] = " ".join(case.query["search"].split()[:8])
    if case.headers and "Idempotency-Key" in case.headers:
        case.headers["Idempotency-Key"] = uuid4().hex  # one key, one message
    if case.meta.phase.name != TestPhase.STATEFUL:  # that one goes on with ids it was given
        names = case.path_parameters or {}
        if "task_id" in names:
            names["task_id"] = _made("tasks", {"title": "Buy milk"})["id"]
        for name in ("conversation_id", "turn_id"):
            if name in names:
                names[name] = _made("chat", {"message": "Hello"})[name]
    if isinstance(case.body, dict):
        for field, value in SENSIBLE.items():
            if case.body.get(field) is not None:
                case.body[field] = value


def _made(what: str, body: dict[str, str]) -> dict[str, Any]:
    """Something of the user's to name in a path."""
    answer = httpx2.post(
        f"{environ['USER_URL']}/{what}",
        json=body,
        headers={"Authorization": environ["USER_AUTHORIZATION"]},
        trust_env=False,
        timeout=30,
    )
    answer.raise_for_status()
    made: dict[str, Any] = answer.json()
    return made
