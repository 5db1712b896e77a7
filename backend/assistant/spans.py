"""What was read as what: parts of the message, by their places in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.text import Text


@dataclass(frozen=True, slots=True, order=True)
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
    kept = set(after.at)
    return _runs(what, (place for place in before.at if place not in kept))


def _runs(what: str, places: Iterable[int]) -> tuple[Span, ...]:
    out: list[Span] = []
    for place in sorted({place for place in places if place >= 0}):
        if out and place == out[-1].end:
            out[-1] = Span(out[-1].start, place + 1, what)
        else:
            out.append(Span(place, place + 1, what))
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
    characters = dict(zip(message.at, message.raw, strict=True))
    out: list[Span] = []
    for span in sorted(set(spans)):
        start, end = span.start, span.end
        while start < end and characters.get(start, " ") in _EDGE:
            start += 1
        while start < end and characters.get(end - 1, " ") in _EDGE:
            end -= 1
        if start == end or (span.what == ACTION and _words(characters, start, end) in _SMALL):
            continue
        joins = out and out[-1].what == span.what and not _words(characters, out[-1].end, start)
        if joins:
            out[-1] = Span(out[-1].start, max(out[-1].end, end), span.what)
        else:
            out.append(Span(start, end, span.what))
    return tuple(out)


def _words(characters: dict[int, str], start: int, end: int) -> str:
    return "".join(characters.get(place, " ") for place in range(start, end)).strip().lower()


ACTION = "action"
_EDGE = " \n,;:."
_SMALL = frozenset(("and", "to", "of", "on", "at", "by", "for", "in", "the", "a", "an", "is", "-", ""))
