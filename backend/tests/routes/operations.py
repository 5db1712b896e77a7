"""Every operation of the OpenAPI document, with a request that would be good."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from pydantic import SecretStr

from config import Settings
from main import create_app

DOCUMENT = create_app(Settings(database_url=SecretStr("postgresql://not-used"))).openapi()
# Asked by those who cannot sign in; the calendar, by its secret link (test_calendar.py).
PUBLIC = {"/health", "/ready", "/.well-known/jwks.json", "/calendar/{link}"}
OBJECT_NAMES = ("task_id", "conversation_id", "turn_id", "link")

# A good body for each operation that takes one. A new one is missing here, and a test says so.
BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("post", "/api/{user_id}/chat"): {"message": "Hello"},
    ("post", "/api/{user_id}/tasks"): {"title": "Buy milk"},
    ("patch", "/api/{user_id}/tasks/{task_id}"): {"title": "Buy eggs"},
    ("post", "/api/{user_id}/turns/{turn_id}/approvals"): {
        "decisions": [{"approval_id": "00000000-0000-4000-8000-000000000000", "approved": True}]
    },
    ("post", "/api/{user_id}/undo"): {},
    ("post", "/api/{user_id}/reading"): {"text": "Buy milk tomorrow"},
    ("post", "/api/{user_id}/import"): {"content": "dGl0bGUKQnV5IG1pbGsK"},
    ("post", "/api/{user_id}/import/preview"): {"content": "dGl0bGUKQnV5IG1pbGsK"},
    ("put", "/api/{user_id}/calendar-feed"): {"secret": "aZ0-_1bY2cX3dW4eV5fU6gT7hS8iR9jQkPlOmNn0123"},
    ("patch", "/api/{user_id}/preferences"): {"timezone": "Europe/Berlin"},
    ("patch", "/api/{user_id}/conversations/{conversation_id}"): {"title": "Shopping"},
}
# Other bodies, as good as those.
OTHER_BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("post", "/api/{user_id}/chat"): {"message": "Good bye"},
    ("post", "/api/{user_id}/tasks"): {"title": "Buy bread"},
    ("patch", "/api/{user_id}/tasks/{task_id}"): {"title": "Buy bread"},
    ("post", "/api/{user_id}/turns/{turn_id}/approvals"): {
        "decisions": [{"approval_id": "00000000-0000-4000-8000-000000000000", "approved": False}]
    },
    ("post", "/api/{user_id}/undo"): {"redo": True},
    ("post", "/api/{user_id}/reading"): {"text": "Milk", "of": "task"},
    ("post", "/api/{user_id}/import"): {"content": "dGl0bGUKQnV5IGJyZWFkCg=="},
    ("post", "/api/{user_id}/import/preview"): {"content": "dGl0bGUKQnV5IGJyZWFkCg=="},
    ("put", "/api/{user_id}/calendar-feed"): {"secret": "Zb0-_1bY2cX3dW4eV5fU6gT7hS8iR9jQkPlOmNn0123"},
    ("patch", "/api/{user_id}/preferences"): {"timezone": "Asia/Kathmandu"},
    ("patch", "/api/{user_id}/conversations/{conversation_id}"): {"title": "Travel"},
}


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    spec: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.path}"

    @property
    def objects(self) -> list[str]:
        """The path's parameters that name something of the user's."""
        return [name for name in re.findall(r"{(\w+)}", self.path) if name != "user_id"]

    @property
    def body(self) -> dict[str, Any] | None:
        return BODIES[self.method, self.path] if self.takes_body else None

    @property
    def takes_body(self) -> bool:
        return "requestBody" in self.spec

    @property
    def status(self) -> int:
        """That of a good answer."""
        (status,) = [int(code) for code in self.spec["responses"] if code.startswith("2")]
        return status

    def address(self, user_id: str, object_id: UUID | str | int | None = None) -> str:
        names = dict.fromkeys(self.objects, str(object_id or uuid4()))
        return self.path.format(user_id=user_id, **names)


def _all() -> Iterator[Operation]:
    for path, methods in DOCUMENT["paths"].items():
        for method, spec in methods.items():
            yield Operation(method, path, spec)


ALL = list(_all())
OF_A_USER = [operation for operation in ALL if operation.path not in PUBLIC]
OF_AN_OBJECT = [operation for operation in OF_A_USER if operation.objects]
WITH_A_BODY = [operation for operation in OF_A_USER if operation.takes_body]
# POST because of their bodies; test_live.py and test_import.py show it.
CHANGES_NOTHING = {"/api/{user_id}/reading", "/api/{user_id}/import/preview"}
WRITING = [op for op in OF_A_USER if op.method != "get" and op.path not in CHANGES_NOTHING]
