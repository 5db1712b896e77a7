"""Who acts: on whose list, under which name, in which turn and time zone."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The verified caller of a service. `name` is "user", "assistant" or "client:<name>".

    The same `call_key` never has a second effect (see call_keys.py). `timezone` is the user's.
    """

    user_id: str
    name: str = "user"
    turn_id: UUID | None = None
    call_key: str | None = None
    timezone: str = "UTC"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)
