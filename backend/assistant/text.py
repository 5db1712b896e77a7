"""A message made ready for matching, without losing what was typed.

`Text` holds two strings of equal length: `raw`, as typed (spaces tidied), and `low`, what rules
look at: lower case, plain quotation marks, and the inside of every quotation blanked out, so that
quoted words are never read as commands or dates. A span found in `low` cuts the same words from `raw`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

MASK = "\uf8ff"
QUOTED = f'"{MASK}*"'
_SINGLE = "'‘’`´"
_DOUBLE = '"“”„«»'
_JOINERS = "\u200d\ufe0f"  # they hold an emoji together


@dataclass(frozen=True, slots=True)
class Text:
    """`at` says where each character stood in the message (-1: nowhere); it is empty when unknown."""

    raw: str
    low: str
    at: tuple[int, ...] = field(default=(), compare=False, repr=False)

    def __len__(self) -> int:
        return len(self.low)

    def __bool__(self) -> bool:
        return bool(self.low)

    def cut(self, start: int, end: int | None = None) -> "Text":
        return Text(self.raw[start:end], self.low[start:end], self.at[start:end])

    def __add__(self, other: "Text") -> "Text":
        if not self.low or not other.low:
            return self if self.low else other
        at = self.at + other.at if self.at and other.at else ()
        return Text(self.raw + other.raw, self.low + other.low, at)

    def then(self, other: "Text") -> "Text":
        """Both texts with a space between."""
        return self + Text(" ", " ", (-1,)) + other

    def strip(self, characters: str = " \n,;:.!?") -> "Text":
        """Without these characters at either end (a closing quotation mark protects what it encloses)."""
        start = len(self.low) - len(self.low.lstrip(characters))
        end = len(self.low.rstrip(characters))
        return self.cut(start, max(start, end))

    def without(self, spans: Iterable[tuple[int, int]]) -> "Text":
        """The text with these spans taken out and the gaps closed to one space."""
        kept, position = self.cut(0, 0), 0
        for start, end in sorted(spans):
            kept = kept + self.cut(position, start)
            if kept.low.endswith(" ") and self.low[end : end + 1] in (" ", ",", ".", ""):
                kept = kept.cut(0, -1)
            position = max(position, end)
        return kept + self.cut(position)

    def quotation(self) -> str | None:
        """What stands in quotation marks, when the whole text is one quotation."""
        if len(self.low) > 2 and re.fullmatch(QUOTED, self.low):
            return self.raw[1:-1].strip()
        return None


def tidy(message: str) -> Text:
    """The message with control characters dropped and spaces collapsed; lines stay lines."""
    if message.isascii() and message.isprintable() and "  " not in message:  # the most of them, at once
        raw = message.strip(" ")
        start = message.find(raw)
        return Text(raw, _mask(raw.translate(_ASCII)), tuple(range(start, start + len(raw))))
    kept: list[str] = []
    at: list[int] = []
    for place, character in enumerate(message):
        if character in "\n\r":
            while kept and kept[-1] in " \n":
                del kept[-1], at[-1]
            character = "\n"
        elif character.isspace():
            if kept and kept[-1] in " \n":
                continue
            character = " "
        elif (not character.isprintable() or character == MASK) and character not in _JOINERS:
            continue
        if kept or character not in " \n":
            kept.append(character)
            at.append(place)
    while kept and kept[-1] in " \n":
        del kept[-1], at[-1]
    return Text("".join(kept), _mask("".join(map(_plain, kept))), tuple(at))


def _plain(character: str) -> str:
    if character in _DOUBLE:
        return '"'
    if character in _SINGLE:
        return "'"
    return lower(character)


def lower(character: str) -> str:
    """Lower case where that is one character, so that lengths stay."""
    small = character.lower()
    return small if len(small) == 1 else character


_ASCII = {place: _plain(chr(place)) for place in range(128)}


def _mask(low: str) -> str:
    """Blanks quotations. An apostrophe inside or after a word (don't, kids') does not open one."""
    double = [i for i, c in enumerate(low) if c == '"']
    closers = [
        i
        for i, c in enumerate(low)
        if c == "'" and i and low[i - 1] != " " and not low[i + 1 : i + 2].isalnum()
    ]
    out = list(low)
    position = 0
    while position < len(low):
        character = low[position]
        ends = double if character == '"' else closers if character == "'" else None
        if ends is None or (character == "'" and position and low[position - 1].isalnum()):
            position += 1
            continue
        following = bisect_left(ends, position + 2)
        if following == len(ends):
            position += 1
            continue
        end = ends[following]
        out[position] = out[end] = '"'
        out[position + 1 : end] = MASK * (end - position - 1)
        position = end + 1
    return "".join(out)
