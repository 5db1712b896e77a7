"""Adding tasks."""

import re
from dataclasses import replace

from assistant.attributes import extract_closing_tags, extract_description, extract_priority, extract_tags
from assistant.dates.extract import extract
from assistant.operations import Clock, Draft, Operation
from assistant.recurrence import extract_recurrence
from assistant.rules import LIST, PHRASE, TASK, Rule, first, group
from assistant.text import QUOTED, Text
from assistant.titles import shorten, split_list, title, trim

_ADJ = (
    r"(?P<adj>(?:(?:new|another|an?|one|the|some|my|following|more|few|couple|of|these|this|two|"
    r"three|four|five|\d|urgent|important|critical|high|low|top|priority|high-priority|"
    r"low-priority|recurring|repeating|daily|weekly|monthly|yearly|quick|simple|small|little) )*)"
)
_MAKE = (
    r"(?:add|create|make|set|set up|put|enter|insert|log|write down|note down|jot down|write|"
    r"record|give me|include|i need|i want|i'd like)"
)
_PLACE = (
    rf"(?:to|on|onto|in|into|at|for) (?:my|the|our|this) (?:[a-z-]+ )?(?:{LIST}|list of (?:things|"
    r"tasks|stuff)(?: to do)?)"
)
_B = r"(?P<body>.+)"
_NOT_A_TASK = (
    r"(?!(?:know|see|ask|talk|find out what|go over|hear|check what|be reminded what|check my "
    r"list|look at my|get an overview|speak)\b)"
)
RULES = (
    Rule(
        (
            rf"{_MAKE} (?:me )?{_ADJ}(?P<noun>{TASK})(?! ?#?\d+\b)(?: {_PLACE})?(?: (?:to|for|of|that says|"
            rf"saying|that|called|named|titled|about|with(?: the)? (?:title|name))|:|,| -)? {_B}"
        ),
        "add a task to buy groceries",
    ),
    Rule(
        rf"(?:add|put|include|insert|append|place|enter|get) (?:the )?{TASK} of {_B} {_PLACE}",
        "add the chore of sweeping to my list",
    ),
    Rule(
        rf"(?:add|put|include|insert|append|place|write|note|jot) {_PLACE}(?: to|:|,)? {_B}",
        "add to my list: buy milk",
    ),
    Rule(
        (
            r"(?:add|put|include|insert|append|place|enter|get|stick|throw|pop|write)(?: down)? "
            rf"(?P<body>.{{1,2000}}?)(?<! back) {_PLACE}(?P<more> .{{1,200}})?"
        ),
        "put bread on the shopping list",
    ),
    Rule(rf"add {_ADJ}(?P<noun>{TASK}) {_B}", "add task buy milk"),
    Rule(rf"(?:another|one more) (?:one|task|reminder) (?:to|for|called) {_B}", "another one to buy milk"),
    Rule(rf"add(?: in| also)?:?[ \n](?:[-*•] )?{_B}", "add milk, eggs and call the plumber tomorrow at 5pm"),
    Rule(
        (
            r"(?:(?:remind|nudge|ping|alert|notify|prompt) (?:me|us)|tell me(?= to ))(?: again)?(?: "
            rf"please)?:? (?!what|which|how|who|(?:of|about) (?:what|my (?:{TASK}|{LIST})|the (?:{TASK}|"
            rf"{LIST})))(?P<remind>.+)"
        ),
        "remind me tomorrow to call Ann",
    ),
    Rule(
        (
            r"(?:i|we)(?: really| also| still)? (?:need|have|ought|want|'d like|would like) to "
            rf"(?:remember|be reminded|not forget)(?: to)? {_B}"
        ),
        "I need to remember to pay bills",
    ),
    Rule(
        (
            r"(?:i|we)(?: really| also| still)? (?:need to|have to|must|gotta|got to|should|ought to|'ve "
            rf"got to|have got to) {_NOT_A_TASK}{_B}"
        ),
        "I have to renew my passport",
    ),
    Rule(rf"(?:i've|we've) got to {_NOT_A_TASK}{_B}", "I've got to call the bank"),
    Rule(
        rf"(?:do not|don't|dont|never)(?: let me| let us)? forget(?: to| about| that)? {_B}",
        "don't let me forget to call Ann",
    ),
    Rule(
        rf"(?:make sure|be sure|ensure)(?: that)? (?:i|to|we)(?: remember to)? {_B}",
        "make sure I water the plants",
    ),
    Rule(
        (
            r"(?:(?:to )?remember|help me(?: to)? remember|(?:i )?(?:do not|don't) want to forget)(?: to|"
            rf":| that| about) {_B}"
        ),
        "remember to water the plants",
    ),
    Rule(
        (
            r"(?:note to self|(?:new |next |add )?(?:task|todo|to-do|to do|reminder|tasks|todos))(?: ?:| "
            rf"-|,) ?{_B}"
        ),
        "todo: water the plants",
    ),
    Rule(rf"new (?P<noun>{TASK}) {_B}", "new task water the plants"),
    Rule(
        (
            rf"(?P<body>{PHRASE}) (?:needs to be|should be|must be|has to be|needs to go|should go|goes|"
            rf"belongs)(?: added| put)? {_PLACE}"
        ),
        "eggs should be added to my list",
    ),
    Rule(rf"(?:schedule|plan) {_B}", "schedule a call with Ann on Friday"),
    Rule(rf"(?:i need|we need|get) (?P<body>.{{1,200}}) {_PLACE}", "I need eggs on my shopping list"),
)
BARE = (
    Rule(
        (
            r"(?:add|create|make|new|enter|insert|set up|set)(?: an?| another| the| new| one| some| "
            rf"more){{0,3}}(?: {TASK})?(?: {_PLACE})?(?: for me)?"
        ),
        "add",
    ),
    Rule(
        (
            r"(?:remind me|set (?:a|an|another) reminder|i (?:want|need) (?:a|to add a|to create a|to "
            rf"make a)(?: new)? {TASK}|new {TASK}|add (?:something|a thing|stuff)(?: {_PLACE})?|add "
            rf"{_PLACE})"
        ),
        "set a reminder",
    ),
)


