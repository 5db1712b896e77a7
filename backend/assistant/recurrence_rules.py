"""The table of repetition forms. Each reads a match into the parts of an RRULE and a test for its days."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from assistant.dates.found import MONTH, SHORT_DAY, month_number, weekday_index
from assistant.dates.found import WEEKDAY as LONG_DAY
from assistant.dates.settle import PARTS
from assistant.lexicon import NUMBER_WORD, ORDINALS, number

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_FREQ = {"d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY", "a": "YEARLY", "h": "HOURLY"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """Parts of the rule, and the same in a form that can be asked whether a day fits."""

    parts: tuple[str, ...]
    weekdays: tuple[int, ...] = ()
    nth: int = 0  # with one weekday: its place in the month, -1 the last
    month_days: tuple[int, ...] = ()  # -1 is the last day of the month
    month: int = 0
    time: dt.time | None = None
    night: bool = False
    hours: int = 0

    def fits(self, day: date) -> bool:
        length = calendar.monthrange(day.year, day.month)[1]
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        if self.nth and (day.day + 6) // 7 != self.nth and not (self.nth == -1 and day.day > length - 7):
            return False
        if (
            self.month_days
            and day.day not in self.month_days
            and not (-1 in self.month_days and day.day == length)
        ):
            return False
        return not self.month or day.month == self.month


@dataclass(frozen=True)
class RepeatRule:
    pattern: str
    example: str
    read: Callable[[re.Match[str]], Pattern | None]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w'-])(?:{self.pattern})(?!\w|'s|-\w)")


_DAY = rf"(?:{LONG_DAY}|{SHORT_DAY}(?![a-z]))"
_DAYS = rf"{_DAY}(?:(?:,? and |, ?|/| ?& ?| ){_DAY}){{0,6}}"
_NTH_DAY = r"\d{1,2}(?:st|nd|rd|th)"
_EACH = r"(?:every single|every|each)"
_OTHER = r"(?:other|second|alternate|2nd)"
_PLACE = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"


def _parts(freq: str, interval: int = 1, *more: str) -> tuple[str, ...]:
    return (f"FREQ={freq}", *((f"INTERVAL={interval}",) if interval > 1 else ()), *more)


def _weekly(days: tuple[int, ...], interval: int = 1) -> Pattern:
    return Pattern(_parts("WEEKLY", interval, "BYDAY=" + ",".join(CODES[d] for d in days)), weekdays=days)


def _listed(text: str) -> tuple[int, ...]:
    return tuple(sorted({weekday_index(word) for word in re.findall(_DAY, text)}))


def _plain(match: re.Match[str]) -> Pattern | None:
    """A unit, perhaps every nth, perhaps with days: "every 2 weeks on monday", "monthly"."""
    groups = match.groupdict()
    said = groups.get("n") or ""
    interval = (
        2 if re.fullmatch(_OTHER, said) else 3 if said in ("third", "3rd") else number(said) if said else 1
    )
    unit = groups["unit"]
    if unit.startswith(("bi", "fort")):
        interval, unit = 2, "week" if unit.startswith(("biw", "fort")) else "month"
    if unit.startswith("quarter"):
        interval, unit = 3 * interval, "month"
    if interval == 0:
        return None
    if unit.startswith("h"):
        return Pattern(_parts("HOURLY", interval), hours=interval)
    if days := groups.get("days"):
        return _weekly(_listed(days), interval)
    if month_days := groups.get("dates"):
        return _month_days(month_days, interval)
    return Pattern(_parts(_FREQ[unit[0]], interval))


def _days(match: re.Match[str]) -> Pattern:
    return _weekly(_listed(match["days"]), 2 if match.groupdict().get("other") else 1)


def _day_part(match: re.Match[str]) -> Pattern:
    part = match["part"][:-1]
    return replace(_days(match), time=PARTS[part], night=part in ("evening", "night"))


def _weekdays(match: re.Match[str]) -> Pattern:
    return _weekly((5, 6) if "end" in match[0] else (0, 1, 2, 3, 4))


def _part(match: re.Match[str]) -> Pattern:
    return Pattern(_parts("DAILY"), time=PARTS[match["part"]], night=match["part"] in ("evening", "night"))


def _month_days(text: str, interval: int = 1) -> Pattern | None:
    days = sorted({int(d) for d in re.findall(r"\d{1,2}", text)}) or ([1] if "first" in text else [-1])
    if not all(d == -1 or 1 <= d <= 31 for d in days):
        return None
    rule = "BYMONTHDAY=" + ",".join(map(str, days))
    return Pattern(_parts("MONTHLY", interval, rule), month_days=tuple(days))


def _dates(match: re.Match[str]) -> Pattern | None:
    return _month_days(match["dates"])


def _nth_weekday(match: re.Match[str]) -> Pattern:
    place, day = ORDINALS[match["place"]], weekday_index(match["day"])
    return Pattern(_parts("MONTHLY", 1, f"BYDAY={place}{CODES[day]}"), weekdays=(day,), nth=place)


def _yearly(match: re.Match[str]) -> Pattern | None:
    month, day = month_number(match["month"]), int(match["d"] or match["d2"])
    if not 1 <= day <= 31:
        return None
    return Pattern(
        _parts("YEARLY", 1, f"BYMONTH={month}", f"BYMONTHDAY={day}"), month_days=(day,), month=month
    )


_DATES = (
    rf"(?P<dates>(?:{_NTH_DAY}(?:(?:,? and |, ?)(?:the )?{_NTH_DAY}){{0,5}}|first day|last day|"
    r"first|last))"
)
RULES = (
    RepeatRule(rf"(?:{_EACH} ?day|daily)", "every day", lambda m: Pattern(_parts("DAILY"))),
    RepeatRule(
        rf"(?:on )?(?:{_EACH} (?:weekday|work ?day|working day|business day)s?|weekdays)",
        "every weekday",
        _weekdays,
    ),
    RepeatRule(rf"(?:{_EACH} weekend|on weekends|weekends)", "every weekend", _weekdays),
    RepeatRule(rf"{_EACH} (?P<part>morning|afternoon|evening|night)", "every morning", _part),
    RepeatRule(rf"(?:on )?{_EACH} (?P<other>{_OTHER} )?(?P<days>{_DAYS})", "every other tuesday", _days),
    RepeatRule(
        rf"(?:on )?(?P<days>{LONG_DAY[:-2]}s(?:(?:,? and |, ?){LONG_DAY[:-2]}s){{0,6}})",
        "on mondays and thursdays",
        _days,
    ),
    RepeatRule(
        rf"(?:on |{_EACH} )?(?P<days>{LONG_DAY[:-2]}) (?P<part>mornings|afternoons|evenings|nights)",
        "friday mornings",
        _day_part,
    ),
    RepeatRule(
        (
            rf"{_EACH} (?:(?P<n>{_OTHER}|third|3rd|{NUMBER_WORD}) )?(?P<unit>hour|day|week|month|quarter|"
            rf"year)s?(?:,? on (?P<days>{_DAYS}))?"
        ),
        "every 2 weeks on monday",
        _plain,
    ),
    RepeatRule(
        rf"{_EACH} (?:(?P<n>{_OTHER}|third|{NUMBER_WORD}) )?(?P<unit>month)s?,? on (?:the )?{_DATES}",
        "every month on the 1st",
        _plain,
    ),
    RepeatRule(r"(?:once a|once per|once every) (?P<unit>hour|day|week|month|year)", "once a week", _plain),
    RepeatRule(
        (
            r"(?P<unit>hourly|weekly|biweekly|bi-weekly|fortnightly|monthly|bimonthly|quarterly|yearly|"
            r"annually)"
        ),
        "monthly",
        _plain,
    ),
    RepeatRule(rf"(?P<unit>weekly|biweekly|fortnightly) on (?P<days>{_DAYS})", "weekly on friday", _plain),
    RepeatRule(rf"(?P<unit>monthly) on (?:the )?{_DATES}", "monthly on the 15th", _plain),
    RepeatRule(
        rf"(?:on )?(?:the )?{_DATES} (?:of|in) (?:every|each) month", "on the 1st of every month", _dates
    ),
    RepeatRule(rf"{_EACH} (?P<dates>{_NTH_DAY})(?: of (?:the|every|each) month)?", "every 15th", _dates),
    RepeatRule(
        (
            rf"(?:{_EACH} |(?:on )?the )(?P<place>{_PLACE}) (?P<day>{_DAY}) (?:of|in) (?:the|every|each) "
            r"month"
        ),
        "the first monday of every month",
        _nth_weekday,
    ),
    RepeatRule(
        rf"{_EACH} month on the (?P<place>{_PLACE}) (?P<day>{_DAY})",
        "every month on the last friday",
        _nth_weekday,
    ),
    RepeatRule(
        (
            rf"{_EACH} (?:year on )?(?:(?P<month>{MONTH}) (?:the )?(?P<d>\d{{1,2}})(?:st|nd|rd|"
            r"th)?(?P<d2>))"
        ),
        "every march 5",
        _yearly,
    ),
)
