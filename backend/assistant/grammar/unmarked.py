"""Something to do that is said without a command: "call Ann tomorrow", "dentist on Friday at 3".

It is added when it has a date, else offered. A question never is, nor what an assistant shall do itself.
"""

import re

from assistant.dates.extract import extract, whole
from assistant.elsewhere import elsewhere
from assistant.grammar.dated import date_before, only_date
from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.lexicon import opens_with_verb
from assistant.operations import Clock, Draft, Kind, Operation
from assistant.rules import bare_apostrophes
from assistant.text import Text
from assistant.titles import title

_QUESTION = re.compile(
    r"(?:who|what|when|where|why|which|how|whose|is|are|am|do|does|did|can|could|would|should|"
    r"will|was|were|has|have|may)\b"
)
# Said to an assistant rather than of one's own list.
_FOR_ASSISTANT = re.compile(
    r"(?:tell|teach|show|give|play|translate|explain|turn|set|start|stop|open|find|sing|listen|"
    r"clear (?:skies|sky|spells|weather)|repeat|speak|talk(?! to (?!me\b|us\b|you\b))|see|let|do|have|"
    r"thank(?:s| you))\b|[a-z]+ (?:me|us)\b"
)
# With these verbs a thing of another service is meant to be handled now, not kept for later.
_CONTROL = re.compile(
    r"(?:cancel|delete|remove|update|change|open|close|set|send|post|share|clear|lock|put|start) "
)
# A sentence that tells something asks for nothing ("work is stressful today").
_STATEMENT = re.compile(
    bare_apostrophes(
        r"\b(?:is|are|was|were|isn't|aren't|has|had|will|won't|would|i|i'm|you|you're|he|she|it's|they|"
        r"we|who|goes|starts|begins|costs|says|wants|likes|which|"
        r"what|how|why|that's|there's)\b"
    )
)
# "Gotta call Jen" is "call Jen".
_NEEDED = re.compile(
    r"(?:(?:i|we) )?(?:gotta|got to|need to|have "
    r"to|must|ought to|let'?s) |need (?=(?:an?|some|more|new) )"
)
# What people keep in a diary.
_EVENT = re.compile(
    r"\b(?:appointments?|meetings?|lunch|dinner|breakfast|brunch|coffee|drinks|calls?|gym|dentist|doctor|"
    r"vet|interview|class|"
    r"lecture|exam|test|quiz|homework|essay|assignment|rent|bills?|birthday|anniversary|party|wedding|"
    r"concert|"
    r"workout|yoga|practice|rehearsal|deadline|presentation|review|standup|haircut|check-?up|laundry|"
    r"groceries|"
    r"payment|pick-?up|delivery|visit|therapy|barber|report|invoice|tax(?:es)?|oil change|reunion|"
    r"session|date with|"
    r"flight|train|ferry|bus|hairdresser|physio(?:therapy)?|optician|orthodontist|clinic|hospital|mot|funeral|"
    r"graduation|recital|tournament|match|cinema|theatre|theater|drinks|bbq|"
    r"trip|conference|webinar|seminar|training|lesson|errands?|shift|due)\b"
)
_FRAGMENT = 7  # words
_GOODS = 3  # words
_WEATHER = re.compile(
    r"\b(?:weather|forecast|rain(?:y|ing)?|snow(?:y|ing)?|sun(?:ny|shine|rise|set)?|wind(?:y)?|storm(?:y)?|"
    r"cloud(?:y|s)?|fog(?:gy)?|hot|cold|warm|degrees|temperature|humid(?:ity)?|pollen|news|score|time|date|traffic|"
    r"nothing|lights?|music|alarm)\b"
)
_ENGAGED = re.compile(
    bare_apostrophes(
        r"(?:i|we)(?: have|'ve| have got|'ve got)(?: also)? (?P<event>(?:an? |my |our ).{2,200})"
    )
)


# "We're out of coffee": what is used up is offered to be bought.
_USED_UP = re.compile(
    bare_apostrophes(
        r"(?:oh no,? |damn,? |oops,? )?(?:(?:i|we)(?:'m|'re| are| am|'ve| have)?(?: just)? (?:all "
        r"|nearly |almost |completely )?"
        r"(?:run |ran |running )?(?:out of|low on)|there(?:'s| is) no more|no more) "
        r"(?P<x>(?!(?:time|money|ideas|luck|patience|"
        r"energy|options|space|breath|order|office|town|control)\b)[a-z][a-z -]{1,30}?)(?: "
        r"left)?(?: at home| in the (?:house|fridge))?"
        r"(?: again| now| today)?"
    )
)


def _used_up(text: Text) -> Operation | None:
    match = _USED_UP.fullmatch(text.low)
    if match is None or len(match["x"].split()) > _GOODS:
        return None
    draft = Draft(title(text.cut(match.start("x"), match.end("x"))))
    return Operation("offer", text.raw, drafts=(draft,))


def read(text: Text, clock: Clock) -> Operation | None:
    if used_up := _used_up(text):
        return used_up
    if needed := _NEEDED.match(text.low):
        text = text.cut(needed.end())
    if _QUESTION.match(text.low) or text.raw.endswith("?") or text.low.startswith("due "):
        return _engagement(text, clock)
    head, body = date_before(text, clock)
    if _imperative(body):
        drafts = read_drafts(body, clock, shared=head)
        dated = extract(text, clock)[0] is not None or any(d.due or d.recurrence for d in drafts)
        kind: Kind = "add" if dated and drafts else "offer"
        return Operation(kind, text.raw, drafts=drafts, spans=drafts_spans(drafts))
    if _EVENT.search(text.low) and not _FOR_ASSISTANT.match(text.low) and not _STATEMENT.search(text.low):
        return _dated(text, "add", text, clock)
    return _engagement(text, clock) or _fragment(text, clock)


def _fragment(text: Text, clock: Clock) -> Operation | None:
    """ "Bins out tonight" is offered: a few words and when."""
    words, others = text.low.split(), _FOR_ASSISTANT.match(text.low) or _WEATHER.search(text.low)
    if others or not 2 <= len(words) <= _FRAGMENT or _STATEMENT.search(text.low) or elsewhere(text.low):
        return None
    if whole(text, clock) or only_date(text, clock):
        return None  # a date alone may be an answer
    head, body = date_before(text, clock)
    return None if head and elsewhere(body.low) else _dated(text, "offer", text, clock)


def _imperative(text: Text) -> bool:
    """Something to do said without a command ("call Ann tomorrow")."""
    if _FOR_ASSISTANT.match(text.low) or re.match(r"\w+ (?:is|are|was|were)\b", text.low):
        return False
    if _CONTROL.match(text.low) and elsewhere(text.low.split(" ", 1)[1]):
        return False
    return opens_with_verb(text.low) and 2 <= len(text.low.split()) <= 20


def _engagement(text: Text, clock: Clock) -> Operation | None:
    """ "I have a dentist appointment on Friday" is offered: it may only have been told."""
    match = _ENGAGED.fullmatch(text.low)
    if match is None or not _EVENT.search(text.low):
        return None
    return _dated(text, "offer", text.cut(match.start("event")), clock)


def _dated(text: Text, kind: Kind, event: Text, clock: Clock) -> Operation | None:
    if len(event.low.split()) > 14:
        return None
    drafts = read_drafts(event, clock)
    if not drafts or not all(draft.due or draft.recurrence for draft in drafts):
        return None
    if any(draft.due and draft.due[:10] < clock.today.isoformat() for draft in drafts):
        return None  # told of: "paid the rent yesterday"
    return Operation(kind, text.raw, drafts=drafts, spans=drafts_spans(drafts))
