"""Questions about one task: whether it is on the list ("is milk on my list"), and when it is due."""

from assistant.operations import Clock, Operation, View
from assistant.rules import LIST, PHRASE, TASK, WHERE, Rule, first, group, marked
from assistant.text import Text
from assistant.views import strip_filler

_ON = (
    rf"(?: already| still| also| now)? (?:to|on|onto|in|into) {WHERE}"
    r"(?: (?:yet|already|today|now|for .{1,30}))?"
)
_ANY = rf"(?!any\b|anything|some|every|all |there|an? {TASK}|{TASK}|more |less |how )"
RULES = (
    Rule(rf"(?:is|are) (?:there )?(?:any )?{_ANY}(?P<item>{PHRASE}){_ON}", "is milk on my list"),
    Rule(
        (
            r"(?:do|does|did|have|has) (?:i|we|you|my list|my .{1,20} list) (?:already |just |ever )?"
            r"(?:remember(?:ed)? to )?"
            r"(?:add|added|put|have|got|include|included|write|written|set|list|listed) (?:down )?"
            rf"{_ANY}(?P<item>{PHRASE}){_ON}"
        ),
        "did I put eggs on my shopping list",
    ),
    Rule(
        rf"(?:do|does) {WHERE} (?:have|contain|include|say|list) {_ANY}(?P<item>{PHRASE})(?: (?:on|in) "
        rf"(?:it|there))?",
        "does my list have milk on it",
    ),
    Rule(
        (
            r"(?:see|check|tell me|find out|look|know|verify|confirm) (?:if|whether) "
            r"(?:there is |i have |i've got |i added |i put |i've added )?"
            rf"{_ANY}(?P<item>{PHRASE})(?: is| are)?{_ON}"
        ),
        "check if milk is on my list",
    ),
    Rule(
        (
            r"did i (?:tell|ask|get) you to (?:remind me (?:about|of|to)|add|put down|write down|note) "
            r"(?P<item>.{1,200})"
        ),
        "did I ask you to remind me about the laundry",
    ),
    Rule(
        r"(?:do|must) i still (?:have|need) to (?P<item>.{1,200})",
        "do I still have to buy milk",
    ),
    Rule(
        (
            r"(?:have|did) i (?:already |ever )?(?:done|finished|completed|finish|complete|ticked off|"
            r"checked off|"
            r"tick off|check off) (?!every|all|any)(?P<item>.{1,200}?)(?: (?:yet|already))?"
        ),
        "have I finished the report yet",
    ),
    Rule(
        rf"is (?P<item>(?:the |my ){PHRASE}) (?:done|finished|completed|complete|ticked off)(?: yet| "
        r"already)?",
        "is the report done yet",
    ),
    Rule(r"did you (?:add|note|put down|write down) (?P<item>.{1,200})", "did you add the milk"),
    Rule(
        (
            r"when (?:do|must|should|did you say|am|are) (?:i|we) "
            r"(?:have|need|supposed|meant|going|got|due|scheduled) to (?P<item>.{1,200})"
        ),
        "when am I supposed to call Ann",
    ),
    Rule(
        rf"when(?:'?s| is| are) (?P<item>(?:the |my )?{PHRASE}) (?:due|scheduled|planned|supposed to be "
        rf"done)",
        "when is the report due",
    ),
    Rule(
        rf"(?:when(?:'?s| is| are)|what time is) (?P<item>(?:the |my )?{PHRASE} (?:{TASK}|{LIST}|"
        rf"appointment|meeting|call))",
        "what time is my dentist appointment",
    ),
)


def read(text: Text, clock: Clock) -> Operation | None:
    for _, match in first(RULES, text):
        if (item := group(match, text, "item")) and (words := strip_filler(item)):
            view = View(search=words.quotation() or words.raw)
            return Operation("list", text.raw, view=view, spans=marked(match, text, item="task"))
    return None
