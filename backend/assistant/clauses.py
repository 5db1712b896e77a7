"""A message cut into clauses, one command each."""

import re
from collections.abc import Callable, Iterator

from assistant.lexicon import REPORTED
from assistant.patterns import Pattern
from assistant.politeness import after_lead, only_polite, strip_polite
from assistant.rules import TASK, WHERE
from assistant.text import QUOTED, Text

_ABBREVIATION = re.compile(
    r"(?:^|[ (])(?:[ap]\.m|e\.g|i\.e|dr|mr|mrs|ms|st|no|vs|etc|approx|jan|feb|mar|apr|jun|jul|aug|"
    r"sept?|oct|nov|dec)\.$"
)
# "5.12. 14:20", "5.12. at noon": the second point ends no sentence.
_DOTTED_DATE = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\. (?:\d|at |um |, |- )")
_NUMBERED = re.compile(r"(?:^|\n)\d{1,2}\.$")  # "1. Fix the bike"
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)]) ")
# "!!" is a priority, not an end, and neither is the mark behind "urgent!".
_STOP = re.compile(r"(?:[.?]+|(?<!!)(?<!^urgent)(?<!^important)!(?!!))(?= |$)|;|\n")
_JOINT = re.compile(r"(?:,|;)? (?:and then|and also|and after that|then|and|but|plus|also|so) |, ?")
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
_STRONG = Pattern(
    rf"(?:{_VERB} (?:off |out )?{_OBJECT}|(?:add|create|make|set)(?: up)?(?: an?| another| new|"
    rf" the){{0,2}} (?:{TASK}|description|notes?|tags?|due date|deadline)\b|add |remind me\b|"
    r"(?:another|one more) (?:(?:one|task|reminder) )?(?:to|for|called) |"
    r"(?:todo|to-do|task|reminder|note to self)(?: ?:| -) |"
    r"undo\b|(?:tick|check|cross|mark) off (?!my list|the list)\S|"
    r"mark .{1,60} (?:as )?(?:done|completed?|finished)\b|(?:check|tick|cross) .{1,60} off\b|"
    r"(?:show|list|display|tell|give) (?:me\b|my\b|all\b|the list)|what(?:'s|'re)?\b|how "
    rf"many\b|which {TASK}|i(?:'ve| have)? (?:finished|completed|done)\b|don't forget\b|i "
    r"(?:need|have) to\b)"
)
_WEAK = Pattern(
    rf"(?:{_VERB} |add |create (?:an?|new|the) |put .{{1,60}} list|remind me\b|undo\b|show |"
    r"list |display |tell me (?:what|which|how)|what(?:'s|'re)?\b|how many\b|which\b|i "
    r"(?:need|have|must)\b|"
    r"i(?:'ve| have)? (?:finished|completed|done)\b|don't forget\b|restore |\d{1,9} (?:is )?done)"
)
# "I bought milk and paid the rent": what was done, one after the other.
_ALREADY = r"(?:i(?:'ve| have)? |we(?:'ve| have)? |just |already |also |finally |now )*"
_DID = "|".join(REPORTED)
_TELLS = Pattern(
    rf"{_ALREADY}(?:{_DID}) |[^,.;]{{2,60}}? (?:is|are|was|were|has been|have been) (?:{_DID}|done)\b"
)
_TOLD = Pattern(
    rf"{_ALREADY}(?:{_DID}) (?!(?:by|for|in|on|at|with|from|to)\b)\S|(?:the |my )?[^,.;]{{2,60}}? "
    rf"(?:is|are|was|were|has been|have been) (?:{_DID}|done)\b"
)
_ADDS = re.compile(
    r"(?:add|create|make an?|new|another|one more|put|remind|set an?|i (?:need|have) to|i "
    r"must|don't|todo|to-do|"
    r"task|note|remember|schedule)\b"
)
# "Add bread to my list" is complete; what follows is no more of the list.
_PLACED = Pattern(rf" (?:to|on|onto|in|into) {WHERE}$")
_ADD_IT = re.compile(
    r"(?:add|put|include|write|note)(?: down)? (?:it|that|this|them)(?: down)?(?:$| (?:to|on)\b)"
)
# "..., remind me tonight" says when, of what was said before it.
_REMIND_OF_IT = Pattern(r"remind me(?: again| of it| about it)?[ .!]*$")
_REMIND_THEN = Pattern(
    r"remind me(?: again| of it| about it)? (?:tonight|tomorrow|today|at|on|in|every|next|this|later)\b"
    r"(?:(?! to | about | that ).){0,40}$"
)
_NUMBERS = re.compile(r"(?:tasks? |#|\d| |,|and )+")
_COUNTED = 60  # characters of them
_CLAUSES = 20  # more than that are not read
_LEADS = 4  # polite words before a command: "and then please could you"
_CONCLUSION = 80  # characters of "take it off my list, please"


