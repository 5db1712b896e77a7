"""The words around a request that are not part of it: "could you please ..., thanks"."""

import re

from assistant.patterns import Pattern
from assistant.rules import LIST, TASK, bare_apostrophes
from assistant.text import QUOTED, Text

_COMMAND = (
    r"(?:add|put|include|set|create|make an?|enter|insert|see|view|check my|hear|show|list|delete|remove|"
    r"mark|complete|update|change|move|reschedule|cancel|clear)"
)
_OBJECT = (
    rf"(?:(?:an?|another|the|my|all(?: of)?(?: my| the)?|this|that|one|new|some|in|up) )*(?:{TASK}|{LIST})\b|"
    rf"(?:{TASK} )?#?\d|.{{1,200}}? (?:to|on|onto|in|into|from|off) (?:my|the|our) (?:[a-z'-]+ "
    rf"){{0,2}}?{LIST}\b"
)
_POLITE = Pattern(
    bare_apostrophes(
        r"(?:(?:please|pls|plz) to(?= (?:add|put|make|show|delete|remind|remember))|please|pls|plz|kindly|yo|"
        r"(?:hey|hi|hello|ok|okay)(?: there)? (?:alexa|google|siri|cortana|jarvis|"
        r"computer|assistant|bot)|hey there|hi there|hello there|alexa|siri|cortana|hey|hi|hello|ok|okay|so|"
        r"well|now|also|then|and|(?:next|first|second|third)(?:,|(?= (?:add|create|remind|put|delete|"
        r"remove|mark|complete|show|i )))|by the way|btw|oh and|"
        r"after that|finally|lastly|actually|just|oh|um+|uh+|er|erm|hm+|alright|all right|basically|"
        r"yes please|sure|yes|yeah|great|thanks|would you be able to|would you mind|do you mind|could "
        r"you|can you|would you|will you|can i|could "
        r"i|may i|can we|could we|are you able to|"
        r"i want you to|i need you to|i'd like you to|i would like you to|i'd like for you to|"
        r"i'd like to|i would like to|i want to|i'd love to|"
        r"i wanna|let's say|let's|let me|can i have you|"
        rf"i (?:need|have|wish) to(?= {_COMMAND} (?:{_OBJECT}|{QUOTED}))|"
        r"i need to(?= (?:add|include|insert|see|hear|know|be reminded)\b)|"
        r"know(?= what| which| how| when)|(?:tell|show) me(?= what| which| how| when| if | whether )|"
        r"remind me(?= what(?:'s| is| are| do) | which | how many)|help me(?: to)?(?= \w+ )|help to|help|"
        r"go ahead and|try to|i think you should|"
        r"do you can|can you do that|(?:it is|it's|is it) possible (?:for you )?to(?! (?:[a-z]+ "
        r")?(?:all|every\w*|my (?:tasks|list))\b)|i want(?= add| "
        r"put| delete| remove| see)|"
        r"i (?:want|would like|need) that you|you can(?: now)?|you could|you should|you may|"
        r"quick(?= add)|maybe(?= add)|"
        r"please to add(?= task)|assistant|remember to please|if you can|"
        r"if you could|if possible|"
        r"(?:please )?make sure (?:to|you)(?= (?:add|put|include)\b)|"
        r"be so kind (?:as )?to|do me "
        r"a favou?r and|it'd be great if you could|quickly|maybe you could|perhaps you could)(?:,|:|!|\.)* "
    )
)
_END = re.compile(
    r"(?:(?:,? |\n)(?:(?:please|thanks|thank you) (?:love|dear|mate|darling|hun|honey|pal|buddy)|"
    r"please|pls|plz|thanks|thank you|many thanks|thx|thank u|ta|tia|"
    r"cheers(?: mate)?|for me|right now|immediately|if you can|would you|"
    r"if you (?:could|don't mind|would)|if possible|"
    r"will you|could you|can you|okay|ok|(?<!from )now|btw|by the way|thanks a lot|"
    r"thank you (?:so|very) much|(?:thanks|thank you|thx),? (?:and )?(?:good)?bye))+$|[ ?.,]+$|(?<!!)!$"
)
# "Delete please the task".
_WITHIN = re.compile(
    r"(?:add|show|list|delete|remove|complete|mark|move|change|undo|"
    r"put)(?P<please>,? please,?) \S"
)
# "Would you mind adding ..." asks for the same as "add ...".
_GERUNDS = {
    "adding": "add", "putting": "put", "creating": "create", "making": "make", "setting": "set",
    "reminding": "remind", "showing": "show", "listing": "list", "reading": "read", "telling": "tell",
    "deleting": "delete", "removing": "remove", "taking": "take", "clearing": "clear", "marking": "mark",
    "completing": "complete", "checking": "check", "crossing": "cross", "ticking": "tick",
    "changing": "change", "moving": "move", "renaming": "rename", "updating": "update",
    "rescheduling": "reschedule", "restoring": "restore", "reopening": "reopen", "undoing": "undo",
}  # fmt: skip
_GERUND = re.compile(rf"(?:{'|'.join(_GERUNDS)})\b")


def strip_polite(text: Text) -> Text:
    """Without "could you please ..." and "..., thanks"; a text that is nothing else stays as it is."""
    kept = text.strip(" \n,;")
    if within := _WITHIN.match(kept.low):
        kept = kept.without([within.span("please")])
    start = after_lead(kept.low)
    minded = kept.low[:start].rstrip().endswith("mind")
    kept = kept.cut(start)
    if minded and (match := _GERUND.match(kept.low)):
        verb = _GERUNDS[match[0]]
        kept = Text(verb, verb, kept.at[: len(verb)]) + kept.cut(match.end())
    while (match := _END.search(kept.low[-40:])) and match.end() > match.start():
        kept = kept.cut(0, len(kept) - len(kept.low[-40:]) + match.start())
    return kept or text.strip()


def after_lead(low: str, position: int = 0, times: int = 1000) -> int:
    """Where the request itself begins, behind "please", "could you" and the like (so many of them)."""
    while times and (match := _POLITE.match(low, position)):
        position = match.end()
        while position < len(low) and low[position] in " \n,;":
            position += 1
        times -= 1
    return position


def only_polite(text: Text) -> bool:
    return _POLITE.fullmatch(f"{text.low} ") is not None
