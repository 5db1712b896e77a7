"""Repetition: RFC 5545 RRULE values, checked and counted in the task's local time.

Every search is bounded. `FREQ=HOURLY;BYMONTHDAY=30;BYMONTH=2` never occurs, and dateutil alone would
look for it until the year 9999.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.rrule import rrule, rrulestr

from errors import InvalidRequest

_PARTS = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH",
    "BYSETPOS", "BYHOUR", "BYMINUTE",
}  # fmt: skip
# How far to look for an occurrence, in years, for INTERVAL=1: at most some 10,000 steps.
_HORIZON_YEARS = {"YEARLY": 40, "MONTHLY": 40, "WEEKLY": 28, "DAILY": 28, "HOURLY": 1}
_LARGEST_NUMBER = 999  # of INTERVAL and COUNT
_EXAMPLE = "such as FREQ=WEEKLY;BYDAY=MO"


@dataclass(frozen=True, slots=True)
class Next:
    """The next instance: when (local, without a zone) and the rule it carries on with."""

    local: datetime
    recurrence: str


def normalise(value: str, *, start: datetime, has_time: bool) -> str:
    """The rule in its one spelling: upper case, without `RRULE:`. Refuses rules that never occur.

    `start` is the local time to count from.
    """
    parts = _parse(value)
    if parts["FREQ"] == "HOURLY" and not has_time:
        raise _refused("an hourly rule needs a due time, such as 2026-11-25T17:00")
    try:
        found = _occurrences(parts, start).after(start)
    except (ValueError, TypeError, ArithmeticError, IndexError) as error:
        raise _refused(f"must be an RFC 5545 rule, {_EXAMPLE}") from error
    if found is None:
        raise _refused("never occurs; check its days and months")
    _until(parts)
    return _text(parts)


def first_date(recurrence: str, today: date) -> date | None:
    """The first day from `today` on that the rule names."""
    start = datetime.combine(today, datetime.min.time())
    found = _occurrences(_parse(recurrence), start).after(start - timedelta(days=1), inc=True)
    return found.date() if found else None


def next_instance(recurrence: str, *, due: datetime, not_before: datetime) -> Next | None:
    """The first occurrence after `due` that is not before `not_before` (all local); None at the end.

    COUNT includes the instance just done, and those that were missed.
    """
    parts = _parse(recurrence)
    left = int(parts["COUNT"]) if "COUNT" in parts else None
    until = _until(parts)
    for found in _occurrences(parts, due).xafter(due):
        if until is not None and found > until:
            return None
        if left is not None:
            left -= 1
            if left < 1:
                return None
        if found >= not_before:
            rest = parts if left is None else {**parts, "COUNT": str(left)}
            return Next(found, _text(rest))
    return None


def _parse(value: str) -> dict[str, str]:
    text = value.strip().upper().removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for item in text.split(";"):
        name, equals, content = (part.strip() for part in item.partition("="))
        if not equals or not content or any(sign.isspace() for sign in content):
            raise _refused(f"must be an RFC 5545 rule, {_EXAMPLE}")
        if name == "DTSTART":
            raise _refused("must not have DTSTART; the due date is the start")
        if name not in _PARTS or name in parts:
            raise _refused(f"must not have {name[:20]} {'twice' if name in parts else 'in it'}, {_EXAMPLE}")
        parts[name] = content
    frequency = parts.get("FREQ")
    if frequency not in _HORIZON_YEARS:
        raise _refused(f"FREQ must be one of {', '.join(_HORIZON_YEARS)}")
    for name in ("INTERVAL", "COUNT"):
        number = parts.get(name, "1")
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= _LARGEST_NUMBER):
            raise _refused(f"{name} must be a number from 1 to {_LARGEST_NUMBER}")
    if "COUNT" in parts and "UNTIL" in parts:
        raise _refused("must have COUNT or UNTIL, not both")
    return parts


def _occurrences(parts: dict[str, str], start: datetime) -> rrule:
    """The rule's occurrences from `start` on, as far as the horizon; without COUNT and UNTIL."""
    years = _HORIZON_YEARS[parts["FREQ"]] * int(parts.get("INTERVAL", "1"))
    bounded = {name: parts[name] for name in parts if name not in ("COUNT", "UNTIL")}
    end = datetime(min(start.year + years, 9999), 12, 31)  # noqa: DTZ001  # local, like `start`
    rule = rrulestr(_text(bounded), dtstart=start)
    assert isinstance(rule, rrule)  # noqa: S101  # one rule in, one rule out
    return rule.replace(until=end)


def _until(parts: dict[str, str]) -> datetime | None:
    """UNTIL as a local time: a bare date counts as its whole day."""
    text = parts.get("UNTIL")
    if text is None:
        return None
    try:
        if "T" in text:
            return datetime.strptime(text.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
        return datetime.strptime(text, "%Y%m%d") + timedelta(days=1, microseconds=-1)  # noqa: DTZ007
    except (ValueError, OverflowError) as error:
        raise _refused("UNTIL must be a date, such as UNTIL=20261231") from error


def _text(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={content}" for name, content in parts.items())


def _refused(sentence: str) -> InvalidRequest:
    return InvalidRequest.field("recurrence", sentence)
