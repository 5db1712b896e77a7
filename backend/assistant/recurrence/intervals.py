"""Repetition by a unit of time: "every 3 days", "fortnightly", "twice a week", "every morning"."""

import re

from assistant.dates.numbers import NUMBER, ORDINAL, value
from assistant.dates.settle import PARTS
from assistant.recurrence.pattern import DAYS, EACH, OTHER, PART, Pattern, RepeatRule, listed, weekly

_FREQ = {"h": "HOURLY", "d": "DAILY", "w": "WEEKLY", "m": "MONTHLY", "y": "YEARLY"}
_LARGEST = 999  # what the service takes as INTERVAL


def of_unit(unit: str, interval: int = 1) -> Pattern | None:
    """Every so many hours, days, weeks, fortnights, months, quarters or years."""
    if unit.startswith("fort"):
        unit, interval = "week", 2 * interval
    if unit.startswith("quarter"):
        unit, interval = "month", 3 * interval
    return Pattern(_FREQ[unit[0]], interval) if 0 < interval <= _LARGEST else None


def _plain(match: re.Match[str]) -> Pattern | None:
    said = match["n"] or ""
    pattern = of_unit(match["unit"], 2 if re.fullmatch(OTHER, said) else value(said) if said else 1)
    days = match.groupdict().get("days")
    return (
        weekly(listed(days), pattern.interval) if pattern and days and pattern.freq == "WEEKLY" else pattern
    )


# Adverbs, each with the unit and interval it stands for.
_ADVERBS = {
    "hourly": ("hour", 1), "daily": ("day", 1), "weekly": ("week", 1), "biweekly": ("week", 2),
    "fortnightly": ("week", 2), "monthly": ("month", 1), "bimonthly": ("month", 2), "yearly": ("year", 1),
    "quarterly": ("quarter", 1), "semiannually": ("month", 6), "biannually": ("month", 6),
    "halfyearly": ("month", 6), "annually": ("year", 1), "biennially": ("year", 2),
}  # fmt: skip
_ADVERB = (
    r"(?P<adverb>hourly|daily|weekly|bi-?weekly|fortnightly|monthly|bi-?monthly|quarterly|semi-?annually|"
    r"bi-?annually|half-?yearly|yearly|annually|biennially)"
)


def _adverb(match: re.Match[str]) -> Pattern | None:
    unit, interval = _ADVERBS[match["adverb"].replace("-", "")]
    days = match.groupdict().get("days")
    return weekly(listed(days), interval) if days else of_unit(unit, interval)


def _spread(count: int, unit: str) -> Pattern | None:
    """So many times a day, week, month or year, evenly spread: rules cannot leave the times open."""
    if count < 1:
        return None
    if count == 1:
        return of_unit(unit)
    if unit.startswith("d"):
        first, last = (9, 18) if count == 2 else (8, 20)
        if count > 12:
            return None
        return Pattern("DAILY", hours=tuple(first + (last - first) * i // (count - 1) for i in range(count)))
    if unit.startswith("w"):
        days = {2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5)}
        return weekly(days[count]) if count in days else Pattern("DAILY") if count == 7 else None
    if unit.startswith("m"):
        step = 30 // count
        dates = ",".join(str(1 + step * i) for i in range(count)) if count <= 10 else ""
        if count == 2:
            dates = "1,15"
        return Pattern("MONTHLY", by=(("BYMONTHDAY", dates),)) if dates else None
    return Pattern("MONTHLY", 12 // count) if unit.startswith("y") and 12 % count == 0 else None


def _times(match: re.Match[str]) -> Pattern | None:
    groups = match.groupdict()
    if groups.get("days") and match["unit"] == "week":
        return weekly(listed(match["days"]))
    said = {"once": 1, "twice": 2, "thrice": 3}.get(groups.get("times") or "")
    return _spread(said or value(match["n"]), match["unit"])


def _part(match: re.Match[str]) -> Pattern:
    """ "Every morning", or "every morning and evening" as two times a day."""
    first, second = match["part"].removesuffix("s"), (match["part2"] or "").removesuffix("s")
    if second and second != first:
        return Pattern("DAILY", hours=tuple(sorted((PARTS[first].hour, PARTS[second].hour))))
    shade = (match["shade"] or "").strip()
    return Pattern("DAILY", part=f"{shade} {first}".strip())


_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year)"
_N = rf"(?P<n>{OTHER}|{ORDINAL}|{NUMBER})"
RULES = (
    RepeatRule(
        rf"(?:{EACH} ?day|day in,? day out)(?: of the week)?", "every day", lambda m: Pattern("DAILY")
    ),
    RepeatRule(r"nightly", "nightly", lambda m: Pattern("DAILY", part="night")),
    RepeatRule(
        rf"(?:in )?(?:{EACH}|the) (?P<shade>early |late )?(?P<part>(?:(?<=the )|(?<=early )|(?<=late ))"
        rf"{PART}s|"
        rf"(?<!the ){PART})(?:(?:,? and |/| & )(?:in )?(?:{EACH} |the )?(?P<part2>{PART}s?))?",
        "every morning",
        _part,
    ),
    RepeatRule(
        rf"(?:once )?{EACH} (?:{_N} )?{_UNIT}s?(?:,? on (?P<days>{DAYS}))?", "every 2 weeks on monday", _plain
    ),
    RepeatRule(rf"once in {_N} {_UNIT}s?", "once in two weeks", _plain),
    RepeatRule(
        (
            rf"(?:(?P<times>once|twice|thrice)|(?P<n>{NUMBER}) ?(?:times|x)) ?(?:an?|per|each|every|/) "
            rf"?{_UNIT}(?:,? on (?P<days>{DAYS}))?"
        ),
        "3 times a week",
        _times,
    ),
    RepeatRule(r"(?P<times>twice|thrice) (?P<unit>daily|weekly|monthly|yearly)", "twice daily", _times),
    RepeatRule(
        rf"(?P<n>{NUMBER}) (?:days|nights|mornings) (?:a|per|each|every) (?P<unit>week)",
        "5 days a week",
        _times,
    ),
    RepeatRule(r"semi-?(?P<times>)(?P<unit>weekly|monthly)", "semi-monthly", lambda m: _spread(2, m["unit"])),
    RepeatRule(rf"(?:on an? )?{_ADVERB}(?: basis)?", "monthly", _adverb),
    RepeatRule(rf"{_ADVERB},? (?:on |every )(?P<days>{DAYS})", "weekly on friday", _adverb),
    RepeatRule(
        r"(?:on )?(?:alternate|alternating) (?P<unit>day|week|month|year)s",
        "on alternate days",
        lambda m: of_unit(m["unit"], 2),
    ),
)
