"""Adding tasks."""

import re

from assistant.dates.extract import extract, whole
from assistant.elsewhere import PLACED, elsewhere
from assistant.grammar.drafts import drafts_spans, read_drafts
from assistant.lexicon import NUMBER_WORD
from assistant.operations import Clock, Operation
from assistant.rules import LIST, PHRASE, TASK, WHERE, Rule, first, group
from assistant.text import Text
from assistant.titles import trim

_ADJ = (
    r"(?P<adj>(?:(?:brand new|new|another|an?|one|the|some|my|following|more|few|couple|of|these|this|two|"
    r"three|four|five|\d|urgent|important|critical|high|low|top|priority|high-priority|"
    r"low-priority|recurring|repeating|daily|weekly|monthly|yearly|quick|simple|small|little|extra|"
    r"further) )*)"
)
_MAKE = (
    r"(?:add|adding|create|make|set|set up|setup|put|put down|enter|insert|log|write down|note down|jot down|"
    r"write|record|include|save|register|track|start|open|throw in|send(?= me)|give(?= me)|get(?= me))"
)
_WANT = (
    r"(?:(?:i|we)(?: also| still| really)? (?:need|want|require|could use)|i'd like|i would like|"
    r"there should be|have)"
)
_PLACE = (
    rf"(?:to|on|onto|in|into|at|for|under) (?:{WHERE}|(?:(?:my|the|our) )?(?:calendar|diary|"
    r"planner|schedule))"
)
_PUT = (
    r"(?:add|adding|put|include|insert|append|place|enter|get|stick|throw|pop|write|save|note|jot|list|move|"
    r"slap|chuck|set|log|record)"
)
_SO = (
    r"(?: (?:to|for|of|that says|saying|that|called|named|titled|about|with(?: the)? (?:title|name)|on)|"
    r":|,| -)"
)
_B = r"(?P<body>.+)"
_NOT_A_TASK = (
    r"(?!(?:know|see|ask|talk|find out what|go over|hear|check what|be reminded what|check my "
    r"list|look at my|get an overview|speak|admit|say|confess|agree|wonder|think|believe|have (?:known|"
    r"been|done|"
    r"gone|said|told|seen|[a-z]+ed)|understand|be (?:honest|fair|kidding|dreaming|joking)|pee|sleep|mention|"
    r"apologi[sz]e|warn|stop you|disagree|laugh|it|that|this)\b)"
)
_ALSO = r"(?: really| also| still| just| definitely| probably)?"
_FORGET = r"(?:forget|miss)(?: to| about| that|:| 2)?"
RULES = (
    Rule(
        rf"{_MAKE} (?:me )?(?:down )?{_ADJ}(?P<noun>{TASK}|(?:calendar )?event)(?! ?#?\d+\b)(?: "
        rf"{_PLACE})?{_SO}? ?(?<=[ :]){_B}",
        "add a task to buy groceries",
    ),
    Rule(
        rf"{_WANT} {_ADJ}(?P<noun>(?:new )?(?:tasks?|to-?dos?|to dos?|reminders?))(?: {_PLACE})?{_SO} {_B}",
        "I need a reminder to water the plants",
    ),
    Rule(
        rf"{_PUT} (?:the |an? |this |another )?{TASK} of {_B} {_PLACE}",
        "add the chore of sweeping to my list",
    ),
    Rule(
        rf"{_PUT}(?: this| the following| these)?(?: {TASK})? {_PLACE}(?: to|:|,| that)? {_B}",
        "add to my list: buy milk",
    ),
    Rule(
        rf"{_PLACE},? (?:please |can you |could you )?{_PUT}(?: down)?:? {_B}",
        "to my holiday list add buy sunblock",
    ),
    Rule(
        (
            rf"(?!get rid\b){_PUT}(?: down| on| in)?:? "
            rf"(?P<body>.{{1,2000}}?)(?<! back),? (?:{_PLACE}|(?:on|in|to) there)(?P<more> .{{1,200}})?"
        ),
        "put bread on the shopping list",
    ),
    Rule(
        rf"(?:update|expand|extend|change|fill) {WHERE} (?:with|to include|to have|by adding|to add) {_B}",
        "update my shopping list with oat milk",
    ),
    Rule(
        rf"(?:make|turn) (?P<body>{PHRASE}) (?:into )?an? (?:new )?(?:task|to-?do|reminder|list item)",
        "make calling Ann a task",
    ),
    Rule(rf"add {_ADJ}(?P<noun>{TASK}) {_B}", "add task buy milk"),
    Rule(rf"(?:another|one more)(?: one| {TASK})(?: to| for| called|:|,) {_B}", "another one to buy milk"),
    Rule(
        r"add(?:ing)?(?: in| also)?(?: (?:another|one more)(?: one| thing)?[:,])?:?[ \n](?:[-*•] "
        r")?(?P<plain>.+)",
        "add milk, eggs and call the plumber tomorrow at 5pm",
    ),
    Rule(
        (
            r"(?:(?:make|take|leave|write)(?: me| yourself)? (?:an? |the )?(?:quick )?(?:note|memo)|"
            r"note(?: down)?|"
            rf"write down|jot down|keep in mind|bear in mind)(?: to self)?(?: to| that| of| about|:|,)* {_B}"
        ),
        "make a note to call the plumber",
    ),
    Rule(
        (
            r"(?:(?:remind|nudge|ping|alert|notify|prompt|poke|bug) (?:me|us)|tell me(?= to ))(?: again)?(?: "
            r"please)?:? (?!what|which|who|whose|whom|why|whether|if you|where i|where the|where my|"
            r"how (?:old|many|much|to|far|long|do|does|big|tall|i|it|the)|"
            rf"(?:of|about) (?:what|my (?:{TASK}|{LIST})$|the (?:{TASK}|{LIST})$))(?P<remind>.+)"
        ),
        "remind me tomorrow to call Ann",
    ),
    Rule(
        (
            r"(?:(?:send|give|drop) (?:me|us)|set|set up|create|schedule|i need|i want|i'd like)"
            r"(?: me)? an? (?:quick |little |friendly )?(?:nudge|ping|heads up|heads-up|alert|notification|"
            rf"prompt|notice|memo|note)(?: (?:to|about|for|that|on|at|when))? {_B}"
        ),
        "give me a nudge to call Ann",
    ),
    Rule(rf"reminders?(?: to| about| for| that| on|:|,) {_B}", "reminder to call Ann"),
    Rule(
        (
            rf"(?:i|we){_ALSO} (?:need|have|ought|want|'d like|would like|wish|must|should|got|'ve "
            rf"got)(?: to)? "
            rf"(?:remember|be reminded|not forget|not to forget|reminding|keep in mind)(?: to| about| "
            rf"that| of)? {_B}"
        ),
        "I need to remember to pay bills",
    ),
    Rule(
        rf"i'd like to (?:remember|be reminded|not forget)(?: to| about| that| of)? {_B}",
        "I'd like to be reminded to call Ann",
    ),
    Rule(rf"be reminded(?: to| about| that| of) {_B}", "be reminded to call Ann"),
    Rule(
        (
            rf"(?:i|we){_ALSO} (?:need to|have to|must|gotta|got to|should|ought to|'ve "
            rf"got to|have got to|(?:am|are) supposed to|have got|need 2) (?!not\b){_NOT_A_TASK}{_B}"
        ),
        "I have to renew my passport",
    ),
    Rule(
        rf"(?:i've|we've) got to {_NOT_A_TASK}{_B}",
        "I've got to call the bank",
    ),
    Rule(
        rf"(?:i'm|we're) (?:supposed|meant|due|obliged|scheduled) to {_NOT_A_TASK}{_B}",
        "I'm supposed to call the bank",
    ),
    Rule(
        rf"(?:(?:please )?(?:do not|don't|never)|don't you)(?: let me| let us)? {_FORGET} {_B}",
        "don't let me forget to call Ann",
    ),
    Rule(
        (
            rf"(?:i|we) (?:must not|mustn't|shouldn't|should not|can't|cannot|can not|better not|don't "
            rf"want to|"
            rf"do not want to|don't wanna|had better not) {_FORGET} {_B}"
        ),
        "I mustn't forget to call Ann",
    ),
    Rule(
        rf"(?:make sure|be sure|ensure|see to it)(?: that)? (?:i|to|we)(?: remember to| (?:don't|do not) "
        rf"{_FORGET})? {_B}",
        "make sure I water the plants",
    ),
    Rule(
        (
            r"(?:(?:to )?remember|help me(?: to)? remember|(?:i )?(?:do not|don't) want to forget)(?: to|"
            rf":| that| about)(?: i (?:need|have) to)? {_B}"
        ),
        "remember to water the plants",
    ),
    Rule(
        (
            r"(?:note to self|(?:new |next |another |add )?(?:task|todo|to-do|to do|reminder|tasks|"
            r"todos))(?: ?:| "
            rf"-|,) ?{_B}"
        ),
        "todo: water the plants",
    ),
    Rule(rf"(?:note to self|todo|to-do) {_B}", "todo water the plants"),
    Rule(rf"\[ ?\] ?{_B}", "[ ] water the plants"),
    Rule(rf"new (?P<noun>{TASK}) {_B}", "new task water the plants"),
    Rule(
        (
            rf"(?P<body>{PHRASE}) (?:needs? to be|should be|must be|(?:has|have) to be|needs? to go|"
            rf"should go|"
            rf"goes?|belongs?|ought to be)(?: added| put)? {_PLACE}(?: too| as well)?"
        ),
        "eggs should be added to my list",
    ),
    Rule(rf"(?:schedule|plan)(?: in)? {_B}", "schedule a call with Ann on Friday"),
    Rule(
        rf"(?:i need|we need|get(?! rid\b)|i want|i'd like) (?P<body>.{{1,200}}) {_PLACE}",
        "I need eggs on my shopping list",
    ),
)
BARE = (
    Rule(
        (
            r"(?:add|create|make|new|enter|insert|set up|set|start|put)(?: me)?(?: an?| another| the| "
            r"new| one| some|"
            rf" more){{0,3}}(?: (?:{TASK}|reminder))?(?: {_PLACE})?(?: for me)?"
        ),
        "add",
    ),
    Rule(
        (
            r"(?:remind me(?: to| about| of)?(?: it| this| that| something)?(?: later| again| soon)?|set "
            r"(?:a|an|another) reminder|i (?:want|need) (?:an? |to (?:add|create|make|"
            r"set|set up) "
            rf"(?:an? )?)(?:new )?{TASK}|new {TASK}|add (?:something|a thing|stuff|things)(?: {_PLACE})?|add "
            rf"{_PLACE}|(?:add|put) (?:something|one)(?: new)?(?: "
            rf"{_PLACE})?)"
        ),
        "set a reminder",
    ),
)
# What people ask to be told, rather than to do: "remind me of the address of the dentist".
_INFORMATION = re.compile(
    r"(?:of|about) (?:(?:the|my|our|his|her|their|your|that) )?(?:[a-z'-]+ ){0,2}?(?:address|names?|numbers?|"
    r"passwords?|code|pin|recipe|lyrics|directions|location|meaning|score|answer|rules?|word|definition|"
    r"title|"
    r"price|email|balance|formula|spelling|history|story|plot|quote)\b"
)
# What is put on a shopping list is things, and each is a task of its own.
_SHOPPING = re.compile(r"(?:shopping|grocery|groceries|packing) lists?\b")
_SUM = re.compile(rf"{NUMBER_WORD}(?:(?:,| and| plus| to| \+) {NUMBER_WORD})+(?: together.{{0,200}})?")


