"""Repetition in months: "on the 1st and 15th of every month", "the last Friday of the month"."""

import re

from assistant.dates.found import weekday_index
from assistant.dates.numbers import NUMBER, ORDINAL, ORDINAL_DIGITS, ORDINAL_WORD, value
from assistant.recurrence.pattern import CODES, DAY, EACH, OTHER, Pattern, RepeatRule


def month_days(text: str) -> tuple[int, ...]:
    """The days of a month a list names; -1 is the last. Empty when one of them is no day."""
    days: set[int] = set()
    for word in re.split(r"(?:,? and |, ?| ?& ?)(?:the )?", text):
        last = "last" in word or "end" in word
        word = word.removesuffix(" day")
        day = -1 if last else 1 if word in ("start", "beginning") else 15 if word == "middle" else value(word)
        days.add(day)
    return tuple(sorted(days)) if all(day == -1 or 1 <= day <= 31 for day in days) else ()


def _interval(match: re.Match[str]) -> int:
    said, unit = match.groupdict().get("n") or "", match.groupdict().get("unit") or "month"
    count = 2 if re.fullmatch(OTHER, said) else value(said) if said else 1
    return count * {"quarter": 3, "quarterly": 3}.get(unit, 1)


def _dates(match: re.Match[str]) -> Pattern | None:
    days = month_days(match["dates"])
    by = (("BYMONTHDAY", ",".join(map(str, days))),)
    return Pattern("MONTHLY", _interval(match), by) if days else None


def _quarter_end(match: re.Match[str]) -> Pattern:
    """The last or first day of the quarters of the year, whenever the rule begins."""
    if match["point"] == "end":
        return Pattern("YEARLY", by=(("BYMONTH", "3,6,9,12"), ("BYMONTHDAY", "-1")))
    return Pattern("YEARLY", by=(("BYMONTH", "1,4,7,10"), ("BYMONTHDAY", "1")))


def places(text: str) -> tuple[int, ...]:
    """The places in a month: (1, 3) for "first and third", (-1,) for "last"."""
    return tuple(sorted({value(word) for word in re.split(r"(?:,? and |, ?| ?& ?)(?:the )?", text)}))


def nth(text: str, kind: str) -> tuple[tuple[str, str], ...]:
    """The BY parts for places among weekdays, working days or weekend days."""
    chosen = places(text)
    if not all(-5 <= place <= 5 and place for place in chosen):
        return ()
    if re.fullmatch(DAY, kind):
        return (("BYDAY", ",".join(f"{place}{CODES[weekday_index(kind)]}" for place in chosen)),)
    days = "SA,SU" if kind.startswith("weekend") else ",".join(CODES[:5])
    return (("BYDAY", days), ("BYSETPOS", ",".join(map(str, chosen))))


def _nth(match: re.Match[str]) -> Pattern | None:
    by = nth(match["places"], match["kind"])
    return Pattern("MONTHLY", _interval(match), by) if by else None


_DATE = rf"(?:{ORDINAL_DIGITS}|{ORDINAL_WORD}|last)"
_AND = r"(?:,? and |, ?| ?& ?)(?:the )?"
_DATES = rf"(?P<dates>{_DATE}(?:{_AND}{_DATE}){{0,5}}(?: day)?)"
_DIGITS = rf"(?P<dates>{ORDINAL_DIGITS}(?:{_AND}{ORDINAL_DIGITS}){{0,5}})"
_PLACE = (
    r"(?:first|second|third|fourth|fifth|last|final|penultimate|second[ -]to[ -]last|1st|2nd|3rd|4th|5th)"
)
PLACES = rf"(?P<places>{_PLACE}(?:{_AND}{_PLACE}){{0,3}})"
KIND = rf"(?P<kind>{DAY}|weekend day|weekend|(?:week|work|working |business )[ -]?day)s?"
_N = rf"(?:(?P<n>{OTHER}|{ORDINAL}|{NUMBER}) )?"
_MONTHS = rf"(?:{EACH} {_N}|once (?:a|per) )(?P<unit>month|quarter)s?"
RULES = (
    RepeatRule(rf"{_MONTHS},? on (?:the )?{_DATES}", "every month on the 1st", _dates),
    RepeatRule(
        rf"{_MONTHS},? on (?:day |the )?(?P<dates>\d{{1,2}})(?= |$|,)", "every month on day 5", _dates
    ),
    RepeatRule(
        rf"(?P<unit>monthly|quarterly),? (?:on |every )(?:the )?{_DATES}", "monthly on the 15th", _dates
    ),
    RepeatRule(rf"(?:on )?(?:the )?{_DATES} (?:of|in) {_MONTHS}", "on the 1st of every month", _dates),
    RepeatRule(rf"(?:on )?(?:the )?{_DATES},? (?:{EACH} month|monthly)", "on the 5th each month", _dates),
    RepeatRule(rf"(?:on )?(?:the )?day (?P<dates>\d{{1,2}}) of {_MONTHS}", "day 15 of every month", _dates),
    RepeatRule(rf"{EACH} {_DIGITS}(?: day)?(?: of (?:the|every|each) month)?", "every 15th", _dates),
    RepeatRule(
        (
            rf"{EACH} (?P<dates>(?:{ORDINAL_WORD}|last)(?:{_AND}{ORDINAL_WORD}|{_AND}last){{0,3}}(?: day)?)"
            r" of (?:the|every|each|a) month"
        ),
        "every first of the month",
        _dates,
    ),
    RepeatRule(
        (
            rf"(?:at |on |by )?(?:the )?(?P<dates>end|start|beginning|middle) of (?:{EACH} )(?P<n>)"
            r"(?P<unit>month)"
        ),
        "at the end of every month",
        _dates,
    ),
    RepeatRule(
        rf"(?:at |on |by )?(?:the )?(?P<point>end|start|beginning) of {EACH} quarter",
        "at the end of each quarter",
        _quarter_end,
    ),
    RepeatRule(
        (
            rf"(?:on )?(?:{EACH} |the )?{PLACES} {KIND} (?:of|in) (?:the|a|any|{EACH} {_N})(?:(?<=the)|"
            r"(?<=a)|(?<=any)|(?<=every)|(?<=each))? ?(?P<unit>month|quarter)s?"
        ),
        "the first monday of every month",
        _nth,
    ),
    RepeatRule(rf"{_MONTHS},? on (?:the )?{PLACES} {KIND}", "every month on the last friday", _nth),
    RepeatRule(
        rf"(?P<unit>monthly|quarterly),? on (?:the )?{PLACES} {KIND}", "monthly on the last friday", _nth
    ),
    RepeatRule(
        rf"(?:on )?(?:the )?{PLACES} {KIND},? (?:{EACH} month|monthly)", "first monday each month", _nth
    ),
    RepeatRule(
        (
            rf"(?:on )?{EACH} (?P<places>(?:first|third|fourth|last|1st|3rd|4th)(?:{_AND}{_PLACE})?|"
            rf"(?:second|2nd){_AND}{_PLACE}) {KIND}"
        ),
        "every last friday",
        _nth,
    ),
    RepeatRule(
        rf"(?:on )?(?:the )?(?P<places>{_PLACE}{_AND}{_PLACE}) (?P<kind>{DAY})s?",
        "first and third monday",
        _nth,
    ),
)
