"""The sentence forms that count only where a task is called so."""

from assistant.attributes import PRIORITY_WORD
from assistant.lexicon import REPORTED
from assistant.operations import Kind
from assistant.rules import PHRASE, Rule

_VERB = rf"(?P<verb>{'|'.join(REPORTED)})"
_HANDLED = (
    r"(?P<verb>got|bought|picked up|grabbed|fetched|ordered|paid|payed|settled|cleaned|washed|tidied|"
    r"hoovered|vacuumed|booked|reserved|returned|fixed|repaired|watered|submitted|handed in|renewed|packed|"
    r"collected|printed|signed|cooked|baked|mowed|finished|completed)"
)
_NOW = (
    r"(?: already| now| today| just now| this (?:morning|afternoon|evening)| yesterday| last night| finally|"
    r" at last)?"
)
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
    Rule(rf"{_ANY}(?::| -|,) (?:complete|completed|finished)", "milk - complete"),
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
    # Things only: "the bank called" is no call to the bank.
    Rule(rf"{_ANY} {_HANDLED}{_NOW}", "rent paid"),
)
# What was marked as done and is not.
DIDNT = (
    Rule(
        r"(?:actually,? )?(?:i|we) (?:didn't|did not|haven't|have not|never)(?: (?:actually|really|even))* "
        rf"(?P<did>[a-z]{{2,12}}(?: (?:up|in|back|to))?) {_ANY}(?: yet| after all| actually)?",
        "i didn't actually pay the rent",
        "told",
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
    Rule(rf"(?:i|we) no longer (?:need|want|have) (?:to )?{_ANY}", "i no longer need the dentist", "told"),
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
    Rule(
        rf"{_ANY}(?:,|:| -| has| has got| gets| needs)?(?: an?| the)? (?P<p>{PRIORITY_WORD}) "
        r"(?:priority|prio)",
        "dentist low priority",
    ),
)
PLANNED = (
    Rule(
        r"(?:(?:i|we)(?:'ll| will|'m going to|'re going to| can| could)? )?"
        r"(?:do|have|hold|schedule|attend|make) (?P<what>.{3,80}?)(?:,? instead(?: of .{1,40})?)?",
        "do the dentist on friday",
    ),
    Rule(
        r"(?:they|he|she|we|i|somebody|someone|the [a-z]+)(?:'ve| have| has)?(?: just)? (?:moved|rescheduled|"
        r"postponed|pushed|shifted|delayed|changed) (?P<what>.{3,80}?)",
        "they moved the dentist to friday",
        "moved",
    ),
    Rule(
        r"(?:i|we)(?:'ll| will|'m going to|'re going to| am going to| are going to) (?!not\b|never\b)"
        r"(?P<what>.{3,80}?)",
        "i'll call the plumber on friday",
        "words",
    ),
    Rule(r"(?P<what>[^,]{2,60}? due .{2,40})", "dentist due next friday", "whole"),
    Rule(r"(?P<what>[^,]{2,60}? now .{2,40})", "dentist now friday at ten"),
    Rule(r"(?P<what>.{3,80}?),? instead(?: of .{1,40})?", "call mum tomorrow instead of today"),
)
REPEATED = (
    Rule(
        rf"{_ANY} (?:should be|should repeat|must be|needs to be)(?: now| again)? "
        r"(?P<rule>(?:every|each|daily|weekly|monthly|yearly)\b.{0,40})",
        "the gym should be every other day",
    ),
    Rule(
        rf"{_ANY} (?:is|are|repeats?)(?: now| again)? "
        r"(?P<rule>(?:every|each|daily|weekly|monthly|yearly)\b.{0,40})",
        "the gym is every other day",
        "whole",
    ),
)
UPDATE = (Rule(rf"(?:update|edit|modify|change|rename|retitle) {_THE}", "update the budget meeting"),)
FAMILIES: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (
    ("list", STATE),
    ("list", ABOUT),
    ("complete", COMPLETE),
    ("complete", DID),
    ("reopen", DIDNT),
    ("update", UPDATE),
    ("delete", DELETE),
)
