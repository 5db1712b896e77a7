"""Numbers and ordinals up to 99, in digits and words ("twenty-second", "a couple of")."""

import re

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip
_VALUES = (
    {word: value for value, word in enumerate(_SMALL)}
    | {word: value for value, word in enumerate(_SMALL_ORDINALS)}
    | {word: 10 * value for value, word in enumerate(_TENS, 2)}
    | {f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "couple": 2, "few": 3, "oh": 0, "last": -1, "final": -1, "penultimate": -2}
)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# Longer words come first, so that "six" does not cut "sixteen" short.
WORD = rf"(?:(?:{_any(_TENS)})(?:[ -](?:{_any(_SMALL[1:10])}))?|{_any(_SMALL[1:])})"
NUMBER = rf"(?:\d{{1,4}}|a couple(?: of)?|a few|an?|{WORD})"
ORDINAL_WORD = (
    rf"(?:(?:twenty|thirty)[ -](?:{_any(_SMALL_ORDINALS[1:10])})|twentieth|thirtieth|"
    rf"{_any(_SMALL_ORDINALS[1:])})"
)
ORDINAL_DIGITS = r"(?:\d{1,2}(?:st|nd|rd|th))"
ORDINAL = rf"(?:{ORDINAL_DIGITS}|{ORDINAL_WORD})"


def value(text: str) -> int:
    """What a number or ordinal matched by these patterns says: 22 for "twenty-second", -1 for "last"."""
    if digits := re.match(r"\d+", text):
        return int(digits[0])
    words = [word for word in re.split(r"[ -]", text) if word != "of"]
    if words[0] == "a" and len(words) > 1:
        words = words[1:]
    if words[:3] in (["second", "to", "last"], ["next", "to", "last"]):
        return -2
    return sum(_VALUES[word] for word in words)
