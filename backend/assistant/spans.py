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


def neat(spans: Iterable[Span], message: str) -> tuple[Span, ...]:
    """In the message's order, without blanks and commas at their ends; neighbours that only blanks part
    are one."""
    out: list[Span] = []
    for span in sorted(spans):
        words = message[span.start : span.end]
        start = span.start + len(words) - len(words.lstrip(_EDGE))
        end = span.end - (len(words) - len(words.rstrip(_EDGE)))
        if start >= end:
            continue
        if out and out[-1].what == span.what and not message[out[-1].end : start].strip():
            out[-1] = Span(out[-1].start, end, span.what)
        else:
            out.append(Span(start, end, span.what))
    return tuple(dict.fromkeys(out))


_EDGE = " \t\r\n,;"
