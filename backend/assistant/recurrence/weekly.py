"""Repetition on weekdays: "every other Tuesday", "on weekends", "mon wed fri", "Friday mornings"."""

import re

from assistant.dates.found import SHORT_DAY, WEEKDAY
from assistant.dates.numbers import NUMBER, value
from assistant.lexicon import UNITS
from assistant.recurrence.pattern import (
    DAY,
    DAYS,
    EACH,
    OTHER,
    PART,
    WORKDAYS,
    Pattern,
    RepeatRule,
    listed,
    weekly,
)


def _days(match: re.Match[str]) -> Pattern | None:
    groups = match.groupdict()
    said = groups.get("n") or ""
    interval = 2 if groups.get("other") else value(said) if said else 1
    part = (groups.get("part") or "").removesuffix("s")
    return weekly(listed(match["days"]), interval, part) if 0 < interval <= 52 else None


def _workdays(match: re.Match[str]) -> Pattern:
    return weekly(WORKDAYS, part=(match.groupdict().get("part") or "").removesuffix("s"))


def _weekend(match: re.Match[str]) -> Pattern:
    return weekly((5, 6), 2 if match["other"] else 1)


def _start_or_end(match: re.Match[str]) -> Pattern:
    return weekly((4,) if match["point"] == "end" else (2,) if match["point"] == "middle" else (0,))


_WORKDAY = r"(?:week|work|working |business |working-|school)[ -]?day"
# "In 6 working days" is a length of time.
_UNCOUNTED = r"(?<!\d )" + "".join(rf"(?<!\b{word} )" for word in (*UNITS, "few", "couple", "of"))
_PLURAL = rf"{WEEKDAY}s(?:(?:,? and |, ?| ?& ?|/)(?:on )?{WEEKDAY}s){{0,6}}"
_THREE = rf"{DAY}s?(?:(?:,? and |, ?|/| ?& ?| ){DAY}s?){{2,6}}"
_SHORTS = rf"{SHORT_DAY}s?(?: ?[/&+] ?{SHORT_DAY}s?){{1,6}}"
_TO = r" ?(?:-|–|to|through|thru) ?"
RULES = (
    RepeatRule(
        rf"(?:on )?{EACH} (?:(?P<other>{OTHER}) )?(?P<days>{DAYS})(?: (?:in the )?(?P<part>{PART}s?))?",
        "every other tuesday",
        _days,
    ),
    RepeatRule(rf"(?:on )?{EACH} (?P<n>{NUMBER}) (?P<days>{WEEKDAY}s)", "every two mondays", _days),
    RepeatRule(
        (
            rf"(?:on )?(?:(?P<other>alternate|alternating|every other) )?(?P<days>{_PLURAL})(?: (?:in the )"
            rf"?(?P<part>{PART}s?))?"
        ),
        "on mondays and thursdays",
        _days,
    ),
    RepeatRule(rf"(?:on )?(?P<days>{WEEKDAY}) (?P<part>{PART}s)", "monday evenings", _days),
    RepeatRule(
        rf"(?:on )?(?:{EACH} {_WORKDAY}s?|{_UNCOUNTED}(?:all |the )?{_WORKDAY}s)"
        rf"(?: (?:in the )?(?P<part>{PART}s?))?",
        "every weekday",
        _workdays,
    ),
    RepeatRule(rf"(?:on )?(?:{EACH} )?weekday (?P<part>{PART}s)", "weekday mornings", _workdays),
    RepeatRule(
        rf"(?:on )?(?:{EACH} week ?(?P<part>night)|week ?nights)",
        "every weeknight",
        lambda m: weekly(WORKDAYS, part="night"),
    ),
    RepeatRule(
        rf"(?:on |at )?(?:{EACH} (?P<other>{OTHER} )?week-?end|(?:the )?week-?ends)",
        "every weekend",
        _weekend,
    ),
    RepeatRule(
        rf"(?<!from )(?:{EACH} |on )?(?P<days>(?:{WEEKDAY}{_TO}{WEEKDAY}|{SHORT_DAY}{_TO}{SHORT_DAY}))",
        "monday through friday",
        _days,
    ),
    RepeatRule(rf"(?:on )?(?P<days>{_THREE})(?: (?P<part>{PART}s))?", "mon wed fri", _days),
    RepeatRule(rf"(?:on )?(?P<days>{_SHORTS})", "tue/thu", _days),
    RepeatRule(
        rf"(?:at |on )?(?:the )?(?P<point>start|beginning|middle|end) of {EACH} (?:work ?|working )?week",
        "at the end of each week",
        _start_or_end,
    ),
)
