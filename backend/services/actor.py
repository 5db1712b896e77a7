"""Who acts: on whose list, under which name, in which turn and time zone."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

TASKS_PER_USER = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The verified caller of a service. `name` is "user", "assistant" or "client:<name>".

    The same `call_key` never has a second effect (see call_keys.py); `call_sha256` is of the call it belongs
    to. `timezone` is the user's. `approved`: the user has said yes to just this call, so it may change more
    tasks than others (change_limit.py). `tasks_per_user` is how long the list may get.
    """

    user_id: str
    name: str = "user"
    turn_id: UUID | None = None
    call_key: str | None = None
    call_sha256: str | None = None
    timezone: str = "UTC"
    tasks_per_user: int = TASKS_PER_USER
    approved: bool = False

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def limited(self) -> bool:
        """Whether the number of tasks this caller may change is limited: not for the user by hand."""
        return self.name != "user" and not self.approved
