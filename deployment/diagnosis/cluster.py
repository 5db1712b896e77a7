"""What kubectl says about one release, as plain dictionaries."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from typing import Any

SECONDS = 15  # a cluster that is busy failing may be slow to say so

Item = dict[str, Any]


@dataclass(frozen=True)
class Cluster:
    """One namespace of one cluster; `release` is what the objects are labelled with."""

    context: str
    namespace: str
    release: str

    def ask(self, *arguments: str) -> str:
        """What kubectl answers; "" when it cannot."""
        command = ["kubectl", "--context", self.context, "--namespace", self.namespace, *arguments]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return done.stdout

    def _items(self, *arguments: str) -> list[Item]:
        text = self.ask("get", *arguments, "--output", "json")
        items: list[Item] = json.loads(text).get("items", []) if text.strip() else []
        return items

    def owned(self, kind: str) -> list[Item]:
        """All objects of a kind that belong to the release."""
        return self._items(kind, "--selector", f"app.kubernetes.io/instance={self.release}")

    def events(self) -> list[Item]:
        """The warnings of the namespace, oldest first."""
        found = self._items("events", "--field-selector", "type=Warning")
        return sorted(found, key=lambda event: event.get("lastTimestamp") or event.get("eventTime") or "")

    def log(self, pod: str, container: str, *, lines: int) -> list[str]:
        """The last log lines of a container; of its last life when the present one has said nothing yet."""
        arguments = ["logs", pod, "--container", container, "--tail", str(lines)]
        return (self.ask(*arguments) or self.ask(*arguments, "--previous")).splitlines()
