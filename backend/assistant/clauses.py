"""A message cut into clauses, one command each."""

import re
from collections.abc import Callable

from assistant.lexicon import opens_with_verb
from assistant.politeness import only_polite, strip_polite
from assistant.rules import TASK
from assistant.text import QUOTED, Text

_ABBREVIATION = re.compile(
    r"(?:^|[ (])(?:[ap]\.m|e\.g|i\.e|dr|mr|mrs|ms|st|no|vs|etc|approx|jan|feb|mar|apr|jun|jul|aug|"
    r"sept?|oct|nov|dec)\.$"
)
# "!!" is a priority, not an end.
_STOP = re.compile(r"(?:[.?]+|(?<!!)!(?!!))(?= |$)|;|\n")
_JOINT = re.compile(r"(?:,|;)? (?:and then|and also|and after that|then|and|but|plus|also) |, ?")
_OBJECT = (
    rf"(?:(?:the |my )?{TASK}\b|#? ?\d|it\b|that\b|them\b|both\b|all\b|everything\b|these\b|"
    rf"those\b|{QUOTED}|(?:the|my) (?:[\w'-]+ ){{1,5}}?(?:{TASK}|ones?)\b|(?:the|its) (?:due|"
    r"deadline|priority|description|note|tag|title))"
)
_VERB = (
    r"(?:mark|complete|finish|close|check off|tick off|cross off|tick|delete|remove|erase|"
    r"cancel|drop|trash|get rid of|reopen|re-open|uncheck|restore|"
    r"undelete|update|change|rename|edit|reschedule|move|postpone|push|snooze|tag|label|untag|"
    r"prioriti[sz]e|set|make|clear)"
)
# After "add ...": only what plainly speaks of tasks begins a new command; anything else may be one
# more thing to add.
_STRONG = re.compile(
    rf"(?:{_VERB} (?:off |out )?{_OBJECT}|(?:add|create|make|set)(?: up)?(?: an?| another| new|"
    rf" the){{0,2}} (?:{TASK}|description|notes?|tags?|due date|deadline)\b|add |remind me\b|"
    r"(?:another|one more) (?:one|task|reminder) (?:to|for|called) |"
    r"undo\b|"
    r"(?:show|list|display|tell|give) (?:me\b|my\b|all\b|the list)|what(?:'s|'re)?\b|how "
    rf"many\b|which {TASK}|i(?:'ve| have)? (?:finished|completed|done)\b|don't forget\b|i "
    r"(?:need|have) to\b)"
)
_WEAK = re.compile(
    rf"(?:{_VERB} |add |create (?:an?|new|the) |put .{{1,60}} list|remind me\b|undo\b|show |"
    r"list |display |tell me (?:what|which|how)|what(?:'s|'re)?\b|how many\b|which\b|i "
    r"(?:need|have|must)\b|"
    r"i(?:'ve| have)? (?:finished|completed|done)\b|don't forget\b|restore |\d{1,9} (?:is )?done)"
)
# Said to an assistant rather than of one's own list.
_FOR_ASSISTANT = re.compile(
    r"(?:tell|teach|show|give|play|translate|explain|turn|set|start|stop|open|find|sing|listen|"
    r"repeat|speak|talk|see|let|do|have)\b|[a-z]+ (?:me|us)\b"
)
_ADDS = re.compile(
    r"(?:add|create|make an?|new|another|one more|put|remind|set an?|i (?:need|have) to|i "
    r"must|don't|todo|to-do|"
    r"task|note|remember|schedule)\b"
)
_ADD_IT = re.compile(
    r"(?:add|put|include|write|note)(?: down)? (?:it|that|this|them)(?: down)?(?:$| (?:to|on)\b)"
)
_CONCLUSION = 80  # characters of "take it off my list, please"


def split_clauses(text: Text, whole: Callable[[Text], bool] = lambda _: False) -> list[Text]:
    """Sentences, parted again where a new command begins after a comma or "and".

    `whole` says of one or two sentences that they make sense only together.
    """
    clauses: list[Text] = []
    sentences = _sentences(text)
    while sentences:
        sentence = sentences.pop(0)
        if sentences and len(sentences[0]) <= _CONCLUSION and whole(pair := sentence.then(sentences[0])):
            sentences.pop(0)
            clauses.append(pair)
        elif whole(sentence):
            clauses.append(sentence)
        else:
            clauses += [
                clause for part in _commands(strip_polite(sentence)) if (clause := strip_polite(part))
            ]
    return [clause for clause in clauses if not only_polite(clause)] or clauses


def _sentences(text: Text) -> list[Text]:
    out: list[Text] = []
    start = 0
    for match in _STOP.finditer(text.low):
        if match[0].startswith(".") and _ABBREVIATION.search(
            text.low[max(0, match.end() - 12) : match.end()]
        ):
            continue
        piece, rest = (
            text.cut(start, match.end()).strip(" \n;"),
            text.low[match.end() : match.end() + 60].lstrip(" \n-*•"),
        )
        continues = match[0] in (";", "\n") and bool(out or piece) and not _begins(rest, adding=True)
        if continues and _ADDS.match(strip_polite(text.cut(start, start + 80)).low):
            continue
        out.append(piece)
        start = match.end()
    out.append(text.cut(start).strip(" \n;"))
    return [sentence for sentence in out if sentence]


def _commands(sentence: Text) -> list[Text]:
    out: list[Text] = []
    start = 0
    adding = bool(_ADDS.match(strip_polite(sentence.cut(0, 120)).low))
    for match in _JOINT.finditer(sentence.low):
        rest = strip_polite(sentence.cut(match.end(), match.end() + 160)).low
        if match.start() > start and _begins(rest, adding):
            out.append(sentence.cut(start, match.start()))
            start = match.end()
            adding = bool(_ADDS.match(rest))
    return [*out, sentence.cut(start)]


def _begins(low: str, adding: bool) -> bool:
    return (_STRONG if adding else _WEAK).match(low) is not None and not _ADD_IT.match(low)


def bare_imperative(text: Text) -> bool:
    """Something to do said without a command ("call Ann tomorrow")."""
    if _FOR_ASSISTANT.match(text.low):
        return False
    return opens_with_verb(text.low) and 2 <= len(text.low.split()) <= 20
