"""Sentences that want nothing of what was asked: "I don't want to delete anything", "maybe later"."""

import re

from assistant.politeness import strip_polite
from assistant.rules import LIST, TASK, Rule
from assistant.text import Text

_LEAD = re.compile(
    r"(?:(?:oh|no|nope|nah|sorry|h+m+|u[hm]+|actually|wait|well|ok(?:ay)?|thanks|but)[,.!]? )+"
)
_DO = (
    r"(?:do|delete|remove|erase|clear|complete|finish|change|update|edit|move|add|create|restore|reopen|"
    r"touch|rename|show|see|pick|choose)"
)
_ANY = (
    rf"(?:anything|something|any(?:thing)? of (?:it|them|those|these)|any(?: of my)?(?: {TASK})?|either|it|"
    rf"that|this|them|those|these|one|a {TASK}|(?:any of )?my {TASK})"
)
_LATER = r"(?: any ?more| now| right now| today| yet| at all| after all| just yet)?"
RULES = (
    Rule(
        r"i (?:do not|don't|didn't|did not|never)(?: really| actually)? (?:want(?:ed)?|mean|meant|wish|need|"
        rf"ask(?:ed)?|plan|intend)(?: you| for you)? to(?: {_DO} {_ANY})?{_LATER}",
        "i don't want to delete anything",
    ),
    Rule(rf"(?:i don't|i do not) (?:want|need) (?:that|it|this|anything|any){_LATER}", "i don't want that"),
    Rule(rf"(?:please )?(?:don't|do not|never) {_DO} {_ANY}{_LATER}", "don't delete anything"),
    Rule(r"(?:i|we)(?:'ve| have)?(?: just)? changed (?:my|our) minds?", "i changed my mind"),
    Rule(
        rf"(?:just )?(?:leave|keep) (?:everything|all(?: of)?(?: it| them)?|things|my {TASK}|my {LIST}|"
        r"it all|them all)(?: (?:alone|be|there|on (?:my|the) list|"
        r"(?:exactly )?(?:as|like|the way) (?:it|they) (?:is|are)))?",
        "leave everything as it is",
    ),
    Rule(
        r"(?:do )?nothing(?: at all)?|don't bother|forget about (?:it|that)|"
        r"(?:it |that )?(?:doesn't|does not) matter|none of (?:that|the above)|"
        r"(?:that(?:'s| is) |it's )?not what i (?:meant|want(?:ed)?|asked(?: for)?|said)|"
        r"(?:it|that)(?:'s| is) (?:ok|okay|fine|alright|nothing)(?: (?:like that|as it is))?|whatever|"
        r"ignore (?:that|it|me|my last message)|i'd rather not|(?:i'd )?better not|let's not|not really|"
        r"i(?:'m| am) (?:good|fine|ok|okay)|no (?:task|one|thing)s?",
        "i'd rather not",
    ),
    Rule(
        r"not (?:now|today|right now|any ?more)|maybe not|"
        r"(?:maybe )?(?:later|another time|some other time|next time)|"
        r"i'll (?:do (?:it|that)|decide|tell you|let you know|think about it) later|"
        r"(?:i (?:don't|do not) know|not sure|i(?:'m| am) not sure|no idea|dunno|idk|i can't decide|"
        r"let me think(?: about (?:it|that))?)(?: yet| right now| now)?",
        "i'm not sure yet",
    ),
)


def declines(message: Text) -> bool:
    text = strip_polite(message).strip(" \n.!,;")
    if lead := _LEAD.match(text.low):
        text = text.cut(lead.end())
    return any(rule.match(text.low) for rule in RULES)
