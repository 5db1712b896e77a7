"""What only the list can tell: "complete the photos" asks for something where a task is called so, and is
meant for another service where none is; "bought milk" tells of a task, "did I buy milk?" asks about one, or
both are talk. Nothing is deleted on such words without a yes, but a task whose whole title was said ("scrap
the dentist")."""

import re

from assistant.operations import Clock, Kind, Operation
from assistant.rules import PHRASE, Rule, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text

# What people say they did, and how tasks name the same.
_DID: dict[str, str] = {
    "got|bought|picked up|grabbed|fetched|ordered": "buy get pick up grab fetch order purchase some",
    "paid|settled": "pay settle",
    "called|phoned|rang": "call phone ring",
    "emailed|e-mailed|mailed|texted|sent|wrote to|posted": "email e mail text send write post to",
    "cleaned|washed|tidied|hoovered|vacuumed": "clean wash tidy hoover vacuum up",
    "booked|reserved|made": "book reserve make",
    "returned|brought back|took back": "return bring take back",
    "fixed|repaired": "fix repair",
    "watered": "water",
    "fed": "feed",
    "walked": "walk",
    "submitted|handed in": "submit hand in",
    "renewed": "renew",
    "packed": "pack",
    "collected": "fetch collect pick up",
}
_VERB = rf"(?P<verb>{'|'.join(_DID)})"
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
    Rule(rf"{_ANY}(?::| -)? ?(?:done|\u2705|\u2714\ufe0f?|\u2713|\u2611\ufe0f?)", "milk: done"),
)
DID = (
    Rule(rf"(?:(?:i|we)(?:'ve| have)? )?(?:just |already |finally )*{_VERB} {_ANY}{_NOW}", "bought milk"),
    Rule(
        rf"{_ANY} (?:is|are|was|were|has been|have been) (?:now |already |finally )*{_VERB}{_NOW}",
        "the rent is paid",
    ),
)
# "Get rid of the sofa" may be a task in itself, "drop me a line" is talk.
DELETE = (
    Rule(
        r"(?:scrap|bin|ditch|drop|discard|dump|trash|axe|nix|lose|cancel|get rid of|throw (?:out|away)|"
        r"chuck(?: out)?|forget(?: about)?|never ?mind) "
        rf"(?!(?:me|us|him|her|you|by|in|off|out|it|that)\b){_ANY}",
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
UPDATE = (Rule(rf"(?:update|edit|modify|change) {_THE}", "update the budget meeting"),)
FAMILIES: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (
    ("complete", COMPLETE),
    ("complete", DID),
    ("update", UPDATE),
    ("delete", DELETE),
    ("list", STATE),
)


def read(text: Text, clock: Clock) -> Operation | None:
    """What the words ask for or tell if a task fits them; to be tried where nothing else was understood.

    Where something was done, `topic` has the words by which a task may name it beside what it was done to.
    """
    for kind, rules in FAMILIES:
        for rule, match in first(rules, text):
            said = group(match, text, "target")
            if said and (target := parse_target(said, clock)).words:
                spans = marked(match, text, target="task")
                topic = _names_of(match["verb"]) if rules is DID else "state" if rules is STATE else ""
                told = rule.means == "told"
                return Operation(kind, text.raw, target=target, topic=topic, spans=spans, unsure=told)
    return None


def _names_of(verb: str) -> str:
    return next(names for said, names in _DID.items() if re.fullmatch(said, verb))
