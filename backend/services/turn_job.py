"""What a turn works on, and how it is stopped. Light to import: it is known before the agent is loaded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.history import InputItem
from services.paused_run import Continuation
from services.turn_events import TurnEvent


@dataclass(frozen=True, slots=True)
class TurnJob:
    """Whose turn, in which zone, what was said and when, and the conversation before it.

    `now` is when the turn began: run again later, "tomorrow" still means the same day; `said_at` when each of
    the user's messages in `history` was sent. `done` are the tool
    calls of an earlier run that broke off, as the model reads them, `told` as the user does. With a
    `continuation` a paused run goes on instead.
    """

    turn_id: UUID
    user_id: str
    timezone: str
    message: str
    history: list[InputItem]
    now: datetime
    done: list[InputItem]
    told: list[TurnEvent] = field(default_factory=list)
    continuation: Continuation | None = None
    said_at: list[datetime] = field(default_factory=list)


class TurnControl:
    """The stop button: `cancel` ends the model at the next safe point."""

    def __init__(self) -> None:
        self.cancelled = False
        self._stop: Callable[[], None] | None = None

    def cancel(self) -> None:
        self.cancelled = True
        if self._stop is not None:
            self._stop()

    def attach(self, stop: Callable[[], None]) -> None:
        """From now on `cancel` calls `stop`, at once when it was asked for before."""
        self._stop = stop
        if self.cancelled:
            stop()
