"""Talk that needs no tool: greetings, thanks, questions about the assistant; and undo and redo."""

from assistant.operations import Clock, Operation
from assistant.rules import Rule, first
from assistant.text import Text

_TAIL = r"(?: there| again| everyone| buddy| assistant| friend)?(?:,? (?:please|thanks|thank you))?"
RULES = (
    Rule(
        rf"(?:hi|hiya|hello|hey|heya|good (?:morning|afternoon|evening|day)|greetings|howdy|yo){_TAIL}",
        "hello there",
        "greeting",
    ),
    Rule(
        (
            r"(?:many |ok,? |okay,? |great,? |perfect,? )?(?:thanks|thank you|thx|ty|cheers|much "
            r"appreciated)(?: (?:a lot|so much|very much|again|for (?:your|the|all the) help|for that|"
            r"mate)){0,4}"
        ),
        "thanks a lot",
        "thanks",
    ),
    Rule(
        (
            r"(?:how are you|how are you doing|how's it going|how is it going|what's up|how do you do)(?: "
            r"today)?"
        ),
        "how are you",
        "how",
    ),
    Rule(
        (
            r"(?:bye|goodbye|good night|see you|see ya|cya|later|talk to you later|that's all|that is all|"
            r"that'll be all)(?: (?:later|soon|for now|then|tomorrow)){0,4}"
        ),
        "see you later",
        "bye",
    ),
    Rule(
        (
            r"(?:who|what) are you|are you (?:a |an )?(?:bot|robot|human|ai|real|person)(?: person)?|"
            r"what(?:'s| is) your name|what should i call you"
        ),
        "what is your name",
        "who",
    ),
    Rule(
        (
            r"(?:ok|okay|great|nice|cool|perfect|awesome|well done|good job|wonderful|excellent|good|got "
            r"it|alright|fine|lovely|wow|haha|lol|sweet)(?: (?:work|job|one|stuff))?"
        ),
        "good job",
        "praise",
    ),
    Rule(
        (
            r"(?:help|help me|i need help|can you help(?: me)?|what can you do(?: for me)?|what (?:are "
            r"you able|do you know how) to do|how (?:do|can|does) (?:i|this|it|you) (?:use (?:this|you|"
            r"it)|work|begin|start)|what (?:can|should) i (?:ask|say|type|do here|tell)(?: you)?(?: to "
            r"you)?|commands|what are (?:the|your) (?:commands|options|features|abilities)|\?|"
            r"instructions|how does this work|menu)(?: please)?"
        ),
        "what can you do",
        "help",
    ),
)
_TIMES = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
UNDO = (
    Rule(
        (
            r"(?:undo|un-?do)(?: (?:that|it|this|the last (?:one|change|action|thing|step)|my last "
            r"(?:change|action)|last (?:change|action)|what you (?:just )?did|the deletion|the change))?"
        ),
        "undo that",
    ),
    Rule(
        (
            r"(?:undo|revert|take back) (?:everything|all|all of (?:that|it|this)|it all|all (?:that )?you "
            r"(?:just )?did)(?: (?:that )?you(?:'ve)? (?:just )?(?:did|done|changed))?"
        ),
        "undo everything you just did",
    ),
    Rule(
        (
            rf"(?:undo|revert|take back) (?:the |my )?last (?P<times>{_TIMES})(?: (?:changes|actions|things|"
            rf"steps|ones|messages))?|undo (?P<often>twice|{_TIMES} times)"
        ),
        "undo the last two changes",
    ),
    Rule(
        (
            r"redo(?: (?:that|it|this|the last (?:one|change|action|thing|step)|my last (?:change|action)))?|"
            r"undo (?:the|that|my|your) (?:last )?undo|bring (?:that|it) back after all"
        ),
        "redo that",
        "redo",
    ),
    Rule(
        (
            r"(?:revert|roll back|rollback|reverse|take back)(?: (?:that|it|the last (?:change|action)|my "
            r"last change|last change))?|take (?:that|it) back"
        ),
        "revert the last change",
    ),
    Rule(
        r"(?:oops|whoops|no|sorry),? (?:undo|revert|take)(?: (?:that|it|the last change))?(?: back)?",
        "oops, undo that",
    ),
    Rule(
        r"(?:that was (?:a mistake|wrong|an accident)|i didn't mean (?:to do )?that|go back)",
        "that was a mistake",
    ),
)


def read(text: Text, clock: Clock) -> Operation | None:
    for rule, _ in first(RULES, text):
        return Operation("help" if rule.means == "help" else "social", text.raw, topic=rule.means)
    for rule, match in first(UNDO, text):
        said = match.groupdict()
        often = (said.get("times") or said.get("often") or "one").removesuffix(" times")
        return Operation("undo", text.raw, topic=rule.means, times=_number(often))
    return None


def _number(word: str) -> int:
    if word == "twice":
        return 2
    return int(word) if word.isdecimal() else _WORDS.index(word) + 1
