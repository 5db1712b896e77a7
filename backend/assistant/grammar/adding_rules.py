"""The sentence forms that add a task."""

from assistant.grammar.remember_rules import REMEMBER
from assistant.rules import PHRASE, TASK, WHERE, Rule

ADJ = (
    r"(?P<adj>(?:(?:brand new|new|another|an?|one|the|some|my|following|more|few|couple|of|these|this|two|"
    r"three|four|five|\d|urgent|important|critical|high|low|top|priority|high-priority|"
    r"low-priority|recurring|repeating|daily|weekly|monthly|yearly|quick|simple|small|little|extra|"
    r"further) )*)"
)
_MAKE = (
    r"(?:add|adding|create|make|set|set up|setup|put|put down|enter|insert|log|write down|note down|jot down|"
    r"write|record|include|save|register|track|start|begin|open|throw in|send(?= me)|give(?= me)|get(?= me))"
)
_WANT = (
    r"(?:(?:i|we)(?: also| still| really)? (?:need|want|require|could use)|i'd like|i would like|"
    r"there should be|have)"
)
PLACE = (
    rf"(?:to|on|onto|in|into|at|for|under) (?:{WHERE}|(?:(?:my|the|our) )?(?:calendar|diary|"
    r"planner|schedule))"
)
_PUT = (
    r"(?:add|adding|put|include|insert|append|place|enter|get|stick|throw|pop|write|save|note|jot|slap|chuck|"
    r"log|record)"
)
_SO = (
    r"(?:(?: for me)?,?(?: and)? (?:it's|it is|it should be|call it|name it)(?: called| named| titled)?|"
    r" (?:to|for|of|that says|saying|that|called|named|titled|about|with(?: the)? (?:title|name)|on)|"
    r":|,| -)"
)
_B = r"(?P<body>.+)"
_EVENT = r"(?:appointment|meeting|event|call|date|session|visit|interview|lunch|dinner|breakfast|party)"
RULES = (
    Rule(
        rf"{_MAKE} (?:me )?(?:down )?{ADJ}(?P<noun>{TASK}|(?:calendar )?event)(?! ?#?\d+\b)(?: "
        rf"{PLACE})?{_SO}? ?(?<=[ :]){_B}",
        "add a task to buy groceries",
    ),
    Rule(
        rf"{_WANT} {ADJ}(?P<noun>(?:new )?(?:tasks?|to-?dos?|to dos?|reminders?))(?: {PLACE})?{_SO} {_B}",
        "I need a reminder to water the plants",
    ),
    Rule(
        rf"{_PUT} (?:the |an? |this |another )?{TASK} of {_B} {PLACE}",
        "add the chore of sweeping to my list",
    ),
    Rule(
        rf"{_PUT}(?: this| the following| these)?(?: {TASK})? {PLACE}(?: to|:|,| that)? {_B}",
        "add to my list: buy milk",
    ),
    Rule(
        rf"{PLACE},? (?:please |can you |could you )?{_PUT}(?: down)?:? {_B}",
        "to my holiday list add buy sunblock",
    ),
    Rule(
        (
            rf"(?P<body>(?!remind\b|tell\b|i think\b){PHRASE}) (?:needs? to be|should be|must be|"
            rf"(?:has|have) to be|needs? to go|should go|"
            rf"goes?|belongs?|ought to be)(?: added| put)? {PLACE}(?: too| as well)?"
        ),
        "eggs should be added to my list",
    ),
    Rule(
        (
            rf"(?!get rid\b){_PUT}(?: down| on| in)?:? "
            rf"(?P<body>.{{1,2000}}?)(?<! back),? (?:{PLACE}|(?:on|in|to) there)(?P<more> .{{1,200}})?"
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
    Rule(rf"add {ADJ}(?P<noun>{TASK}) {_B}", "add task buy milk"),
    Rule(rf"(?:another|one more)(?: one| {TASK})?(?: to| for| called|:|,) {_B}", "another one to buy milk"),
    Rule(
        r"add(?:ing)?(?: in| also)?(?: (?:another|one more)(?: one| thing)?[:,])?:?[ \n](?:[-*•] "
        r")?(?!up\b|me\b)(?P<plain>.+)",
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
    *REMEMBER,
    Rule(
        (
            r"(?:note to self|(?:new |next |another |add )?(?:task|todo|to-do|to do|reminder|tasks|"
            r"todos))(?: ?:| "
            rf"-|,) ?{_B}"
        ),
        "todo: water the plants",
    ),
    Rule(rf"(?:note to self|todo|to-do) (?!or\b|and\b|is\b|are\b){_B}", "todo water the plants"),
    Rule(rf"(?:new|a new one|another): ?{_B}", "new: water the plants"),
    Rule(rf"\[ ?\] ?{_B}", "[ ] water the plants"),
    Rule(rf"new {ADJ}(?P<noun>{TASK})(?::| -)? {_B}", "new task water the plants"),
    Rule(r"(?:schedule|plan)(?: in)? (?P<body>(?:an?|the|time) .+)", "schedule a call with Ann on Friday"),
    Rule(rf"(?:schedule|plan)(?: in)? (?!of\b){_B}", "plan dinner for Friday", "dated"),
    Rule(
        rf"(?:i need|we need|get(?! rid\b)|i want|i'd like) (?P<body>.{{1,200}}) {PLACE}(?P<more> "
        rf".{{1,100}})?",
        "I need eggs on my shopping list",
    ),
    Rule(
        rf"here(?:'s| is) (?:a|another|my|the|one more)(?: new| next)? {TASK}(?: for you)?(?::|,)? {_B}",
        "here's a new task: water the plants",
    ),
    Rule(
        r"(?:put|write|note|jot|take|get)(?: (?:this|that))? (?:down:? (?P<body>.+)|(?P<plain>.{1,200}?) "
        r"down(?P<more> .{1,100})?)",
        "put water the plants down for tomorrow",
    ),
    Rule(r"remember (?P<body>(?:the|my|our|his|her) .+)", "remember the milk"),
    Rule(
        rf"(?:set|set up|arrange|fix|put in|enter|add|make|book|schedule) (?P<body>an? (?:[a-z-]+ "
        rf"){{0,2}}{_EVENT}\b.+)",
        "set up a meeting with Ann for monday",
        "dated",
    ),
    Rule(
        rf"(?:i|we)(?:'ll| will|'m going to|'re going to| am going to| are going to)(?: also| still)? "
        rf"(?:need|have) to {_B}",
        "I'll need to buy eggs",
    ),
)
BARE = (
    Rule(
        (
            r"(?:add|create|make|new|enter|insert|set up|set|start|put)(?: me)?(?: an?| another| the| "
            r"new| one| some|"
            rf" more| (?:it|that|this|them|these|those|the following)(?: ones?)?){{0,3}}(?: down)?"
            rf"(?: (?:{TASK}|reminder)){{0,2}}(?: {PLACE})?(?: for me)?:?"
        ),
        "add",
    ),
    Rule(
        (
            rf"(?:i(?:'ve| have)(?: got)? (?:an?|another|one more)(?: new)? {TASK}(?: (?:for you|to add))?|"
            r"remind me(?: to| about| of)?(?: it| this| that| something)?(?: later| again| soon)?|set "
            r"(?:a|an|another) reminder|i (?:want|need) (?:an? |to (?:add|create|make|"
            r"set|set up) "
            rf"(?:an? )?)(?:new )?{TASK}|new {TASK}|add (?:something|a thing|stuff|things)(?: {PLACE})?|add "
            rf"{PLACE}|(?:add|put) (?:something|one)(?: new)?(?: "
            rf"{PLACE})?)"
        ),
        "set a reminder",
    ),
)
