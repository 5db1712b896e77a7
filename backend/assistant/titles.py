"""A task's title as a person would write it, and a list of things told apart into tasks."""

import re

from assistant.lexicon import TITLE_VERBS, one_thing, opens_with_verb
from assistant.patterns import Pattern
from assistant.rules import WHERE, bare_apostrophes
from assistant.text import Text

TITLE_LIMIT = 200
_LEADS = Pattern(
    bare_apostrophes(
        r"(?:(?:please|to|that i (?:need|have|want|must|should|ought)(?: to)?|that i|that|about|of|"
        r"i (?:need|have|must|should|ought)(?: to)|i must|i've got to|we need to|"
        r"so (?:that )?i (?:don't|won't) forget(?: to| about)?|"
        r"(?:too|2)(?= (?:" + "|".join(sorted(TITLE_VERBS)) + r") )|"
        r"um+|uh+|er|erm|first(?=,? (?:"
        + "|".join(sorted(TITLE_VERBS))
        + r") )|then(?=,? (?:"
        + "|".join(sorted(TITLE_VERBS))
        + r") )|"
        r"like(?= (?:" + "|".join(sorted(TITLE_VERBS)) + r") )|"
        r"saying|which says|for me|me|down|"
        r"is|called|named|titled|(?:an? |the |new )?(?:task|todo|to-do|reminder|item|chore)(?: of|"
        r" for| to| that)?|:|-|–|\*|•|\d{1,2}[.)]|\[ ?\])[ :,]+)"
    )
)
_TRAILS = Pattern(
    r"(?:[ ,]+(?:please|pls|plz|thanks|thank you|thx|for me|as well|too|also|"
    r"remind me(?: of it| about it)?|(?:to|on|onto|in|into|2) "
    rf"{WHERE}|"
    r"as an? (?:new |separate )?(?:task|to-?do|reminder|item)s?|at some point|when i (?:can|get a "
    r"chance)|is|are|and))$"
)
PIECES = re.compile(
    r",? and also |,? and then |, then |,? (?:and|plus|as well as) |, ?|; ?| ?\n(?:[-*•] |\d{1,2}[.)] )?"
)


def trim(text: Text) -> Text:
    """Without list marks and the words of the request that still cling to the title."""
    text = text.strip(" \n,;:.!")
    start = 0
    while match := _LEADS.match(text.low, start):
        start = match.end()
        while start < len(text) and text.low[start] in " \n,;:":
            start += 1
    text = text.cut(start)
    while match := _TRAILS.search(text.low[-60:]):
        text = text.cut(0, len(text) - len(text.low[-60:]) + match.start()).strip(" \n,;:")
    return text


def title(text: Text) -> str:
    """The trimmed words as a title."""
    return capitalized(trim(text))


def capitalized(text: Text) -> str:
    """The words, the first letter capital unless the first word has its own spelling (iPhone)."""
    words = (text.quotation() or text.raw).replace("\n", " ").strip()
    head = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if head == head.lower() else words


def shorten(words: str) -> tuple[str, str]:
    """A title within the limit, cut at a word, and the full words for the description when it was cut."""
    if len(words) <= TITLE_LIMIT:
        return words, ""
    kept = words[: TITLE_LIMIT - 1]
    return (kept.rsplit(" ", 1)[0] if " " in kept[100:] else kept).rstrip(" ,;:") + "…", words


def split_list(text: Text, several: bool = False) -> list[Text]:
    """The tasks in a list.

    "milk, eggs and call Ann" is three; "buy milk, eggs and bread" is one, and so is "salt and pepper".

    A new task begins at each piece that opens with a verb; where the first piece is a bare thing in a list
    with commas (or `several` was said: "two tasks: ..."), every piece is a task.
    """
    pieces: list[tuple[int, int, str]] = []  # start, end, what stood before
    position, mark = 0, ""
    for match in PIECES.finditer(text.low):
        if match[0].strip(", ") == "and" and one_thing(
            text.low[position : match.start()], text.low[match.end() : match.end() + 40]
        ):
            continue
        if match.start() > position:
            pieces.append((position, match.start(), mark))
            mark = match[0]
        position = match.end()
    if position < len(text.low):
        pieces.append((position, len(text.low), mark))
    if len(pieces) < 2:
        return [text]
    listed = several or any(re.search(r"[,\n;]| also | then ", m) for _, _, m in pieces[1:])
    things = listed and not opens_with_verb(_bare(text.low[pieces[0][0] : pieces[0][1]]))
    out: list[tuple[int, int]] = []
    for start, end, before in pieces:
        parted = not out or things or several or "\n" in before or ";" in before
        if parted or (
            opens_with_verb(_bare(text.low[start : start + 40])) and _starts_task(text.low, out[-1])
        ):
            out.append((start, end))
        else:
            out[-1] = (out[-1][0], end)
    return [text.cut(start, end) for start, end in out]


def _bare(low: str) -> str:
    return re.sub(r"^(?:to|please|also|then|a task to|a reminder to) ", "", low)


def _starts_task(low: str, span: tuple[int, int]) -> bool:
    """Whether what stands before could be a task by itself: "wash and dry" must not lose its half."""
    return " " in low[span[0] : span[1]].strip() or not opens_with_verb(low[span[0] : span[1]])
