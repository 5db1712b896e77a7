"""Steps on the calendar from the user's today."""

import calendar
from datetime import date, timedelta

from assistant.operations import Clock

WEDNESDAY, FRIDAY, SATURDAY = 2, 4, 5


def coming(weekday: int, clock: Clock) -> date:
    """The next such weekday after today."""
    return after(clock.today, weekday)


def after(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday - 1) % 7 + 1)


def in_week(weekday: int, clock: Clock, ahead: int = 0) -> date:
    """That weekday in this week, or so many weeks ahead; weeks begin on Monday."""
    return clock.today + timedelta(days=7 * ahead - clock.today.weekday() + weekday)


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_business_days(day: date, count: int) -> date:
    """So many days from Monday to Friday on (or back)."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= SATURDAY:
            day += step
    return day


def valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def yearly_dates(month: int, day: int, clock: Clock) -> tuple[date, ...]:
    """The next two such days, today included; 29 February looks ahead to its leap years."""
    candidates = (valid(clock.today.year + ahead, month, day) for ahead in range(17))
    return tuple(d for d in candidates if d is not None and d >= clock.today)[:2]


def monthly_dates(day: int, clock: Clock, start: date | None = None) -> tuple[date, ...]:
    """Such days of a month from today on."""
    first = (start or clock.today).replace(day=1)
    months = (add_months(first, ahead) for ahead in range(48))
    candidates = (valid(month.year, month.month, day) for month in months)
    return tuple(d for d in candidates if d is not None and d >= clock.today)


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date | None:
    """The first (1) to fifth or last (-1) such weekday of a month."""
    if place > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))
    else:
        last = month_end(year, month)
        day = last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-place - 1))
    return day if day.month == month else None


def quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
