"""What a message asks for, in the terms of the task tools."""

import datetime as dt
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from assistant.spans import Span

Kind = Literal[
    "add", "list", "count", "complete", "reopen", "delete", "restore", "update", "undo",
    "help", "social", "offer", "yes", "no", "pick", "other",
]  # fmt: skip
Status = Literal["pending", "all", "completed", "deleted"]


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the user stands in time: an aware `now` in their zone, and how they write 3/4."""

    now: datetime
    zone: ZoneInfo
    day_first: bool = False
    twelve_hours: bool = False  # times in replies as 5:00 PM instead of 17:00

    @property
    def today(self) -> date:
        return self.now.date()

    def at(self, moment: datetime | None) -> "Clock":
        """The clock as it stood at that moment; as it stands where none is known."""
        return self if moment is None else replace(self, now=moment.astimezone(self.zone))


@dataclass(frozen=True, slots=True)
class When:
    """A day, a time or both. `due` is what the tools take; `said_day` is False for an inferred day, and
    `said_half` for a half of the day that was inferred ("at 8")."""

    day: date | None = None
    time: dt.time | None = None
    due: str = ""
    said_day: bool = True
    said_half: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """A selection of tasks. Dates are inclusive; `from_time`/`to_time` bound the due time of day."""

    status: Status = "pending"
    search: str = ""
    tag: str = ""
    priority: str = ""
    due_from: date | None = None
    due_to: date | None = None
    done_from: date | None = None  # completed on these days, in the user's zone
    done_to: date | None = None
    overdue: bool = False
    undated: bool = False
    upcoming: bool = False
    from_time: dt.time | None = None
    to_time: dt.time | None = None
    sort: str = ""

    @property
    def narrow(self) -> bool:
        """Whether it selects by anything but status."""
        return self != View(status=self.status)


@dataclass(frozen=True, slots=True)
class Target:
    """Which tasks are meant. Exactly one way of saying it is filled in, and `but` beside it."""

    numbers: tuple[int, ...] = ()
    id: str = ""
    ordinals: tuple[int, ...] = ()  # 1-based place in the last list shown; -1 is the last
    pronoun: Literal["", "it", "them", "other", "others"] = ""
    first: int = 0  # so many from the beginning of the last list shown; negative: from its end
    view: View | None = None  # "all overdue tasks", "my morning meetings"
    words: str = ""
    exact: bool = False  # the words were quoted
    but: "Target | None" = None  # left out of the others: "all of them except milk"

    @property
    def empty(self) -> bool:
        return self == Target()


@dataclass(frozen=True, slots=True)
class Draft:
    """A task to be added, with the fields of the tool `add_task`."""

    title: str
    description: str = ""
    due: str = ""
    priority: str = ""
    tags: tuple[str, ...] = ()
    recurrence: str = ""
    spans: tuple[Span, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Changes:
    """What to change of a task. None leaves a field; "" clears it."""

    title: str | None = None
    description: str | None = None
    when: When | None = None
    shift: timedelta | None = None
    clear_due: bool = False
    priority: str | None = None
    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[str, ...] = ()
    clear_tags: bool = False
    recurrence: str | None = None

    @property
    def empty(self) -> bool:
        return self == Changes()


@dataclass(frozen=True, slots=True)
class Operation:
    """`spans` says what was read as what, by places in the message."""

    kind: Kind
    said: str = ""
    drafts: tuple[Draft, ...] = ()
    target: Target = Target()
    changes: Changes = Changes()
    view: View | None = None
    topic: str = ""
    times: int = 1
    spans: tuple[Span, ...] = field(default=(), compare=False, repr=False)
    if_listed: "Operation | None" = None  # meant instead of an offer or nothing, where a task fits it
    unsure: bool = False  # it may be a question or another thing that is meant: asked for before it is done
    takes_back: tuple[int, ...] = ()  # changes of the turn before that were not meant, undone first
