"""The task a phrase points to: by number, place in a list, pronoun, selection or words of its title."""

import re
from dataclasses import replace

from assistant.lexicon import ORDINALS, UNITS, number
from assistant.operations import Clock, Target
from assistant.patterns import Pattern
from assistant.references import exception, points_to_several, read_reference
from assistant.rules import LIST, TASK
from assistant.text import Text
from assistant.views import read_view

_LONGEST = 300  # no task is named in more characters
_ID = re.compile(r"(?:task )?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_ONE = r"(?:# ?|no\. ?|number )?\d{1,9}"
_NUMBERS = Pattern(
    rf"(?:the |my )?(?:(?:{TASK})(?: (?:ids?|numbers?|nos?))?:? ?|numbers |no )?{_ONE}"
    # Each separator can be read in one way only: a second reading would double the work at every number.
    rf"(?:(?:, ?(?:and |then )?| and | then | ?& ?| ?- ?| to | through )(?:task )?{_ONE}| "
    rf"(?=[#\d]){_ONE}){{0,30}}"
)
_WORD_NUMBER = re.compile(rf"(?:the )?(?:{TASK}|number) (?:number )?(?P<n>{'|'.join(UNITS)})")
_ORDINAL = "|".join(ORDINALS)
_ORDINALS = Pattern(
    rf"(?:the )?(?P<o>{_ORDINAL})(?:(?:,? and |, )(?:the )?(?:{_ORDINAL})){{0,5}}(?: (?:one|ones|"
    rf"{TASK}|entry|two))?(?: (?:on|in|of) (?:the|my|that) (?:{LIST}))?"
)
_IT = re.compile(
    rf"(?:it|that|this|that one|this one|that {TASK}|this {TASK}|the same(?: one| task)?|the one)"
)
_THEM = Pattern(
    rf"(?:(?:all |both |each )?(?:of )?(?:them|those|these|the above)(?: {TASK}| all| both)?|"
    rf"both(?: of (?:them|those|these))?(?: {TASK})?|them all|the lot|all (?:three|two|four|five))"
)
# A list that has a name of its own ("my shopping list") is not the whole list.
_GENERAL = (
    r"(?:(?:to-?do'?s?|to do'?s?|tasks?|chores?) )?lists?(?: of (?:things|tasks|to-?dos|chores))?(?: to do)?"
)
_ALL = Pattern(
    rf"(?:all|everything|all (?:of )?(?:my|the|these|those)? ?(?:{TASK}|{LIST}|stuff)|all (?:of "
    rf")?it|every(?: single)? (?:{TASK})|each {TASK}|(?:everything|all (?:items|tasks)?) (?:on|in|"
    rf"from) (?:my|the) {LIST}|(?:my|the|this) (?:whole |entire |complete |full )?(?:{_GENERAL}|agenda)|"
    r"(?:my )?(?:tasks|to-?dos|todo list|to-do list))"
)
_LEAD = re.compile(
    rf"(?:(?:the|my|our|a|an) )?(?:(?:{TASK}|one) (?:to|for|about|of)|(?:(?:{TASK}|one) )?(?:called|"
    rf"named|titled|"
    r"entitled|about|for|with the title|that says|regarding)) "
)
_TRAIL = Pattern(
    rf"(?:,? (?:(?:from|in|on|off|off of|out of) (?:my|the|our) (?:[a-z-]+ )?(?:{LIST}))|,? "
    rf"(?:{TASK}|one|entry)|,? please|,? for me|,? too|,? as well)$"
)
_LEAD_NOUN = re.compile(rf"(?:(?:{TASK}):? )")


def parse_target(text: Text, clock: Clock) -> Target:
    """What the phrase points to; an empty Target when it says only "a task"."""
    text = text.cut(0, _LONGEST).strip(" \n,;:.!?")
    low = text.low
    if quoted := text.quotation():
        return Target(words=quoted, exact=True)
    if spans := exception(low):
        several, left_out = parse_target(text.cut(0, spans[0]), clock), text.cut(spans[1])
        if points_to_several(several):
            return replace(several, but=parse_target(left_out, clock))
    if reference := read_reference(low):
        return reference
    if match := _ID.fullmatch(low):
        return Target(id=low.removeprefix("task "))
    if _NUMBERS.fullmatch(low):
        return Target(numbers=_numbers(low))
    if match := _WORD_NUMBER.fullmatch(low):
        return Target(numbers=(number(match["n"]),))
    if match := _ORDINALS.fullmatch(low):
        places = tuple(ORDINALS[word] for word in re.findall(rf"\b(?:{_ORDINAL})\b", low))
        return Target(ordinals=(1, 2) if low.endswith("two") and places == (1,) else places)
    if _IT.fullmatch(low):
        return Target(pronoun="it")
    if _THEM.fullmatch(low):
        return Target(pronoun="them")
    if re.fullmatch(rf"(?:an?|the|my|some|another|any)?(?: ?(?:one|{TASK}))?", low):
        return Target()
    if _ALL.fullmatch(low):
        view, _, _ = read_view(text, clock)
        return Target(view=replace(view, search=""))
    return _by_words(text, clock)


_STATE = re.compile(r"(?:the |my )?(?:overdue|completed|finished|done)(?: ones| stuff| things)?")
_COLLECTIVE = re.compile(r"(?:all|every|each|everything|any)\b")
_COLLECTION = re.compile(r"(?:all|every|each|everything|any)(?: of)?(?: (?:my|the|our|those|these))?")
_PLURAL = re.compile(r"(?:my|the) (?:.{1,80} )?[a-z]{3,}s(?: tasks| ones)?$")
_TASKS = Pattern(rf"(?:(?:my|the|our) )?(?:.{{1,40}} )?{TASK}\b")


def _by_words(text: Text, clock: Clock) -> Target:
    if _STATE.fullmatch(text.low):
        return Target(view=read_view(text, clock)[0])
    collective = _COLLECTIVE.match(text.low)
    if collective or _PLURAL.match(text.low) or _TASKS.match(text.low):
        view, rest, known = read_view(text, clock)
        if collective and not known and not rest:
            rest = _uncollected(text)  # "all plan tasks": a word that questions do without
        if collective or (known and (not rest or _PLURAL.match(text.low))):
            return Target(view=replace(view, search=rest.raw))
    bare = _strip(text)
    if quoted := bare.quotation():
        return Target(words=quoted, exact=True)
    if not bare:
        return Target()
    return Target(words=bare.raw)


def _uncollected(text: Text) -> Text:
    start = _COLLECTION.match(text.low)
    end = _TRAIL.search(text.low)
    return text.cut(start.end() if start else 0, end.start() if end else None).strip()


def _strip(text: Text) -> Text:
    while match := _TRAIL.search(text.low):
        text = text.cut(0, match.start()).strip()
    if match := _LEAD.match(text.low):
        text = text.cut(match.end()).strip()
    for lead in ("the ", "my ", "our ", "a ", "an "):
        if text.low.startswith(lead):
            text = text.cut(len(lead))
            break
    if match := _LEAD_NOUN.match(text.low):
        text = text.cut(match.end()).strip()
    return text.strip()


def _numbers(low: str) -> tuple[int, ...]:
    out: list[int] = []
    for match in re.finditer(r"(\d{1,9})(?: ?(?:-|to|through) ?(?:#|task )?(\d{1,9}))?", low):
        start, end = int(match[1]), int(match[2] or match[1])
        start, end = sorted((start, end))
        out += range(start, end + 1) if end <= start + 49 else [start]
    return tuple(dict.fromkeys(out))
