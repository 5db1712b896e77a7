"""Priority, tags and description said beside a task, each taken out of the text it stood in."""

import re

from assistant.lexicon import TITLE_VERBS
from assistant.patterns import Pattern
from assistant.text import MASK, Text

PRIORITY = r"(?:lowest|low|normal|medium|regular|highest|high|top|urgent|critical)"
_VALUES = {
    "lowest": "low", "low": "low", "normal": "normal", "medium": "normal", "regular": "normal",
    "highest": "urgent", "high": "high", "top": "urgent", "urgent": "urgent", "critical": "urgent",
    "important": "high", "urgently": "urgent", "p1": "urgent", "p2": "high", "p3": "normal", "p4": "low",
    "!!": "high", "!!!": "urgent", "asap": "urgent", "unimportant": "low", "not urgent": "normal",
    "not important": "low", "super important": "urgent", "very important": "urgent", "none": "normal",
}  # fmt: skip
PRIORITY_WORD = (
    rf"(?:{PRIORITY}|important|unimportant|not urgent|not important|very important|super important|"
    r"none)"
)
# (pattern, example): the named group holds the priority.
PRIORITY_RULES = (
    (
        (
            rf"(?:,? ?(?:\b(?:with|at|as|and)\b )?(?:(?:a|the) )?(?<!\w)(?P<p>{PRIORITY})[ -]?(?:priority|"
            r"prio|importance)\b)"
        ),
        "call Ann, high priority",
    ),
    (
        rf",? ?(?:with |and )?\b(?:priority|prio)(?: is| to|:|=)? ?(?P<p>{PRIORITY}|p[1-4])\b",
        "call Ann priority: low",
    ),
    (r"(?:^| )(?P<p>!{2,3})(?=$| )", "call Ann !!"),
    (r"(?<=\w)(?P<p>!{2,3})$", "call Ann!!"),
    (rf"(?:^| )!(?P<p>{PRIORITY})\b", "call Ann !high"),
    (r"(?:^| )(?P<p>p[1-4])(?=$|[ ,.])", "call Ann p1"),
    (r"^(?:an? )?(?P<p>urgent|important|critical)(?:ly)?[:,!-]{1,3} ?", "urgent: call Ann"),
    (rf"^(?P<p>urgent|important|asap) (?=(?:{'|'.join(sorted(TITLE_VERBS))}) )", "urgent call Ann"),
    (
        (
            r"(?:,| -|;|\(| and)? ?(?:\b(?:it'?s|it is|this is|that'?s|which is|marked|mark it|make it|very|"
            r"really|quite|pretty|so|super|extremely|as)\b ){0,4}(?<!\w)(?P<p>urgent(?:ly)?|asap)\)?$"
        ),
        "call Ann, urgent",
    ),
    (
        (
            r"(?:,| -|;|\(| and) ?(?:(?:it'?s|it is|this is|that'?s|which is|very|really|quite|pretty|"
            r"so|super|extremely|make it|mark it as) "
            r"){0,4}(?P<p>important)\)?$"
        ),
        "call Ann, it's important",
    ),
)
_PRIORITIES = tuple(Pattern(source) for source, _ in PRIORITY_RULES)
# No rule fits words without one of these; a long list has many that have none.
_MAY_RANK = re.compile(r"prio|import|urgent|critical|asap|!|p[1-4]")
_HASH = re.compile(
    r"(?:,? ?\b(?:with|and|under) )?(?:(?:the )?tags? )?(?<![\w&/#])#(?P<tag>[^\W\d][\w-]{0,48})"
)
_TAGGED = re.compile(
    r",? ?(?:\band )?(?:\bwith (?:the )?tags?|\btagged(?: with| as)?|\btags?:) ?"
    r"(?P<tags>#?[\w-]{1,48}(?:(?:,? and |, ?)#?[\w-]{1,48}){0,8})"
)
_DESCRIBED = re.compile(
    r",? ?(?:(?:with|and|plus|having)(?: (?:a|the|its|as))? (?:description|note|notes|"
    r"details)(?: of| that says| saying|:| being| is)?|"
    rf"(?:(?:its|the) )?\b(?:description|notes?|details):)(?P<rest> ?(?P<quoted>\"{MASK}*\")| .+)",
    re.DOTALL,
)


def priority_value(word: str) -> str:
    return _VALUES[word]


def extract_priority(text: Text) -> tuple[str, Text]:
    """The priority said ("" when none) and the rest of the text."""
    if not _MAY_RANK.search(text.low):
        return "", text
    for pattern in _PRIORITIES:
        if match := pattern.search(text.low):
            return _VALUES[match["p"]], text.without([match.span()]).strip(" \n,;")
    return "", text


def extract_tags(text: Text) -> tuple[tuple[str, ...], Text]:
    """Tags in order, without the sign, and the rest of the text."""
    if "#" not in text.low and "tag" not in text.low:
        return (), text
    tags: list[str] = []
    spans = []
    if match := _TAGGED.search(text.low):
        tags += split_tags(text.raw[match.start("tags") : match.end("tags")])
        spans.append(match.span())
    for match in _HASH.finditer(text.low):
        if not (spans and spans[0][0] <= match.start() < spans[0][1]):
            tags.append(text.raw[match.start("tag") : match.end("tag")].lower())
            spans.append(match.span())
    return tuple(dict.fromkeys(tags)), text.without(spans).strip(" \n,;") if spans else text


def extract_closing_tags(text: Text) -> tuple[tuple[str, ...], Text]:
    """Tags said in words at the very end ("... tagged home and work"), where "and" lists no tasks."""
    match = next((m for m in _TAGGED.finditer(text.low) if m.end() == len(text)), None)
    if match is None:
        return (), text
    tags = split_tags(text.raw[match.start("tags") :])
    return tuple(dict.fromkeys(tags)), text.cut(0, match.start()).strip(" \n,;")


def split_tags(words: str) -> list[str]:
    pieces = re.split(r"(?:,? and |, ?|,|/| & )", words.lower())
    return [piece.strip(" \"'“”‘’.!?").lstrip("#") for piece in pieces if piece.strip(" \"'“”‘’.!?#")]


def extract_description(text: Text) -> tuple[str, Text]:
    """The description said ("with description '...'") and the rest of the text."""
    match = _DESCRIBED.search(text.low)
    if not match:
        return "", text
    if match["quoted"]:
        inside = text.raw[match.start("quoted") + 1 : match.end("quoted") - 1].strip()
        return inside, text.without([(match.start(), match.end("quoted"))])
    said = text.cut(match.start("rest"), match.end("rest"))
    return (said.quotation() or said.strip(" ").raw), text.cut(0, match.start())
