"""The tasks that words describe, each with its title, date, repetition, priority, tags and description."""

import re
from dataclasses import replace

from assistant.attributes import extract_closing_tags, extract_description, extract_priority, extract_tags
from assistant.dates.durations import DURATION
from assistant.dates.extract import extract
from assistant.grammar.dated import apart_by_dates, for_all, hour_of_first, with_shared
from assistant.grammar.long_lists import dateless
from assistant.lexicon import TITLE_VERBS
from assistant.operations import Clock, Draft
from assistant.recurrence import extract_recurrence
from assistant.spans import Span, covering, taken
from assistant.text import MASK, QUOTED, Text
from assistant.titles import capitalized, shorten, split_list, trim

_FIELDS = 60  # characters of "due next friday at noon, high priority"
# What is in the evening where nothing else is said: "dinner at 7".
_EVENING = re.compile(r"\b(?:dinner|supper|drinks|pub|cinema|concert|theatre|theater|date night|table for)\b")
_ASIDE = re.compile(r"\([^()]{2,200}\)")

# What led to the date, and hangs without it: "call the bank to tomorrow".
_HANGING = re.compile(r"(?: (?:of|to|until|till|its|it's|(?:for|on|at|by|to) the|the))+$")
# "2 hours before my flight at 6pm": when, and what it is about.
_APART = re.compile(
    rf"{DURATION} (?:before|after|prior to|ahead of) (?=(?:the|my|our|his|her|their|an?|[a-z]+'s) )"
)
_SAID_AGAIN = re.compile(r", ?(?:daily|weekly|monthly|yearly|recurring|repeating)$")
_TO_DO = re.compile(rf" to (?=(?:{'|'.join(sorted(TITLE_VERBS))})\b)")


def _named(dated: Text, apart: re.Match[str], said: Text) -> Text:
    """What is to be done before it, or else what it is, with its own date."""
    if to_do := _TO_DO.search(said.low, apart.end()):
        return said.cut(to_do.end())
    start = dated.low.find(apart[0])
    return dated.cut(start + apart.end()) if start >= 0 else said


def read_drafts(
    body: Text,
    clock: Clock,
    several: bool = False,
    adjectives: Text | None = None,
    shared: Text | None = None,
    headed: bool = False,
) -> tuple[Draft, ...]:
    """The tasks in what follows "add": fields said after the list belong to its last task, the date in
    `shared` to each that has none of its own; of its hour only the first, unless it is a heading."""
    description, kept = extract_description(body)
    spans = taken("description", body, kept)
    tags, named = extract_closing_tags(kept)
    spans += taken("tags", kept, named)
    pieces = split_list(named, several)
    dull = dateless(pieces)
    pieces = [
        part for piece in pieces for part in ((piece,) if piece.low in dull else apart_by_dates(piece, clock))
    ]
    if shared is None:
        shared, pieces = for_all(pieces, clock)
    elif not headed:
        shared, pieces = hour_of_first(shared, pieces, clock)
    pieces = _with_their_fields(pieces, dull, clock)
    read = (read_draft(piece, clock, adjectives, shared, piece.low in dull) for piece in pieces)
    drafts = [draft for draft in read if draft]
    if drafts:
        last = drafts[-1]
        drafts[-1] = replace(
            last,
            description=description or last.description,
            tags=last.tags + tags,
            spans=last.spans + spans,
        )
    return tuple(drafts)


def read_draft(
    piece: Text,
    clock: Clock,
    adjectives: Text | None = None,
    shared: Text | None = None,
    dull: bool = False,
) -> Draft | None:
    """The task the words describe; of `dull` ones it is known that they have no date."""
    tags, untagged = extract_tags(piece)
    priority, rest = extract_priority(untagged)
    quoted = re.match(rf"(?:(?:called|named|titled|saying|to|:) )?(?P<q>{QUOTED})", rest.low)
    name = rest.cut(quoted.start("q"), quoted.end("q")) if quoted else None
    dated = _without_asides(rest.cut(quoted.end()).strip(" ,") if quoted else rest, clock)
    dull = dull and shared is None
    dated = with_shared(dated, shared, clock)
    recurrence, said = (None, dated) if dull else extract_recurrence(dated, clock)
    due = recurrence.due if recurrence else ""
    if not recurrence and not dull:
        when, said = extract(said, clock)
        due = when.due if when else ""
        if when and when.time and not when.said_half and when.time.hour < 12 and _EVENING.search(said.low):
            due = f"{when.day}T{when.time.replace(hour=when.time.hour + 12):%H:%M}"
    if recurrence and (again := _SAID_AGAIN.search(said.low)):  # "weekly, mondays at 9"
        said = said.cut(0, again.start())
    spans = taken("tags", piece, untagged) + taken("priority", untagged, rest)
    spans += taken("recurrence" if recurrence else "due", dated, said)
    if adjectives:
        said_priority, _ = extract_priority(adjectives)
        repeated, _ = extract_recurrence(adjectives, clock)
        if said_priority and not priority:
            priority, spans = said_priority, spans + covering("priority", adjectives)
        if repeated and not recurrence:
            recurrence, due = repeated, due or repeated.due
            spans += covering("recurrence", adjectives)
    if when_apart := _APART.match(said.low) if due else None:
        said = _named(dated, when_apart, said)
    if due and (hanging := _HANGING.search(said.low)) and not piece.low.endswith(hanging[0]):
        said = said.cut(0, hanging.start())
    titled = trim(name or said)
    if words := capitalized(titled):
        spans += covering("title", titled)
    else:
        titled = trim(piece)
        words, spans = capitalized(titled), covering("title", titled)
    if not re.search(r"\w|[^\x00-\x7f]", words):
        return None
    short, overflow = shorten(words)
    return Draft(short, overflow, due, priority, tags, recurrence.rule if recurrence else "", spans)


def _with_their_fields(pieces: list[Text], dull: frozenset[str], clock: Clock) -> list[Text]:
    """A piece that only says when, how urgent or under which tag belongs to the task before it."""
    out = pieces[:1]
    for piece in pieces[1:]:
        if len(piece) <= _FIELDS and _only_fields(piece, piece.low in dull, clock):
            out[-1] = out[-1] + Text(", ", ", ", (-1, -1)) + piece
        else:
            out.append(piece)
    return out


def _only_fields(piece: Text, dull: bool, clock: Clock) -> bool:
    _, rest = extract_tags(piece)
    _, rest = extract_priority(rest)
    if dull:
        return rest is not piece and not trim(rest)
    _, rest = extract_recurrence(rest, clock)
    _, rest = extract(rest, clock)
    return not trim(rest)


def drafts_spans(drafts: tuple[Draft, ...]) -> tuple[Span, ...]:
    return tuple(span for draft in drafts for span in draft.spans)


def _without_asides(text: Text, clock: Clock) -> Text:
    """With what stands in brackets blank, so that "(expires in May)" is no due date; "(tomorrow)" is one."""
    low = text.low
    for match in _ASIDE.finditer(low):
        when, rest = extract(text.cut(match.start() + 1, match.end() - 1), clock)
        if when is None or rest:
            low = low[: match.start()] + MASK * len(match[0]) + low[match.end() :]
    return Text(text.raw, low, text.at)
