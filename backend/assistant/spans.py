"""What was read as what: parts of the message, by their places in it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from assistant.text import Text


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (not included) of the message were read as `what`."""

    start: int
    end: int
    what: str


def covering(what: str, text: Text) -> tuple[Span, ...]:
    """Where the text stood in the message; several spans when something was taken out of its middle."""
    return _runs(what, text.at)


def taken(what: str, before: Text, after: Text) -> tuple[Span, ...]:
    """What is in one text and no longer in the other."""
    if before.at == after.at:
        return ()
    kept = set(after.at)
    return _runs(what, (place for place in before.at if place not in kept))


def _runs(what: str, places: Iterable[int]) -> tuple[Span, ...]:
    out: list[Span] = []
    start = end = -1
    for place in sorted({place for place in places if place >= 0}):
        if place != end:
            if start >= 0:
                out.append(Span(start, end, what))
            start = place
        end = place + 1
    if start >= 0:
        out.append(Span(start, end, what))
    return tuple(out)


def rest(what: str, text: Text, spans: Iterable[Span]) -> tuple[Span, ...]:
    """What of the text none of the spans covers."""
    covered = {place for span in spans for place in range(span.start, span.end)}
    return _runs(what, (place for place in text.at if place not in covered))


def neat(spans: Iterable[Span], message: Text) -> tuple[Span, ...]:
    """In the message's order, without blanks and commas at their ends; neighbours that only blanks part
    are one, and single small words between others are left out."""
    if not message.at:
        return ()
    out: list[Span] = []
    for span in sorted(set(spans), key=attrgetter("start", "end", "what")):
        words = _said(message, span.start, span.end)
        start = span.start + len(words) - len(words.lstrip(_EDGE))
        end = span.end - (len(words) - len(words.rstrip(_EDGE)))
        if start >= end or (span.what == ACTION and words.strip(_EDGE).lower() in _SMALL):
            continue
        if out and out[-1].what == span.what and not _said(message, out[-1].end, start).strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, end), span.what)
        else:
            out.append(Span(start, end, span.what))
    return tuple(out)


def _said(message: Text, start: int, end: int) -> str:
    """The message between two places, blanks where it was tidied."""
    first, last = bisect_left(message.at, start), bisect_left(message.at, end)
    if last - first == end - start:  # nothing was tidied there
        return message.raw[first:last]
    known = dict(zip(message.at[first:last], message.raw[first:last], strict=True))
    return "".join(known.get(place, " ") for place in range(start, end))


ACTION = "action"
_EDGE = " \n,;:."
_SMALL = frozenset(("and", "to", "of", "on", "at", "by", "for", "in", "the", "a", "an", "is", "-", ""))
