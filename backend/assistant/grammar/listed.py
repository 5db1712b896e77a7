"""What only the list can tell: "complete the photos" asks for something where a task is called so, and is
meant for another service where none is; "bought milk" tells of a task, "did I buy milk?" asks about one, or
both are talk. Nothing is deleted on such words without a yes, but a task whose whole title was said ("scrap
the dentist")."""

import re

from assistant.attributes import PRIORITY_WORD, priority_value
from assistant.dates.extract import extract
from assistant.grammar import due, fields, status
from assistant.lexicon import REPORTED
from assistant.operations import Changes, Clock, Kind, Operation
from assistant.rules import PHRASE, Rule, first, group, marked
from assistant.spans import covering, taken
from assistant.targets import parse_target
from assistant.text import Text

_VERB = rf"(?P<verb>{'|'.join(REPORTED)})"
_NOW = r"(?: already| now| today| just now| this (?:morning|afternoon|evening)| yesterday| last night)?"
_THE = rf"(?P<target>(?:the |my ){PHRASE})"
_ANY = r"(?P<target>(?:the |my |our )?[^,.;?]{2,60}?)"
COMPLETE = (
    Rule(rf"(?:complete|finish|tick off|check off|cross off) {_THE}", "complete the photos"),
    Rule(
        rf"(?:mark|check|tick|cross) {_THE} (?:off|(?:as )?(?:done|complete|completed|finished))",
        "mark the photos as done",
    ),
    Rule(rf"(?:\u2705|\u2714\ufe0f?|\u2713|\u2611\ufe0f?|\[x\]) ?{_ANY}", "\u2705 milk"),
    Rule(
        rf"(?:that's |that is )?{_ANY} (?:(?:is |are |was |were )?sorted(?: out)?|dealt with|"
        r"handled|taken care of|(?:is|"
        r"was) over(?: with)?)",
        "the milk is sorted",
    ),
    Rule(rf"{_ANY}(?::| -)? ?(?:done|\u2705|\u2714\ufe0f?|\u2713|\u2611\ufe0f?)", "milk: done"),
)
DID = (
    Rule(
        rf"(?:(?:i|we)(?:'ve| have)? )?(?:just |already |finally )*{_VERB} (?:already "
        rf")?{_ANY}{_NOW}",
        "bought milk",
    ),
    Rule(
        rf"{_ANY} (?:is|are|was|were|has been|have been) (?:now |already |finally )*{_VERB}{_NOW}",
        "the rent is paid",
    ),
)
# "Get rid of the sofa" may be a task in itself, "drop me a line" is talk.
DELETE = (
    Rule(
        r"(?:delete|remove|erase|scratch|scrap|bin|ditch|drop|discard|dump|trash|axe|nix|lose|"
        r"cancel|get rid of|throw (?:out|away)|"
        r"chuck(?: out)?|forget(?: about)?|never ?mind) "
        r"(?!(?:me|us|him|her|you|by|in|off|out|it|that|(?:the )?(?:priority|due|date|deadline|"
        rf"tags?|notes?))\b){_ANY}(?: today| tomorrow| tonight| "
        r"on [a-z]+day)?",
        "scrap the dentist",
    ),
    Rule(
        rf"(?:i|we) (?:don't|do not|no longer) (?:need|want|have) (?:to )?{_ANY} (?:any ?more|any longer)",
        "i don't need the dentist anymore",
        "told",
    ),
    Rule(
        rf"{_ANY} (?:is|was|are|got|has been|have been) (?:cancelled|canceled|called off)",
        "the party is cancelled",
        "told",
    ),
)
STATE = (
    Rule(
        r"(?:did|have|has) (?:i|we) (?:already |ever |actually |really )?"
        r"[a-z]{2,15}(?: back| up| in| off| for)? "
        rf"{_ANY}(?: yet| already| today| yesterday)?",
        "did i buy milk",
    ),
    Rule(
        rf"(?:is|are|was|were|has|have) {_ANY} (?:been )?(?:already )?(?:{_VERB}|done)(?: yet| already)?",
        "has the rent been paid",
    ),
)
ABOUT = (
    Rule(
        r"(?:(?:please )?tell me|what do (?:you|i) (?:know|have)|(?:show |give )?(?:me )?(?:the "
        r")?(?:details?|info|information)|"
        r"(?:is there|do i have|have (?:you|i)(?: got)?) (?:something|anything|an? (?:task|"
        r"reminder)|tasks|reminders))"
        rf"(?: on my list| planned)? (?:about|of|on|for|with|from) {_ANY}",
        "tell me about the dentist",
    ),
    Rule(
        r"what(?:'s| is| was) the (?:notes?|descriptions?|details?|date|day|due date|time|"
        r"deadline|priority|status|tags?) "
        rf"(?:of|for|on|about) {_ANY}",
        "what's the date of the meeting",
    ),
    Rule(rf"(?:and|what about|how about) (?:the|my) {_ANY}", "what about the dentist"),
    Rule(rf"(?:when|what time)(?:'s| is| are| was)? {_ANY}(?: due| again)?", "when's the dentist again"),
)
IMPORTANT = (
    Rule(
        rf"{_ANY} (?:isn't|aren't|is not|are not|is no longer) (?:that |so |very |really "
        r")*(?P<not>urgent|important)"
        r"(?: any ?more| now)?",
        "dentist isn't urgent",
    ),
    Rule(
        rf"{_ANY} (?:is|are|should be|got|became) (?:now |really |very |so |super |quite |a |an "
        rf")*(?P<p>{PRIORITY_WORD})"
        r"(?: priority)?(?: now)?",
        "dentist is really urgent",
    ),
)
PLANNED = (
    Rule(
        r"(?:(?:i|we)(?:'ll| will|'m going to|'re going to| can| could)? )?"
        r"(?:do|have|hold|schedule|attend|make) (?P<what>.{3,80}?)(?:,? instead(?: of .{1,40})?)?",
        "do the dentist on friday",
    ),
    Rule(r"(?P<what>[^,]{2,60}? now .{2,40})", "dentist now friday at ten"),
    Rule(r"(?P<what>.{3,80}?),? instead(?: of .{1,40})?", "call mum tomorrow instead of today"),
)
# "Set the alarm for 7" is no task about an alarm; "set the deadline of the alarm to friday" is one.
_DEVICE = re.compile(
    r"(?:put|change|make|set|turn|switch|open|close|lock|unlock|start|stop|play|pause|dim|raise|"
    r"lower|increase|decrease) "
)
_STATED = re.compile(r".{1,80}? (?:is|are) (?:on|at|by|in|from) ")  # "the flight is at 6pm"
_LATER = re.compile(
    r"(?!make|set|move|push|have|do|start|hold|remind|in |call|buy).{2,60} "
    r"(?:later|earlier)$"
)
_FIELD = re.compile(
    r"\b(?:due|deadline|date|priority|prio|tags?|labels?|notes?|description|urgent|important|done|task)\b"
)
UPDATE = (Rule(rf"(?:update|edit|modify|change|rename|retitle) {_THE}", "update the budget meeting"),)
FAMILIES: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (
    ("list", STATE),
    ("list", ABOUT),
    ("complete", COMPLETE),
    ("complete", DID),
    ("update", UPDATE),
    ("delete", DELETE),
)


