"""The moment a dialogue is held at, for all services of the stack."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from agents.models.interface import Model

from assistant.model import BuiltinModel
from services import providers, task_input, task_queries, tasks, undo


class SetClock:
    """Stands still until a dialogue sets it. Tokens and turns keep the real time."""

    def __init__(self) -> None:
        self.moment = datetime.now(UTC)
        self.zone = ZoneInfo("UTC")

    def now_utc(self) -> datetime:
        return self.moment.astimezone(UTC)

    def model(self, now: datetime, timezone: str) -> Model:
        return BuiltinModel(now=self.moment, timezone=timezone)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(providers, "builtin_model", self.model)
        for module in (task_input, task_queries, tasks, undo):
            patch.setattr(module, "now_utc", self.now_utc)
