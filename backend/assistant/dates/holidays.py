"""Holidays by name, with a fixed date or by rule (of the United States and Britain, and Christian ones)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from assistant.dates.calendar import nth_weekday
from assistant.dates.found import ENDS, WEEKDAYS, DateRule, Found, on_day
from assistant.operations import Clock


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(place: int, weekday: str, month: int, days: int = 0) -> Callable[[int], date]:
    index = WEEKDAYS.index(weekday)

    def day(year: int) -> date:
        found = nth_weekday(year, month, index, place)
        assert found is not None  # noqa: S101  # places 1 to 4 and the last are in every month
        return found + timedelta(days=days)

    return day


def _easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Holiday:
    """`pattern` fits its names; `in_year` says when it is."""

    pattern: str
    example: str
    in_year: Callable[[int], date]


_S = r"'?s?'?"  # of a possessive, with its apostrophe anywhere or nowhere
HOLIDAYS = (
    Holiday(rf"new year{_S} eve|nye|silvester", "new year's eve", _fixed(12, 31)),
    Holiday(rf"new year{_S}(?: day)?", "new year's day", _fixed(1, 1)),
    Holiday(r"(?:martin luther king|mlk)(?: jr)?(?: day)?", "mlk day", _nth(3, "monday", 1)),
    Holiday(rf"epiphany|three king{_S} day|twelfth night", "epiphany", _fixed(1, 6)),
    Holiday(rf"groundhog{_S} day", "groundhog day", _fixed(2, 2)),
    Holiday(rf"(?:(?:st|saint)\.? )?valentine{_S}(?: day)?", "valentine's day", _fixed(2, 14)),
    Holiday(rf"president{_S} day", "presidents' day", _nth(3, "monday", 2)),
    Holiday(r"leap day", "leap day", lambda year: date(year + -year % 4, 2, 29)),
    Holiday(rf"(?:international )?women{_S} day", "women's day", _fixed(3, 8)),
    Holiday(r"the ides of march", "the ides of march", _fixed(3, 15)),
    Holiday(
        rf"(?:st|saint)\.? (?:patrick{_S}|paddy{_S})(?: day)?|paddy{_S} day",
        "st patrick's day",
        _fixed(3, 17),
    ),
    Holiday(rf"april fool{_S}(?: day)?|all fool{_S} day", "april fools' day", _fixed(4, 1)),
    Holiday(r"(?:shrove|pancake|fat) tuesday|mardi gras|pancake day", "shrove tuesday", _easter(-47)),
    Holiday(r"ash wednesday", "ash wednesday", _easter(-46)),
    Holiday(r"palm sunday", "palm sunday", _easter(-7)),
    Holiday(r"maundy thursday|holy thursday", "maundy thursday", _easter(-3)),
    Holiday(r"good friday", "good friday", _easter(-2)),
    Holiday(r"holy saturday", "holy saturday", _easter(-1)),
    Holiday(r"easter monday", "easter monday", _easter(1)),
    Holiday(r"easter(?: sunday| day)?", "easter", _easter(0)),
    Holiday(r"ascension(?: day| thursday)?", "ascension day", _easter(39)),
    Holiday(r"pentecost|whit ?sunday", "pentecost", _easter(49)),
    Holiday(r"whit monday|pentecost monday", "whit monday", _easter(50)),
    Holiday(r"corpus christi", "corpus christi", _easter(60)),
    Holiday(r"earth day", "earth day", _fixed(4, 22)),
    Holiday(r"may day", "may day", _fixed(5, 1)),
    Holiday(r"star wars day", "star wars day", _fixed(5, 4)),
    Holiday(r"cinco de mayo", "cinco de mayo", _fixed(5, 5)),
    Holiday(rf"mother{_S} day", "mother's day", _nth(2, "sunday", 5)),
    Holiday(r"memorial day", "memorial day", _nth(-1, "monday", 5)),
    Holiday(rf"father{_S} day", "father's day", _nth(3, "sunday", 6)),
    Holiday(r"juneteenth", "juneteenth", _fixed(6, 19)),
    Holiday(r"(?:us )?independence day|(?:the )?fourth of july", "independence day", _fixed(7, 4)),
    Holiday(r"canada day", "canada day", _fixed(7, 1)),
    Holiday(r"bastille day", "bastille day", _fixed(7, 14)),
    Holiday(r"labou?r day", "labor day", _nth(1, "monday", 9)),
    Holiday(rf"(?:columbus|indigenous people{_S}) day", "columbus day", _nth(2, "monday", 10)),
    Holiday(rf"hallow?e'?en(?: night)?|all hallow{_S} eve", "halloween", _fixed(10, 31)),
    Holiday(rf"all saint{_S} day", "all saints' day", _fixed(11, 1)),
    Holiday(rf"all soul{_S} day", "all souls' day", _fixed(11, 2)),
    Holiday(r"(?:guy fawkes|bonfire)(?: day| night)", "bonfire night", _fixed(11, 5)),
    Holiday(rf"(?:veteran{_S}|armistice|remembrance) day", "veterans day", _fixed(11, 11)),
    Holiday(r"thanksgiving(?: day)?|turkey day", "thanksgiving", _nth(4, "thursday", 11)),
    Holiday(r"black friday", "black friday", _nth(4, "thursday", 11, 1)),
    Holiday(r"cyber monday", "cyber monday", _nth(4, "thursday", 11, 4)),
    Holiday(r"giving tuesday", "giving tuesday", _nth(4, "thursday", 11, 5)),
    Holiday(r"(?:st|saint)\.? nicholas day", "st nicholas day", _fixed(12, 6)),
    Holiday(r"(?:christmas|xmas|x-mas) eve", "christmas eve", _fixed(12, 24)),
    Holiday(r"(?:christmas|xmas|x-mas)(?: day)?", "christmas", _fixed(12, 25)),
    Holiday(rf"boxing day|(?:st|saint)\.? stephen{_S} day", "boxing day", _fixed(12, 26)),
)


def holiday(words: str) -> Holiday | None:
    """The holiday of that name."""
    return next((each for each in HOLIDAYS if re.fullmatch(each.pattern, words)), None)


def _feast(match: re.Match[str], clock: Clock) -> Found | None:
    named = holiday(match["feast"])
    if named is None:
        return None
    if match["y"]:
        return on_day(match, named.in_year(int(match["y"])))
    year = clock.today.year
    if match["which"] in ("last", "past"):
        this = named.in_year(year)
        return on_day(match, this if this < clock.today else named.in_year(year - 1))
    coming = (named.in_year(year + ahead) for ahead in range(9))
    return on_day(match, next((day for day in coming if day >= clock.today), None))


NAMES = "|".join(f"(?:{each.pattern})" for each in HOLIDAYS)
RULES = (
    DateRule(
        rf"(?:(?P<which>this|next|last|past|the next|the coming) )?(?P<feast>{NAMES})(?:,? (?:of |in )"
        r"?(?P<y>20\d\d))?"
        rf"{ENDS}",
        "christmas",
        _feast,
    ),
)
