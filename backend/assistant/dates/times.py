"""Expressions that name a time of day.

A bare hour is left unsure; `dates.settle` decides its half of the day. Of a range the start counts.
"""

import re
from datetime import time

from assistant.dates.found import ENDS, WEEKDAY, DateRule, Found
from assistant.dates.numbers import WORD, value
from assistant.operations import Clock


def clock_time(hour: int, minute: int, second: int = 0) -> time | None:
    valid = 0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second <= 59
    return time(hour, minute, second) if valid else None


def _found(match: re.Match[str], moment: time | None, *, sure: bool = True, part: str = "") -> Found | None:
    return None if moment is None else Found(match.start(), match.end(), time=moment, sure=sure, part=part)


def _half_day(match: re.Match[str], clock: Clock) -> Found | None:
    hour, groups = value(match["h"]), match.groupdict()
    minute = value(groups.get("m") or "zero")
    if 12 < hour < 24 and match["half"] == "p":  # "17:00 pm" is said, too
        return _found(match, clock_time(hour, minute))
    if not 1 <= hour <= 12:
        return None
    seconds = int(groups.get("s") or 0)
    return _found(match, clock_time(hour % 12 + (12 if match["half"] == "p" else 0), minute, seconds))


def _digital(match: re.Match[str], clock: Clock) -> Found | None:
    hour, groups = int(match["h"]), match.groupdict()
    sure = hour > 12 or match["h"].startswith("0") or bool(groups.get("sure"))
    return _found(match, clock_time(hour, int(groups.get("m") or 0), int(groups.get("s") or 0)), sure=sure)


def _bare(match: re.Match[str], clock: Clock) -> Found | None:
    hour = value(match["h"])
    return _found(match, clock_time(hour, value(match.groupdict().get("m") or "zero")), sure=hour > 12)


_NAMED_HOURS = {"noon": 12, "midday": 12, "midnight": 24}