def _another_service(body: Text) -> bool:
    """ "Add Ann to my contacts", "add two and two": asked of something that keeps no tasks."""
    if _SUM.fullmatch(body.low):
        return True
    return elsewhere(body.low) and PLACED.search(body.low) is not None


_ANNOUNCES = re.compile(
    r"(?:add|create|make|set|set up|put|new|enter|save|log|record|register|(?:give|send|get) me|i want|i "
    r"need|i'd like) "
    rf"(?:me )?{_ADJ}{TASK}(?: {_PLACE})?(?: (?:to|"
    r"for|about|called|named|titled|that|saying|of)\b|:)"
)


def announced(text: Text) -> bool:
    """Whether the words say outright that a new task follows, so that nothing after them is a command."""
    match = _ANNOUNCES.match(text.low)
    return match is not None and not match["adj"].startswith("the ")


def read(text: Text, clock: Clock) -> Operation | None:
    for _ in first(BARE, text):
        return Operation("add", text.raw)
    for _, match in first(RULES, text):
        body = group(match, text, "body")
        noun = match.groupdict().get("noun") or ""
        several = (
            (noun.endswith("s") and not noun.startswith("thing"))
            or "following" in (match.groupdict().get("adj") or "")
            or _SHOPPING.search(text.low) is not None
        )
        if remind := group(match, text, "remind"):
            if _INFORMATION.match(remind.low) and extract(remind, clock)[0] is None:
                continue
            body = remind
        if plain := group(match, text, "plain"):
            if _another_service(plain):
                return None
            body = plain
        if body is None or not trim(body):
            continue
        if (remind or noun.startswith("reminder")) and whole(body, clock):
            return Operation("add", text.raw)  # "remind me tomorrow": of what?
        more = group(match, text, "more")
        if more:
            body = body.then(more)
        drafts = read_drafts(body, clock, several, group(match, text, "adj"))
        if drafts:
            return Operation("add", text.raw, drafts=drafts, spans=drafts_spans(drafts))
    return None
