"""Lengths of time: "3 hours", "an hour and a half", "2 days and 4 hours", "three business days"."""

import datetime as dt
import re
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from assistant.dates.calendar import add_business_days, add_months
from assistant.dates.found import compiled
from assistant.dates.numbers import NUMBER, value
from assistant.operations import Clock

_LONGEST = 5000  # of a unit; further ahead is no date that anyone means

_BUSINESS = r"(?:business|working|work|week) ?days?"
UNIT = (
    rf"(?:{_BUSINESS}|minutes?|mins?|hours?|hrs?|h|days?|weeks?|wks?|fortnights?|months?|mths?|quarters?|"
    r"years?|yrs?)"
)
_HALVES = r"(?: and a half|\.\d|,5|½| 1/2)"
_ONE = (
    rf"(?P<n>{NUMBER})(?P<half>{_HALVES})?[ -]?(?P<unit>{UNIT}|m)(?P<more> and a half)?(?P<m>\d\d(?:m|min)?)?"
)
_FRACTION = (
    r"(?:(?:a |one )?(?P<q1>quarter|1/4)(?: of)?(?: an?)? ?|(?:three|3)[ -](?P<q3>quarters) of an |"
    r"(?:an? )?(?P<q2>half|1/2|½)(?: of)?(?: an?)?[ -]?)(?P<of>hour|hr|h|day|year)"
)


def _plain(pattern: str) -> str:
    """The pattern with its names taken out, to stand inside another one several times."""
    return re.sub(r"\?P<\w+>", "?:", pattern)


DURATION = rf"(?:{_plain(_FRACTION)}|{_plain(_ONE)}(?:(?:,? and |, ?| ){_plain(_ONE)}){{0,3}})"
_READ = rf"{_FRACTION}|{_ONE}"
_MINUTES = {"m": 1, "h": 60}
_DAYS = {"d": 1, "w": 7, "f": 14}
_MONTHS = {"mo": 1, "mt": 1, "qu": 3, "ye": 12, "yr": 12}


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and days are counted on the calendar, minutes on the absolute time line."""

    months: int = 0
    days: int = 0
    business_days: int = 0
    minutes: int = 0

    def __neg__(self) -> "Duration":
        return Duration(-self.months, -self.days, -self.business_days, -self.minutes)

    def from_day(self, day: date) -> date | None:
        """Where its calendar part leads; None beyond the calendar."""
        try:
            moved = add_months(day, self.months) + timedelta(days=self.days)
            return add_business_days(moved, self.business_days)
        except (ValueError, OverflowError):
            return None

    def from_now(self, clock: Clock) -> dt.datetime | None:
        """The local moment it leads to, right across a change of the clocks."""
        day = self.from_day(clock.today)
        if day is None:
            return None
        try:
            start = dt.datetime.combine(day, clock.now.time(), clock.zone).replace(fold=clock.now.fold)
            moment = (start.astimezone(UTC) + timedelta(minutes=self.minutes)).astimezone(clock.zone)
        except (ValueError, OverflowError):
            return None
        return moment.replace(second=0, microsecond=0)


def read_duration(text: str) -> Duration | None:
    """The length that a match of DURATION says; None for nothing and for lengths beyond reason."""
    months = minutes = business = 0
    days = 0
    for match in compiled(_READ).finditer(text):
        if unit := match["of"]:
            quarters = 1 if match["q1"] else 3 if match["q3"] else 2
            if unit == "year":
                months += 3 * quarters
            else:
                minutes += quarters * (360 if unit == "day" else 15)
            continue
        count, unit = value(match["n"]), match["unit"]
        if count > _LONGEST:
            return None
        tenths = int(match["half"][1]) if (match["half"] or "").startswith(".") else 0
        if match["more"] or (match["half"] and not tenths):
            tenths = 5
        if re.match(_BUSINESS, unit):
            business += count
        elif months_each := _MONTHS.get(unit[:2]):
            months += count * months_each + months_each * tenths // 10
            days += 3 * tenths if months_each == 1 else 0
        elif unit[0] in _DAYS:
            days += count * _DAYS[unit[0]]
            minutes += 144 * tenths if unit[0] == "d" else 0
            days += _DAYS[unit[0]] * tenths // 10 if unit[0] != "d" else 0
        elif unit[0] in _MINUTES:
            minutes += count * _MINUTES[unit[0]] + _MINUTES[unit[0]] * tenths // 10
            minutes += int(match["m"][:2]) if match["m"] else 0
        else:
            return None
    if not (months or days or minutes or business):
        return None
    return Duration(months, days, business, minutes)
