"""Days and months that a repetition leaves out: "daily except weekends", "every month but July"."""

import re
from dataclasses import replace

from assistant.dates.found import MONTH, compiled, month_number
from assistant.recurrence.pattern import DAYS, WORKDAYS, Pattern, listed, weekly

_BUT = r"(?:except(?:ing)?|but not|excluding|other than|apart from|besides|but|not)(?: for| on| in)*(?: the)?"
_MONTHS = rf"{MONTH}(?:(?:,? and |,? or |, ?){MONTH}){{0,10}}"
_EXCEPT = (
    rf",? ?\(?{_BUT} (?:(?P<weekend>week-?ends?)|(?P<workdays>(?:week|work|working |business )days?)|"
    rf"(?P<months>{_MONTHS})|(?P<days>{DAYS}))\)?(?!\w| \d)"
)
# Words before a repetition that make it an exception itself, and a date behind them one.
BEFORE = r"\b(?:except|but not|excluding|other than|apart from|besides)(?: for| on| the)* $"
REMAINDER = r",? ?\b(?:except|excluding|other than|apart from)\b"


def excepted(pattern: Pattern, low: str, position: int) -> tuple[Pattern, tuple[int, int] | None]:
    """The pattern without what is excepted right behind it, and where that stands."""
    match = compiled(_EXCEPT).match(low, position)
    if not match or pattern.interval > 1 or pattern.after_completion:
        return pattern, None
    if match["months"]:
        without = {month_number(word) for word in re.findall(MONTH, match["months"])}
        months = [str(month) for month in range(1, 13) if month not in without]
        if not months or "BYMONTH" in dict(pattern.by) or pattern.freq == "HOURLY":
            return pattern, None
        return replace(pattern, by=(("BYMONTH", ",".join(months)), *pattern.by)), match.span()
    if pattern.freq not in ("DAILY", "WEEKLY"):
        return pattern, None
    out = (5, 6) if match["weekend"] else WORKDAYS if match["workdays"] else listed(match["days"])
    kept = [day for day in pattern.days if day not in out]
    if not kept:
        return pattern, None
    return replace(weekly(kept, part=pattern.part), hours=pattern.hours), match.span()
