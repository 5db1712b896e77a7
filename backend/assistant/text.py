"""A message made ready for matching, without losing what was typed.

`Text` holds two strings of equal length: `raw`, as typed (spaces tidied), and `low`, what rules
look at: lower case, plain quotation marks, and the inside of every quotation blanked out, so that
quoted words are never read as commands or dates. A span found in `low` cuts the same words from `raw`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

MASK = "\uf8ff"
QUOTED = f'"{MASK}*"'
_SINGLE = "'‘’`´"
_DOUBLE = '"“”„«»'
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r" ?\n[ \n]*")


@dataclass(frozen=True, slots=True)
class Text:
    raw: str
    low: str

    def __len__(self) -> int:
        return len(self.low)

    def __bool__(self) -> bool:
        return bool(self.low)

    def cut(self, start: int, end: int | None = None) -> "Text":
        return Text(self.raw[start:end], self.low[start:end])

    def strip(self, characters: str = " \n,;:.!?") -> "Text":
        """Without these characters at either end (a closing quotation mark protects what it encloses)."""
        start = len(self.low) - len(self.low.lstrip(characters))
        end = len(self.low.rstrip(characters))
        return self.cut(start, max(start, end))

    def without(self, spans: Iterable[tuple[int, int]]) -> "Text":
        """The text with these spans taken out and the gaps closed to one space."""
        raw, low, position = "", "", 0
        for start, end in sorted(spans):
            raw, low = raw + self.raw[position:start], low + self.low[position:start]
            if low.endswith(" ") and self.low[end : end + 1] in (" ", ",", ".", ""):
                raw, low = raw[:-1], low[:-1]
            position = max(position, end)
        return Text(raw + self.raw[position:], low + self.low[position:])

    def quotation(self) -> str | None:
        """What stands in quotation marks, when the whole text is one quotation."""
        if len(self.low) > 2 and re.fullmatch(QUOTED, self.low):
            return self.raw[1:-1].strip()
        return None


def tidy(message: str) -> Text:
    """The message with control characters dropped and spaces collapsed; lines stay lines."""
    kept = "".join(
        c
        for c in message
        if c in "\n\t" or ((c.isprintable() or c.isspace()) and c != MASK) or c in "\u200d\ufe0f"
    )
    raw = _BLANK_LINES.sub("\n", _SPACES.sub(" ", kept.replace("\r", "\n"))).strip()
    return Text(raw, _mask("".join(_plain(c) for c in raw)))


def _plain(character: str) -> str:
    if character in _DOUBLE:
        return '"'
    if character in _SINGLE:
        return "'"
    lower = character.lower()
    return lower if len(lower) == 1 else character


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
