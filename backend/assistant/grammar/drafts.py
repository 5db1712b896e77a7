"""The tasks that words describe, each with its title, date, repetition, priority, tags and description."""

import re
from dataclasses import replace

from assistant.attributes import extract_closing_tags, extract_description, extract_priority, extract_tags
from assistant.dates.extract import extract
from assistant.operations import Clock, Draft
from assistant.recurrence import extract_recurrence
from assistant.text import MASK, QUOTED, Text
from assistant.titles import shorten, split_list, title

_ASIDE = re.compile(r"\([^()]{2,200}\)")


def read_drafts(
    body: Text, clock: Clock, several: bool = False, adjectives: Text | None = None
) -> tuple[Draft, ...]:
    """The tasks in what follows "add": fields said after the list belong to its last task."""
    description, body = extract_description(body)
    tags, body = extract_closing_tags(body)
    pieces = split_list(body, several)
    drafts = [draft for piece in pieces if (draft := read_draft(piece, clock, adjectives))]
    if drafts:
        last = drafts[-1]
        drafts[-1] = replace(last, description=description or last.description, tags=last.tags + tags)
    return tuple(drafts[:20])


def _without_asides(text: Text, clock: Clock) -> Text:
    """With what stands in brackets blank, so that "(expires in May)" is no due date; "(tomorrow)" is one."""
    low = text.low
    for match in _ASIDE.finditer(low):
        when, rest = extract(text.cut(match.start() + 1, match.end() - 1), clock)
        if when is None or rest:
            low = low[: match.start()] + MASK * len(match[0]) + low[match.end() :]
    return Text(text.raw, low, text.at)


def read_draft(piece: Text, clock: Clock, adjectives: Text | None = None) -> Draft | None:
    tags, rest = extract_tags(piece)
    priority, rest = extract_priority(rest)
    quoted = re.match(rf"(?:(?:called|named|titled|saying|to|:) )?(?P<q>{QUOTED})", rest.low)
    name = rest.cut(quoted.start("q"), quoted.end("q")) if quoted else None
    said = rest.cut(quoted.end()).strip(" ,") if quoted else rest
    said = _without_asides(said, clock)
    recurrence, said = extract_recurrence(said, clock)
    due = recurrence.due if recurrence else ""
    if not recurrence:
        when, said = extract(said, clock)
        due = when.due if when else ""
    if adjectives:
        priority = priority or extract_priority(adjectives)[0]
        if not recurrence and (repeated := extract_recurrence(adjectives, clock)[0]):
            recurrence, due = repeated, due or repeated.due
    words = title(name or said) or title(piece)
    if not re.search(r"\w|[^\x00-\x7f]", words):
        return None
    short, overflow = shorten(words)
    return Draft(short, overflow, due, priority, tags, recurrence.rule if recurrence else "")
