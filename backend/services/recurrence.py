"""Repetition: RFC 5545 RRULE values, checked and counted in the task's local time.

dateutil looks for an occurrence until the year 9999, minutes for `FREQ=HOURLY;BYMONTHDAY=30;BYMONTH=2`,
and cannot be told to give up sooner. So rules are counted in a late twin of the present: years shortly
before 9999 with the same weekdays and leap years.

A rule may count from the day its task was completed: `RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3`.
RFC 5545 has no such rule, but lets the property carry a parameter of one's own (docs/adr/0008).
"""

from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from errors import InvalidRequest
from services.local_time import instant, wall_clock

_PARTS = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH",
    "BYSETPOS", "BYHOUR", "BYMINUTE",
}  # fmt: skip
_FROM_COMPLETION = "RRULE;X-FROM=COMPLETION:"
_FROM_COMPLETION_PARTS = {"FREQ", "INTERVAL", "COUNT", "UNTIL"}
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY")
_STEPS = {
    "DAILY": relativedelta(days=1), "WEEKLY": relativedelta(weeks=1), "MONTHLY": relativedelta(months=1),
    "YEARLY": relativedelta(years=1),
}  # fmt: skip
_UNITS = {"HOURLY": timedelta(hours=1), "DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}
_HORIZON_YEARS = 40  # a rule with no occurrence in this time has none; 29 February may wait for eight
_LARGEST_NUMBER = 999  # of INTERVAL and COUNT
_EXAMPLE = "such as FREQ=WEEKLY;BYDAY=MO"


@dataclass(frozen=True, slots=True)
class Next:
    """The next instance: when (local, without a zone; `fold` tells the second of two equal times) and the
    rule it carries on with."""

    local: datetime
    recurrence: str


def normalise(value: str, *, start: datetime, has_time: bool) -> str:
    """The rule in its one spelling: upper case, without `RRULE:`. Refuses rules that never occur.

    `start` is the local time to count from.
    """
    parts, from_completion = _parse(value)
    if "BYSETPOS" in parts and (parts["FREQ"] == "HOURLY" or "BYHOUR" in parts or "BYMINUTE" in parts):
        raise _refused("must not count with BYSETPOS among times of day")  # which takes seconds to find out
    if not has_time and (parts["FREQ"] == "HOURLY" or "BYHOUR" in parts or "BYMINUTE" in parts):
        raise _refused("a rule with hours needs a due time, such as 2026-11-25T17:00")
    try:
        occurs = any(found > start for found in _occurrences(parts, start))
    except (ValueError, TypeError, ArithmeticError, IndexError) as error:
        raise _refused(f"must be an RFC 5545 rule, {_EXAMPLE}") from error
    if not occurs:
        raise _refused(f"does not occur within {_HORIZON_YEARS} years; check its days and months")
    _until(parts, ZoneInfo("UTC"))
    return _text(parts, from_completion)


def first_date(recurrence: str, today: date) -> date | None:
    """The first day from `today` on that the rule names."""
    start = datetime.combine(today, datetime.min.time())
    return next((found.date() for found in _occurrences(_parse(recurrence)[0], start)), None)


def next_instance(recurrence: str, *, due: datetime, not_before: datetime, zone: ZoneInfo) -> Next | None:
    """The first occurrence after `due` that is not before `not_before`, both local; None at the end.

    COUNT includes the instance just done, and those that were missed. A rule that counts from completion
    takes `not_before` for the time of that, and none as missed.
    """
    parts, from_completion = _parse(recurrence)
    by_the_clock = parts["FREQ"] == "HOURLY" and not any(name.startswith("BY") for name in parts)
    if from_completion:
        found, passed = _after_completion(parts, due, not_before, zone), 1
    elif by_the_clock:
        found, passed = _hours_later(parts, due, not_before, zone)
    else:
        return _next_by_rule(parts, due, not_before, zone)
    until = _until(parts, zone)
    left = int(parts["COUNT"]) - passed if "COUNT" in parts else None
    if (until is not None and found > until) or (left is not None and left < 1):
        return None
    rest = parts if left is None else {**parts, "COUNT": str(left)}
    return Next(found, _text(rest, from_completion))


def _after_completion(parts: dict[str, str], due: datetime, done: datetime, zone: ZoneInfo) -> datetime:
    """So many hours after it was done, or so many days (weeks, months) at the time of day it was due."""
    interval = int(parts.get("INTERVAL", "1"))
    if parts["FREQ"] == "HOURLY":
        minute = instant(done.replace(second=0, microsecond=0), zone)
        return wall_clock(minute + timedelta(hours=interval), zone)
    return datetime.combine(done.date() + interval * _STEPS[parts["FREQ"]], due.time())


def _hours_later(
    parts: dict[str, str], due: datetime, not_before: datetime, zone: ZoneInfo
) -> tuple[datetime, int]:
    """Whole intervals after `due`, real hours also when the clocks change; and how many of them."""
    step = timedelta(hours=int(parts.get("INTERVAL", "1")))
    start, target = instant(due, zone), instant(not_before, zone)
    steps = max(1, -((start - target) // step))
    return wall_clock(start + steps * step, zone), steps


def _next_by_rule(parts: dict[str, str], due: datetime, not_before: datetime, zone: ZoneInfo) -> Next | None:
    left = int(parts["COUNT"]) if "COUNT" in parts else None
    until = _until(parts, zone)
    start = due if left is not None else _shortly_before(not_before, parts, due)
    for found in _occurrences(parts, start):
        if found <= due:
            continue
        if until is not None and found > until:
            return None
        if left is not None:
            left -= 1
            if left < 1:
                return None
        if found >= not_before:
            rest = parts if left is None else {**parts, "COUNT": str(left)}
            if _skipped(found, zone) and "BYHOUR" not in parts:
                # This instance moves out of the gap; the rule keeps the time for those after it.
                rest = {**rest, "BYHOUR": str(found.hour), "BYMINUTE": str(found.minute)}
            return Next(found, _text(rest))
    return None


def _skipped(local: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks go forward over this time."""
    return wall_clock(instant(local, zone), zone) != local


def _parse(value: str) -> tuple[dict[str, str], bool]:
    """The parts of the rule, and whether it counts from completion."""
    text = value.strip().upper()
    from_completion = text.startswith(_FROM_COMPLETION)
    text = text.removeprefix(_FROM_COMPLETION).removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for item in text.split(";"):
        name, equals, content = (part.strip() for part in item.partition("="))
        if not equals or not content or any(sign.isspace() for sign in content):
            raise _refused(f"must be an RFC 5545 rule, {_EXAMPLE}")
        if name == "DTSTART":
            raise _refused("must not have DTSTART; the due date is the start")
        if name not in _PARTS or name in parts:
            raise _refused(f"must not have {name[:20]} {'twice' if name in parts else 'in it'}, {_EXAMPLE}")
        if from_completion and name not in _FROM_COMPLETION_PARTS:
            raise _refused(f"must not have {name} when it counts from completion")
        parts[name] = content
    if parts.get("FREQ") not in _FREQUENCIES:
        raise _refused(f"FREQ must be one of {', '.join(_FREQUENCIES)}")
    for name in ("INTERVAL", "COUNT"):
        number = parts.get(name, "1")
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= _LARGEST_NUMBER):
            raise _refused(f"{name} must be a number from 1 to {_LARGEST_NUMBER}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise _refused("must have COUNT or UNTIL, not both")
    return parts, from_completion


def _occurrences(parts: dict[str, str], start: datetime) -> Iterator[datetime]:
    """When the rule occurs from `start` on, as far as the horizon; without COUNT and UNTIL."""
    years = _late_twin(start.year) - start.year
    counted = {name: parts[name] for name in parts if name not in ("COUNT", "UNTIL")}
    for late in rrulestr(_text(counted), dtstart=start.replace(year=start.year + years)):
        if late.year - years >= start.year + _HORIZON_YEARS:
            return
        yield late.replace(year=late.year - years)


def _shortly_before(moment: datetime, parts: dict[str, str], due: datetime) -> datetime:
    """A start as good as `due` for what occurs from `moment` on: whole intervals later, at most two before
    it. An hourly task that was let lie for years is else counted for seconds."""
    unit = _UNITS.get(parts["FREQ"])
    if unit is None:  # months and years differ in length; there are few of them
        return due
    interval = unit * int(parts.get("INTERVAL", "1"))
    return due + max(0, (moment - due) // interval - 1) * interval


@lru_cache(maxsize=128)
def _late_twin(year: int) -> int:
    """The last year that begins the same calendar as `year`, for as long as the horizon."""
    calendar = _calendar(year)
    last = MAXYEAR - _HORIZON_YEARS + 1
    return next(twin for twin in range(last, year - 1, -1) if _calendar(twin) == calendar)


def _calendar(year: int) -> list[tuple[int, bool]]:
    return [(date(y, 1, 1).weekday(), isleap(y)) for y in range(year, year + _HORIZON_YEARS)]


def _until(parts: dict[str, str], zone: ZoneInfo) -> datetime | None:
    """UNTIL as a local time: a bare date counts as its whole day, one with Z is in UTC."""
    text = parts.get("UNTIL")
    if text is None:
        return None
    try:
        if "T" in text:
            moment = datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
            return wall_clock(moment.replace(tzinfo=UTC), zone) if text.endswith("Z") else moment
        return datetime.strptime(text, "%Y%m%d") + timedelta(days=1, microseconds=-1)  # noqa: DTZ007
    except (ValueError, OverflowError) as error:
        raise _refused("UNTIL must be a date, such as UNTIL=20261231") from error


def _text(parts: dict[str, str], from_completion: bool = False) -> str:
    text = ";".join(f"{name}={content}" for name, content in parts.items())
    return _FROM_COMPLETION + text if from_completion else text


def _refused(sentence: str) -> InvalidRequest:
    return InvalidRequest.field("recurrence", sentence)