def read(text: Text, clock: Clock) -> Operation | None:
    """What the words ask for or tell if a task fits them; to be tried where nothing else was understood.

    Where something was done, `topic` has the words by which a task may name it beside what it was done to.
    """
    for kind, rules in FAMILIES:
        for rule, match in first(rules, text):
            said = group(match, text, "target")
            if said and ((target := parse_target(said, clock)).words or (rules is ABOUT and target.numbers)):
                spans = marked(match, text, target="task")
                topic = _names_of(match["verb"]) if rules is DID else "state" if rules is STATE else ""
                told = rule.means == "told"
                return Operation(kind, text.raw, target=target, topic=topic, spans=spans, unsure=told)
    return _planned(text, clock) or _anywhere(text, clock)


def _planned(text: Text, clock: Clock) -> Operation | None:
    """ "Let's do the dentist at 3": when a task that is there is to be done."""
    for _, match in first(PLANNED, text):
        what = group(match, text, "what")
        when, said = extract(what, clock) if what else (None, text)
        if said.low.endswith(" now"):
            said = said.cut(0, -4)
        if what and when and said and (target := parse_target(said, clock)).words:
            spans = covering("task", said) + taken("due", what, said)
            return Operation("update", text.raw, target=target, changes=Changes(when=when), spans=spans)
    return None


def _anywhere(text: Text, clock: Clock) -> Operation | None:
    """A request about the garage or the flights, which other services look after, where a task "
    "is called so."""
    if _DEVICE.match(text.low) and not _FIELD.search(text.low):
        return None
    if _LATER.match(text.low):  # "team meeting half an hour later"
        text = Text("make ", "make ", (-1,) * 5) + text
    if _STATED.match(text.low):
        return None
    for family in (_important, fields.read, due.read, status.read):
        asked = family(text, clock, anywhere=True)
        if asked and asked.target.words and asked.kind in ("complete", "delete", "update"):
            return asked
    return None


def _important(text: Text, clock: Clock, anywhere: bool) -> Operation | None:
    for _, match in first(IMPORTANT, text):
        said = group(match, text, "target")
        if said and (target := parse_target(said, clock)).words:
            spans = marked(match, text, target="task", p="priority")
            level = f"not {match['not']}" if "not" in match.re.groupindex else match["p"]
            changes = Changes(priority=priority_value(level))
            return Operation("update", text.raw, target=target, changes=changes, spans=spans)
    return None


def _names_of(verb: str) -> str:
    return next(names for said, names in REPORTED.items() if re.fullmatch(said, verb))
