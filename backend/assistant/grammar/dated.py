"""Tasks told apart by the dates said with them: "call mum tomorrow and dad on friday" is two, and "tomorrow:
jog, swim" is two for the same day."""

import re
from dataclasses import dataclass

from assistant.dates.extract import extract, find
from assistant.dates.found import MONTH
from assistant.lexicon import opens_with_verb
from assistant.operations import Clock, When
from assistant.patterns import Pattern
from assistant.recurrence import Recurrence, extract_recurrence
from assistant.text import Text
from assistant.titles import PIECES, trim

_LONGEST = 400  # characters in which dates part tasks
_COLON = Text(": ", ": ", (-1, -1))
_HEADED = Pattern(r"(?P<head>[^:\n]{2,60}?) ?:[ \n]")
_ALL_OF_THEM = Pattern(
    r"(?:,| -)? ?\b(?:and )?(?:all|both|each)(?: of (?:them|these|those|which))?(?: due)? "
)
# What goes on about the task before it, and is no task by itself.
_GOES_ON = re.compile(
    r"(?:i|i'm|you|he|she|it|it's|we|they|he's|she's|there|that|which|who|because|so|if|when|while|unless|since|as|"
    r"with|without|for|at|in|on|about|from|after|before|until|or|but|not|also|maybe|then|else|otherwise|please|"
    r"to|ideally|preferably|probably|latest|same|no|yes|thanks|ok)\b|.{0,60}\b(?:is|are|was|were|will|has|have)\b"
)
# Verbs whose object may follow a mere comma: "call mum tomorrow, dad on friday".
_OF_PEOPLE = frozenset(("call", "ring", "phone", "text", "email", "message", "visit", "meet", "see", "pay"))
_PARTICLES = frozenset(
    ("to", "for", "with", "at", "up", "out", "off", "in", "on", "down", "back", "after", "from")
)
_DETERMINED = re.compile(r"(?:the|my|our|his|her|their|your|a|an|some) ")
# A thing that is done on its day without any verb: "pay rent friday and gym saturday".
_HAPPENS = re.compile(
    r"(?:gym|yoga|pilates|dentist|doctor|gp|vet|school|work|church|practice|training|rehearsal|class|lesson|"
    r"swimming|football|tennis|dance|choir|haircut|hairdresser|barber|lunch|dinner|breakfast|brunch|drinks|coffee|"
    r"meeting|appointment|party|birthday|wedding|concert|cinema|film|flight|train|exam|test|holiday|interview|"
    r"therapy|physio|groceries|shopping|laundry|rent|bins?|homework)\b"
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A part of the message, what it says without its date, and the date."""

    text: Text
    words: Text
    recurrence: Recurrence | None
    when: When | None

    @property
    def dated(self) -> bool:
        return self.recurrence is not None or self.when is not None

    @property
    def has_day(self) -> bool:
        return self.recurrence is not None or (self.when is not None and self.when.said_day)

    @property
    def at_end(self) -> bool:
        return self.text.low.startswith(self.words.low)


def _read(text: Text, clock: Clock) -> _Said:
    recurrence, words = extract_recurrence(text, clock)
    when = None
    if recurrence is None:
        when, words = extract(text, clock)
    return _Said(text, trim(words), recurrence, when)


def only_date(text: Text, clock: Clock) -> bool:
    recurrence, left = extract_recurrence(text, clock)
    due, left = extract(left, clock)
    return (recurrence is not None or due is not None) and not left


def date_before(text: Text, clock: Clock) -> tuple[Text | None, Text]:
    """The date before what is to be done then ("tomorrow: jog", "in a week renew the passport"), and that."""
    if len(text) > _LONGEST:
        return None, text
    if headed := _HEADED.match(text.low):
        head = text.cut(0, headed.end("head"))
        if only_date(head, clock):
            return head, text.cut(headed.end())
    following = PIECES.search(text.low, 1)
    first = text.cut(0, following.start()) if following else text
    said = _read(first, clock)
    if said.has_day and said.words and first.low.endswith(said.words.low):
        start = len(first) - len(said.words)
        return text.cut(0, start).strip(" ,"), text.cut(start)
    return None, text


def for_all(pieces: list[Text], clock: Clock) -> tuple[Text | None, list[Text]]:
    """The date that is said once for all tasks of a list, and the list without it."""
    if len(pieces) < 2:
        return None, pieces
    first, last = pieces[0], pieces[-1]
    if len(pieces) > 2 and only_date(first, clock):
        return first, pieces[1:]
    if shared := _ALL_OF_THEM.search(last.low):
        tail = last.cut(shared.end())
        if only_date(tail, clock):
            return tail, [*pieces[:-1], *filter(None, [last.cut(0, shared.start()).strip(" ,")])]
    head, words = date_before(first, clock)
    if head is None or first.low[len(head) :].lstrip().startswith(":"):
        return head, [words, *pieces[1:]]
    when = extract(head, clock)[0]  # an hour said with the day is of the first task only
    return (_plain(when.day.isoformat()) if when and when.day and when.time else head), pieces


def with_shared(text: Text, shared: Text | None, clock: Clock) -> Text:
    """The text with the date of its whole list before it, unless it has a day of its own."""
    if shared is None:
        return text
    own = _read(text, clock)
    if own.has_day:
        return text
    when = extract(shared, clock)[0] if own.when else None
    if when and when.day and when.time:  # its own hour counts
        shared = _plain(when.day.isoformat())
    return shared + _COLON + text


def hour_of_first(shared: Text, pieces: list[Text], clock: Clock) -> tuple[Text, list[Text]]:
    """The day that is said before several tasks, and the tasks: an hour said with it is of the first only."""
    when = extract(shared, clock)[0]
    if len(pieces) < 2 or when is None or when.day is None or when.time is None or not when.said_day:
        return shared, pieces
    return _plain(when.day.isoformat()), [with_shared(pieces[0], shared, clock), *pieces[1:]]


def apart_by_dates(piece: Text, clock: Clock) -> list[Text]:
    """The piece parted where a task that has its date is followed by another one."""
    if len(piece) > _LONGEST or PIECES.search(piece.low) is None:
        return [piece]
    expressions = find(piece.low, clock)
    for match in PIECES.finditer(piece.low):
        if not 0 < match.start() < match.end() < len(piece) or any(
            found.start < match.start() < found.end for found in expressions
        ):
            continue
        one, rest = _read(piece.cut(0, match.start()), clock), piece.cut(match.end())
        if not one.words:
            continue
        if not one.dated:
            if _date_and_verb(rest, clock):
                return [one.text, *apart_by_dates(rest, clock)]
            continue
        if parted := _parted(one, match[0], rest, clock):
            before, after = parted
            return [before, *apart_by_dates(after, clock)]
    return [piece]


def _date_and_verb(rest: Text, clock: Clock) -> bool:
    """ "... and at 5 call Bob": a task that begins with its date."""
    other = _read(rest, clock)
    return other.dated and rest.low.endswith(other.words.low) and opens_with_verb(other.words.low)


def _parted(one: _Said, mark: str, rest: Text, clock: Clock) -> tuple[Text, Text] | None:
    following = PIECES.search(rest.low)
    other = _read(rest.cut(0, following.start()) if following else rest, clock)
    tail = rest.cut(following.start()) if following else rest.cut(0, 0)
    listed = "," in mark or ";" in mark or "\n" in mark
    if other.dated and not other.words:
        return None if listed else _once_more(one, other, tail)
    if _GOES_ON.match(other.words.low) or not other.words:
        return None
    if other.dated:
        return _with_day(one, other), _with_verb(one, other, listed) + tail
    return (one.text, rest) if listed and one.at_end else None


def _once_more(one: _Said, other: _Said, tail: Text) -> tuple[Text, Text] | None:
    """ "Gym monday and wednesday at 7": the same on another day."""
    if not (one.has_day and other.has_day) or bool(one.recurrence) != bool(other.recurrence):
        return None
    if re.search(rf"\b{MONTH}\b", other.text.low) and not re.search(rf"\b{MONTH}\b", one.text.low):
        return None  # "the 5th and 6th of january"
    before = one.text
    if one.when and other.when and one.when.time is None and other.when.time is not None:
        before = before.then(_plain(f"at {other.when.time:%H:%M}"))
    return before, one.words.then(other.text) + tail


def _with_day(one: _Said, other: _Said) -> Text:
    """ "Call mum at 5 and dad at 6 tomorrow": the day is said for both."""
    if (
        one.when
        and not one.has_day
        and other.when
        and other.when.said_day
        and other.when.time
        and other.when.day
    ):
        return one.text.then(_plain(f"on {other.when.day}"))
    return one.text


def _with_verb(one: _Said, other: _Said, listed: bool) -> Text:
    """ "... and dad on friday" with the verb, and the day, that it goes on with."""
    text = other.text
    if other.when and not other.has_day and one.when and one.when.day and one.when.said_day and one.when.time:
        text = text.then(_plain(f"on {one.when.day}"))
    words = one.words.low.split()
    if opens_with_verb(other.words.low) or not opens_with_verb(one.words.low) or len(words) < 2:
        return text
    if listed and (words[0] not in _OF_PEOPLE or len(other.words.low.split()) > 2):
        return text
    if _HAPPENS.match(other.words.low) and not _DETERMINED.match(other.words.low):
        return text
    length = len(words[0])
    if words[1] in _PARTICLES and not other.words.low.startswith(f"{words[1]} "):
        length += 1 + len(words[1])
    return one.words.cut(0, length).then(text)


def _plain(words: str) -> Text:
    return Text(words, words, (-1,) * len(words))