_ANNOUNCES = re.compile(
    rf"(?:add|create|make|set|set up|put|new|enter) (?:me )?{_ADJ}{TASK}(?: {_PLACE})?(?: (?:to|"
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
        several = (noun.endswith("s") and not noun.startswith("thing")) or "following" in (
            match.groupdict().get("adj") or ""
        )
        if remind := group(match, text, "remind"):
            body = remind
        if body is None or not trim(body):
            continue
        more = group(match, text, "more")
        if more:
            body = Text(f"{body.raw} {more.raw}", f"{body.low} {more.low}")
        drafts = read_drafts(body, clock, several, group(match, text, "adj"))
        if drafts:
            return Operation("add", text.raw, drafts=drafts)
    return None


def read_drafts(
    body: Text, clock: Clock, several: bool = False, adjectives: Text | None = None
) -> tuple[Draft, ...]:
    """The tasks in what follows "add": fields said after the list belong to its last task."""
    description, body = extract_description(body)
    tags, body = extract_closing_tags(body)
    pieces = split_list(body, several)
    drafts = [draft for piece in pieces if (draft := read_draft(piece, clock, adjectives))]
    if drafts:
        last = drafts[-1]
        drafts[-1] = replace(last, description=description or last.description, tags=last.tags + tags)
    return tuple(drafts[:20])


def read_draft(piece: Text, clock: Clock, adjectives: Text | None = None) -> Draft | None:
    tags, rest = extract_tags(piece)
    priority, rest = extract_priority(rest)
    quoted = re.match(rf"(?:(?:called|named|titled|saying|to|:) )?(?P<q>{QUOTED})", rest.low)
    name = rest.cut(quoted.start("q"), quoted.end("q")) if quoted else None
    said = rest.cut(quoted.end()).strip(" ,") if quoted else rest
    recurrence, said = extract_recurrence(said, clock)
    due = recurrence.due if recurrence else ""
    if not recurrence:
        when, said = extract(said, clock)
        due = when.due if when else ""
    if adjectives:
        priority = priority or extract_priority(adjectives)[0]
        if not recurrence and (repeated := extract_recurrence(adjectives, clock)[0]):
            recurrence, due = repeated, due or repeated.due
    words = title(name or said) or title(piece)
    if not re.search(r"\w|[^\x00-\x7f]", words):
        return None
    short, overflow = shorten(words)
    return Draft(short, overflow, due, priority, tags, recurrence.rule if recurrence else "")
