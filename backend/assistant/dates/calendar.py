"""Steps on the calendar from the user's today."""

import calendar
from datetime import date, timedelta

from assistant.operations import Clock


def coming(weekday: int, clock: Clock) -> date:
    """The next such weekday after today."""
    return clock.today + timedelta(days=(weekday - clock.today.weekday() - 1) % 7 + 1)


def in_next_week(weekday: int, clock: Clock) -> date:
    return clock.today + timedelta(days=7 - clock.today.weekday() + weekday)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_date(month: int, day: int, clock: Clock) -> date | None:
    """The next such day; 29 February looks ahead to the next leap year."""
    candidates = (valid(clock.today.year + ahead, month, day) for ahead in range(9))
    return next((d for d in candidates if d is not None and d >= clock.today), None)
