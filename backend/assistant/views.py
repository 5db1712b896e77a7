"""Which tasks a phrase selects: "overdue", "high priority tasks tagged work due this week"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from assistant.attributes import PRIORITY, priority_value
from assistant.dates.calendar import add_months, month_end
from assistant.dates.extract import extract, find
from assistant.operations import Clock, View
from assistant.rules import LIST, TASK
from assistant.text import Text

_Change = Callable[[re.Match[str], Clock], dict[str, Any]]


def week(clock: Clock, ahead: int = 0) -> tuple[date, date]:
    monday = clock.today - timedelta(days=clock.today.weekday()) + timedelta(days=7 * ahead)
    return monday, monday + timedelta(days=6)


def _span(start: date | None, end: date | None) -> dict[str, Any]:
    return {"due_from": start, "due_to": end}


def _week(match: re.Match[str], clock: Clock) -> dict[str, Any]:
    start, end = week(clock, {"next": 1, "last": -1}.get(match["which"], 0))
    return _span(start, end)


def _weekend(match: re.Match[str], clock: Clock) -> dict[str, Any]:
    _, sunday = week(clock, 1 if match["which"] == "next" else 0)
    return _span(sunday - timedelta(days=1), sunday)


def _month(match: re.Match[str], clock: Clock) -> dict[str, Any]:
    day = add_months(clock.today.replace(day=1), {"next": 1, "last": -1}.get(match["which"], 0))
    return _span(day, month_end(day.year, day.month))


def _days(match: re.Match[str], clock: Clock) -> dict[str, Any]:
    count = int(match["n"]) * (7 if match["unit"] == "week" else 1)
    return _span(clock.today, clock.today + timedelta(days=min(count, 3660)))


_HOURS = {
    "morning": (time(0), time(11, 59)),
    "afternoon": (time(12), time(17, 59)),
    "evening": (time(18), time(23, 59)),
}


def _hours(match: re.Match[str], clock: Clock) -> dict[str, Any]:
    start, end = _HOURS["evening" if match["part"] == "night" else match["part"]]
    return {"from_time": start, "to_time": end}


# (pattern, example, what it selects)
RULES: tuple[tuple[str, str, _Change], ...] = (
    (
        (
            r"(?:(?:yet|still|left|have|need|needs) to (?:be )?(?:do|done|completed?|finish|finished)|"
            r"not (?:yet )?(?:done|complete|completed|finished)|haven't (?:done|finished|completed)|"
            r"undone|unfinished|incomplete|uncompleted|outstanding|pending|remaining|still open|still to "
            r"do|open|active|left to do|left|to be done|still)"
        ),
        "pending",
        lambda m, c: {"status": "pending"},
    ),
    (
        r"(?:already )?(?:completed|complete|done|finished|ticked off|checked off|closed|accomplished)",
        "completed",
        lambda m, c: {"status": "completed"},
    ),
    (
        r"(?:(?:recently )?(?:deleted|removed)|in the (?:trash|bin))",
        "deleted",
        lambda m, c: {"status": "deleted"},
    ),
    (
        (
            r"(?:overdue|past due|late|behind on|missed|past (?:their|its|the) (?:due date|deadline)|"
            r"should have been done)"
        ),
        "overdue",
        lambda m, c: {"status": "pending", "overdue": True},
    ),
    (r"(?:upcoming|coming up|coming)", "upcoming", lambda m, c: {"status": "pending", "upcoming": True}),
    (
        r"(?:due |for |in |over )?(?:the )?(?:next|coming) (?P<n>\d{1,3}) (?P<unit>day|week)s?",
        "next 3 days",
        _days,
    ),
    (r"(?:due |for |in |on |over )?(?P<which>this|next|the) weekend", "this weekend", _weekend),
    (r"(?:due |for |in )?(?:later )?(?P<which>this|next|last|the) week(?!end)", "this week", _week),
    (r"(?:due |for |in )?(?P<which>this|next|last) month", "this month", _month),
    (
        r"(?:without|with no|have no|has no) (?:an? |any )?(?:due date|date|deadline)s?",
        "without a due date",
        lambda m, c: {"undated": True},
    ),
    (
        (
            rf"(?:with |of |that (?:are|is) )?(?:an? )?(?P<p>{PRIORITY})[ -]?priority|priority "
            rf"(?P<q>{PRIORITY})"
        ),
        "high priority",
        lambda m, c: {"priority": priority_value(m["p"] or m["q"])},
    ),
    (
        r"(?:most )?(?P<p>urgent|important|critical)(?: ones)?",
        "urgent",
        lambda m, c: {"priority": priority_value(m["p"])},
    ),
    (
        (
            r"(?:with (?:the )?tags? |tagged (?:with |as )?|labell?ed (?:with |as "
            r")?)#?(?P<tag>[\w-]{1,50})|(?:in |under |for |tag )?#(?P<tag2>[\w-]{1,50})"
        ),
        "tagged work",
        lambda m, c: {"tag": m["tag"] or m["tag2"]},
    ),
    (
        (
            r"(?:sorted |ordered |sort |order |grouped |ranked )?by (?P<key>due date|due|date|priority|"
            r"title|name|age|"
            r"number|created|newest)"
        ),
        "sorted by due date",
        lambda m, c: {
            "sort": {
                "due date": "due",
                "date": "due",
                "name": "title",
                "age": "created",
                "newest": "-created",
            }.get(m["key"], m["key"])
        },
    ),
)
_SIDE = re.compile(
    r"(?<!\w)(?:due )?"
    r"(?P<side>before|earlier than|prior to|until|till|up to|by|no later than|after|later than) (?:the )?"
)
_PART = r"(?:in the |this |due in the )?(?P<part>morning|afternoon|evening|night)(?!\w)"
_FILLER = re.compile(
    rf"(?:\b(?:{TASK}|{LIST}|all|any|every|each|of|my|the|our|me|i|have|has|had|are|is|am|do|did|does|a|an|"
    r"that|which|what|on|in|to|for|due|with|current|"
    r"currently|right now|now|today's|so far|yet|else|next|first|still|there|got|get|need|be|"
    r"been|it|and|ones?|list|lists|everything|anything|"
    r"something|please|scheduled|planned|plan|stuff|whole|entire|complete list|up|out|from|"
    rf"were|was|as|set|again|what'?s|plate|agenda|schedule|{TASK}|{LIST})\b|[?.!,:])+"
)
_POSSESSIVE = re.compile(r"\b(?P<day>today|tomorrow|yesterday)'s\b")


def read_view(text: Text, clock: Clock) -> tuple[View, Text, bool]:
    """The selection, the words it does not explain (a search), and whether anything was recognised."""
    view, known = View(), False
    if possessive := _POSSESSIVE.search(text.low):
        day = clock.today + timedelta(days=("yesterday", "today", "tomorrow").index(possessive["day"]) - 1)
        view, known = replace(view, due_from=day, due_to=day), True
        text = text.without([possessive.span()])
    if open_range := _open_range(text, clock):
        days, text = open_range
        view, known = replace(view, **days), True
    for pattern, _, change in RULES:
        match = re.search(rf"(?<![\w#])(?:{pattern})(?!\w)", text.low)
        if match:
            view, known = replace(view, **change(match, clock)), True
            text = text.without([match.span()])
    due, rest = extract(text, clock)
    part = re.search(rf"\b{_PART}", text.low)
    if (
        due
        and due.day
        and not (part and due.day == clock.today and "this" not in part[0] and "today" not in text.low)
    ):
        text, known = rest, True
        view = replace(view, due_from=None if view.overdue else due.day, due_to=due.day)
    if part:
        view, known = replace(view, **_hours(part, clock)), True
        if match := re.search(rf"\b{_PART}", text.low):
            text = text.without([match.span()])
    return view, strip_filler(text), known


def _open_range(text: Text, clock: Clock) -> tuple[dict[str, Any], Text] | None:
    """The days before or after the one that is said, and the text without the words."""
    for match in _SIDE.finditer(text.low):
        found = next(iter(find(text.low[match.end() :], clock)), None)
        if found is None or found.start > 0 or found.day is None:
            continue
        side, rest = match["side"], text.without([(match.start(), match.end() + found.end)])
        if side in ("after", "later than"):
            return _span((found.last or found.day) + timedelta(days=1), None), rest
        through = side in ("until", "till", "up to", "by", "no later than")
        return _span(None, (found.last or found.day) if through else found.day - timedelta(days=1)), rest
    return None


def strip_filler(text: Text) -> Text:
    """Without the small words a question is made of, at either end."""
    match = _FILLER.match(text.low)
    while match and match.end() > 0:
        text = text.cut(match.end()).strip()
        match = _FILLER.match(text.low)
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text.low)]
    while words and _FILLER.fullmatch(text.low, words[-1][0], words[-1][1]):
        words.pop()
    return text.cut(0, words[-1][1]).strip() if words else text.cut(0, 0)
