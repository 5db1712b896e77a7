"""The moment a dialogue is held at, for all services of the stack."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from agents.models.interface import Model

from assistant.model import BuiltinModel
from services import providers, task_input, task_queries, tasks, undo


class SetClock:
    """Stands still until a dialogue sets it. Tokens and turns keep the real time; the built-in assistant is
    told the moment that a stored message's real time stands for."""

    def __init__(self) -> None:
        self._set: list[tuple[datetime, datetime]] = []  # real time, moment
        self.moment = datetime.now(UTC)
        self.zone = ZoneInfo("UTC")

    @property
    def moment(self) -> datetime:
        return self._set[-1][1]

    @moment.setter
    def moment(self, moment: datetime) -> None:
        self._set.append((datetime.now(UTC), moment))

    def moment_of(self, real: datetime) -> datetime:
        return next((moment for since, moment in reversed(self._set) if since <= real), self._set[0][1])

    def now_utc(self) -> datetime:
        return self.moment.astimezone(UTC)

    def model(self, now: datetime, timezone: str, said_at: Sequence[datetime]) -> Model:
        moments = [self.moment_of(real) for real in said_at]
        return BuiltinModel(now=self.moment, timezone=timezone, said_at=moments)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        patch.setattr(providers, "builtin_model", self.model)
        for module in (task_input, task_queries, tasks, undo):
            patch.setattr(module, "now_utc", self.now_utc)