def split_clauses(text: Text, whole: Callable[[Text], bool] = lambda _: False) -> list[Text]:
    """Sentences, parted again where a new command begins after a comma or "and".

    `whole` says of one or two sentences that they make sense only together.
    """
    clauses: list[Text] = []
    sentences = _sentences(text)
    sentence = next(sentences, None)
    while sentence and len(clauses) < _CLAUSES:
        following = next(sentences, None)
        pair = sentence.then(following) if following and len(following) <= _CONCLUSION else None
        if pair and whole(pair):
            clauses.append(strip_polite(pair))
            following = next(sentences, None)
        elif whole(sentence):
            clauses.append(strip_polite(sentence))
        else:
            parts = _commands(strip_polite(_unmarked(sentence)))
            clauses += [
                clause for part in parts if (clause := strip_polite(part)) and not only_polite(clause)
            ]
        sentence = following
    return clauses or [strip_polite(text)]


def _unmarked(sentence: Text) -> Text:
    """A line of a list without its dash or number; several lines keep theirs."""
    mark = _BULLET.match(sentence.low)
    return sentence.cut(mark.end()) if mark and "\n" not in sentence.low else sentence


def _sentences(text: Text) -> Iterator[Text]:
    start, adds = 0, None
    for match in _STOP.finditer(text.low):
        end = match.end()
        if match[0] == "." and _NUMBERED.search(text.low, max(0, end - 4), end):
            continue
        if match[0] == "." and _DOTTED_DATE.search(text.low, max(0, end - 7), end + 4):
            continue
        if match[0].startswith(".") and _ABBREVIATION.search(text.low, max(0, end - 12), end):
            continue
        if match[0] in (";", "\n"):  # goes on in the next line, as the list after "add:" does
            if adds is None:  # so does the list under "tomorrow:"
                bullets = _BULLET.match(text.low, start) and _BULLET.match(text.low, end)
                adds = text.low[end - 2 : end] == ":\n" or bool(bullets) or _adds(text.low, start)
            if adds and not _begins(text.low, _past_indent(text.low, end), adding=True):
                continue
        if text.low[start:end].strip(" .?!;\n"):
            yield text.cut(start, end).strip(" \n;")
        start, adds = end, None
    if text.low[start:].strip(" .?!;\n"):
        yield text.cut(start).strip(" \n;")


def _past_indent(low: str, position: int) -> int:
    while position < len(low) and low[position] in " \n-*•":
        position += 1
    mark = _BULLET.match(low, position)
    return mark.end() if mark else position


def _commands(sentence: Text) -> Iterator[Text]:
    start, adding = 0, _adds(sentence.low, 0)
    for match in _JOINT.finditer(sentence.low):
        following = after_lead(sentence.low, match.end(), _LEADS)
        listed = (
            adding and _PLACED.search(sentence.low, max(start, match.start() - 60), match.start()) is not None
        )
        tells = _TELLS.match(sentence.low, start)
        told = tells and tells.end() <= match.start() and _TOLD.match(sentence.low, following)
        numbers = (  # "9 and 11 done"
            match.start() - start <= _COUNTED
            and sentence.low[following : following + 1].isdigit()
            and _NUMBERS.fullmatch(sentence.low, start, match.start())
        )
        if (
            match.start() > start
            and not numbers
            and (told or _begins(sentence.low, following, adding and not listed))
        ):
            yield sentence.cut(start, match.start())
            start, adding = match.end(), _adds(sentence.low, following)
    yield sentence.cut(start)


def _adds(low: str, position: int) -> bool:
    """Whether a request to add something begins here, behind its polite words."""
    while position < len(low) and low[position] in " \n,;":
        position += 1
    return _ADDS.match(low, after_lead(low, position, _LEADS)) is not None


def _begins(low: str, position: int, adding: bool) -> bool:
    """Whether a new command begins here; after "add ..." only what can be nothing else does."""
    if _REMIND_THEN.match(low, position) or (not adding and _REMIND_OF_IT.match(low, position)):
        return False
    command = (_STRONG if adding else _WEAK).match(low, position)
    return command is not None and not _ADD_IT.match(low, position)
