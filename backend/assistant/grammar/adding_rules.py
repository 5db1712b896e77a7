"""The sentence forms that add a task."""

from assistant.rules import LIST, PHRASE, TASK, WHERE, Rule

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
_FORGET = r"(?:forget|miss)(?: to| about| that|:| 2)?(?! (?:who|what|why|how|where)\b)"
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
    Rule(
        (
            r"(?:remind|nudge|alert|notify) (?:me|us) (?P<condition>(?:when|before|after|once|as soon as|"
            r"if|during|"
            rf"the next time|while|on my) {PHRASE}),? to {_B}"
        ),
        "remind me when I get home to feed the cat",
    ),
    Rule(
        (
            r"(?:(?:remind|nudge|ping|alert|notify|prompt|poke|bug) (?:to )?(?:me|us)|tell me(?= "
            r"to ))(?: again)?(?: "
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
    Rule(
        r"remember (?:me|us) (?P<remind>(?:to|about|of|that|on|at|in|tomorrow|tonight|today) .+)",
        "remember me to call Ann",
    ),
    Rule(
        r"(?:make|do|create|put|set)(?: me)? (?:a|an) (?:remember|remind|memory)(?: me)?(?: to| "
        rf"for| about| of|:)? {_B}",
        "make me a remember to call Ann",
    ),
    Rule(
        r"(?:i (?:just |nearly |almost |always |keep )?(?:forgot|forget|forgetting) to "
        rf")(?P<body>{PHRASE}),?(?: so| and)?"
        r"(?: please)? remind me(?: again)?(?P<more> .{1,60})?",
        "I forgot to call Ann, remind me tonight",
    ),
    Rule(
        rf"(?P<body>(?!(?:can|could|will|would|please|did|do|does|don't|i|you|he|she|they|we|it|that|this|who|what|when|where|why|how)\b){PHRASE}),?"
        r"(?: so| and)?(?: please)? remind me(?: again| of (?:it|that)| about (?:it|"
        r"that))?(?P<more> .{1,60})",
        "Kate's party is on friday remind me at noon",
        "when",
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
    Rule(
        r"(?:i|we)(?: also| still| really)? (?:need|must to|should to) (?P<body>(?:pay|buy|renew|"
        r"call|fix|wash|send|write|"
        r"finish|clean|go|get|make|take|do|bring|return|book|order|cancel|prepare|study|find|pick|check) .+)",
        "I need renew my passport",
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
            rf":| that(?= \S+ \S+)(?! (?:time|day|song))| about)(?: i (?:need|have) to)? {_B}"
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
    Rule(rf"(?:note to self|todo|to-do) (?!or\b|and\b|is\b|are\b){_B}", "todo water the plants"),
    Rule(rf"(?:new|a new one|another): ?{_B}", "new: water the plants"),
    Rule(rf"\[ ?\] ?{_B}", "[ ] water the plants"),
    Rule(rf"new (?P<noun>{TASK}) {_B}", "new task water the plants"),
    Rule(
        (
            rf"(?P<body>{PHRASE}) (?:needs? to be|should be|must be|(?:has|have) to be|needs? to go|"
            rf"should go|"
            rf"goes?|belongs?|ought to be)(?: added| put)? {PLACE}(?: too| as well)?"
        ),
        "eggs should be added to my list",
    ),
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