def _spoken(match: re.Match[str], clock: Clock) -> Found | None:
    groups = match.groupdict()
    word = match["m"] or match["m1"]
    side = groups.get("side") or ("to" if match["m1"] else "past")
    minutes = 30 if "half" in word else 15 if "quarter" in word else value(word)
    hour = _NAMED_HOURS.get(match["h"]) or value(match["h"])
    sure = match["h"] in _NAMED_HOURS or hour > 12
    if hour > 24 or minutes > 59:
        return None
    total = hour * 60 + (minutes if side in ("past", "after") else -minutes)
    if half := groups.get("half"):
        total = total % 720 + (720 if half == "p" else 0)
    return _found(match, clock_time(total // 60 % 24, total % 60), sure=sure or bool(half))


def _noon(match: re.Match[str], clock: Clock) -> Found | None:
    return _found(match, time(0) if "night" in match["name"] else time(12))


def _range(match: re.Match[str], clock: Clock) -> Found | None:
    """The start. Its half of the day is the end's, unless it would then come after the end."""
    hour, minute = value(match["h"]), int(match["m"] or 0)
    last, half = value(match["h2"]), match["half"] or match["half2"]
    if hour > 23 or last > 24 or minute > 59:
        return None
    if match["half"] or (half and hour <= 12):
        if not match["half"] and (hour % 12, minute) > (last % 12, int(match["m2"] or 0)):
            half = "a" if half == "p" else "p"
        return _found(match, clock_time(hour % 12 + (12 if half == "p" else 0), minute))
    return _found(match, clock_time(hour, minute), sure=hour > 12 or match["h"].startswith("0"))


_AT = r"(?:at around |at about |@ ?|(?P<lead>at |by |before |after |until |till |around ))"
_LEADS = (
    r"(?:at around |at about |about |@ ?|(?P<lead>at |by |before |after |until |till |around |from |for ))"
)
_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_DIGIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_MINUTES = (
    rf"(?:oh[ -]{_DIGIT}|(?:twenty|thirty|forty|fifty)(?:[ -]{_DIGIT})?|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_AMPM = r"(?P<half>[ap])\.? ?m\.?(?:ish)?"
_AFTER = (
    r"(?=$|[,.;!?)\n]|: | (?:on|in|at|by|to|for|with|from|about|this|next|every|each|today|"
    r"tonight|tomorrow|tmrw|and|or|please|sharp|"
    r"the|until|till|mon|tue|wed|thu|fri|sat|sun|day|because|so|when|if|as|it|i|we|#|!)[a-z]*\b| [#!(\"@])"
)
_SOON_A_PART = (
    rf"(?= (?:(?:in|at|on) )?(?:(?:the|this|today|tomorrow|tmrw|yesterday|{WEEKDAY}) )?(?:in the )?"
    r"(?:early |late )?(?:morning|afternoon|evening|night|tonight)\b)"
)
_FROM = rf"(?P<h>{_HOUR})(?:[:.](?P<m>\d\d))?(?: ?(?P<half>[ap])\.? ?m\.?)?"
_UNTIL = rf"(?P<h2>{_HOUR})(?:[:.](?P<m2>\d\d))?"
_AMPM2 = r" ?(?P<half2>[ap])\.? ?m\.?"
_SHORT_DAYS = "|".join(rf"(?<=\b{day} )" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_BEHIND_DAY = rf"(?:{_SHORT_DAYS}|(?<=day )|(?<=row ))"
_TO = r" ?(?:-|–|to|until|till|through) ?"
RULES = (
    DateRule(rf"(?:(?:from|at) )?{_FROM}{_TO}{_UNTIL}{_AMPM2}", "3-4pm", _range),
    DateRule(rf"from {_FROM}{_TO}{_UNTIL}(?P<half2>){_AFTER}", "from 2 to 4", _range),
    DateRule(rf"between {_FROM}(?: ?[-–] ?| and | to ){_UNTIL}{_AMPM2}", "between 3 and 5pm", _range),
    DateRule(
        rf"between {_FROM}(?: ?[-–] ?| and | to ){_UNTIL}(?P<half2>){_AFTER}", "between 2 and 4", _range
    ),
    DateRule(
        rf"(?:at )?(?P<h>\d{{1,2}}):(?P<m>\d\d)(?P<half>){_TO}(?P<h2>\d{{1,2}}):(?P<m2>\d\d)(?P<half2>)",
        "9:30-11:00",
        _range,
    ),
    DateRule(
        rf"(?P<h>\d{{1,2}}):(?P<m>\d\d)(?P<half>){_TO}(?P<h2>\d{{1,2}})(?P<m2>)(?P<half2>){_AFTER}",
        "9:30 - 11",
        _range,
    ),
    # Hours behind their day: "wed 14-15", "friday 9-10".
    DateRule(
        rf"{_BEHIND_DAY}(?P<h>\d{{1,2}})(?P<m>)(?P<half>) ?[-–] ?(?P<h2>1[3-9]|2[0-4])(?P<m2>)(?P<half2>)",
        "monday 14-15",
        _range,
    ),
    DateRule(
        rf"{_BEHIND_DAY}(?P<h>\d{{1,2}})(?P<m>)(?P<half>) ?[-–] ?(?P<h2>\d{{1,2}})(?P<m2>)(?P<half2>)"
        r"(?=$|[,.;:!?\n]| (?![a-z]+s\b))",  # not "friday 3-4 pages"
        "monday 9-10",
        _range,
    ),
    # An hour behind its day: "call Ann tomorrow 8", "friday 20.15".
    DateRule(
        rf"{_BEHIND_DAY}(?P<h>[01]?\d|2[0-3])\.(?P<m>00|[0-5]5|[1-4]0)"
        r"(?! ?(?:euros?|dollars?|pounds?|kg|km)\b| ?[€$£%])",
        "monday 20.15",
        _digital,
    ),
    DateRule(r"(?<=day |row |ght )(?P<h>\d{1,2})$", "tomorrow 8", _bare, weak=True),
    DateRule(
        rf"{_LEADS}?(?P<h>{_HOUR})(?:[:.](?P<m>\d\d)(?:[:.](?P<s>\d\d))?)?[ -]?{_AMPM}", "5pm", _half_day
    ),
    DateRule(rf"{_LEADS}?(?P<h>\d{{1,2}}) (?P<m>\d\d) ?{_AMPM}", "5 30 pm", _half_day),
    DateRule(rf"{_LEADS}?(?P<h>\d{{1,2}})(?P<m>[0-5]\d) ?{_AMPM}", "530pm", _half_day),
    DateRule(rf"{_LEADS}?(?P<h>{_HOUR}) (?P<m>{_MINUTES}) ?{_AMPM}", "five thirty pm", _half_day),
    DateRule(rf"{_LEADS}(?P<h>\d{{1,2}}) ?(?P<half>[ap]){ENDS}", "at 9a", _half_day),
    DateRule(r"(?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?P<half>[ap])", "9p", _half_day, weak=True),
    DateRule(
        rf"{_LEADS}?t?(?P<h>\d{{1,2}}):(?P<m>\d\d)(?::(?P<s>\d\d))?(?: ?(?P<sure>h|hrs|hours|uhr))?",
        "17:30",
        _digital,
    ),
    DateRule(rf"{_LEADS}?(?P<h>[01]?\d|2[0-4])(?P<sure>h)(?P<m>[0-5]\d)?", "17h30", _digital),
    DateRule(rf"{_LEADS}?(?P<h>[0-2]\d)(?P<m>[0-5]\d) ?(?P<sure>h|hrs|hours)", "1700h", _digital),
    DateRule(rf"{_AT}(?P<h>[0-2]?\d)(?P<m>[0-5]\d){_AFTER}", "at 1730", _digital),
    DateRule(
        rf"{_LEADS}?(?P<h>[01]?\d|2[0-3])(?P<m>[0-5]\d){_SOON_A_PART}", "at 815 in the evening", _digital
    ),
    DateRule(r"(?P<h>0\d|1\d|2[0-3])(?P<m>[0-5]\d)", "0730", _digital, weak=True),
    DateRule(rf"{_AT}(?P<h>\d{{1,2}})\.(?P<m>[0-5]\d){_AFTER}", "at 8.30", _digital),
    DateRule(rf"{_AT}(?P<h>{_HOUR})(?:ish| sharp| on the dot)?{_AFTER}", "at 5", _bare),
    DateRule(rf"^(?P<lead>at )(?P<h>{_HOUR})(?= )", "at eight call Ann", _bare),
    DateRule(rf"(?P<h>{_HOUR}){_SOON_A_PART}", "7 in the evening", _bare),
    DateRule(rf"{_AT}(?P<h>{_HOUR}) (?P<m>{_MINUTES}|\d\d){_AFTER}", "at five thirty", _bare),
    DateRule(rf"(?P<h>{_HOUR}) (?P<m>{_MINUTES}){_SOON_A_PART}", "seven fifteen in the evening", _bare),
    DateRule(rf"(?P<h>{_HOUR}) (?P<m>{_MINUTES})", "five thirty", _bare, weak=True),
    DateRule(rf"(?P<h>{_HOUR})(?:ish)", "7ish", _bare, weak=True),
    DateRule(rf"{_LEADS}?(?P<h>{_HOUR}) ?o'? ?clock(?: sharp)?", "5 o'clock", _bare),
    DateRule(rf"{_LEADS}?(?P<h>{_HOUR}) ?o'? ?clock ?{_AMPM}", "5 o'clock pm", _half_day),
    DateRule(
        (
            rf"{_LEADS}?(?:a )?(?:(?P<m>half|quarter|{WORD}|\d{{1,2}}(?= min| past| after))(?: min(?:ute)"
            r"?s?)? "
            rf"(?P<side>past|after|to|before|till)|(?P<m1>quarter) of) (?P<h>{_HOUR}|noon|midday|midnight)"
            rf"(?: ?o'?clock)?(?: ?{_AMPM})?{_AFTER}"
        ),
        "half past 5",
        _spoken,
    ),
    DateRule(rf"{_AT}(?P<m>half)(?P<m1>)[ -](?P<h>{_HOUR}){_AFTER}", "at half five", _spoken),
    DateRule(
        rf"{_LEADS}?(?:12 |twelve |high )?(?:this )?(?P<name>noon|mid-?day|mid-?night)(?:-?ish|time)?",
        "by noon",
        _noon,
    ),
)
