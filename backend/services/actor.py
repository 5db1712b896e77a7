"""Who acts: on whose list, under which name, in which turn and time zone."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

TASKS_PER_USER = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The verified caller of a service. `name` is "user", "assistant" or "client:<name>".

    The same `call_key` never has a second effect (see call_keys.py). `timezone` is the user's;
    `tasks_per_user` is how long the list may get.
    """

    user_id: str
    name: str = "user"
    turn_id: UUID | None = None
    call_key: str | None = None
    timezone: str = "UTC"
    tasks_per_user: int = TASKS_PER_USER

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
