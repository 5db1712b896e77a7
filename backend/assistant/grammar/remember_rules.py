"""The sentence forms that ask to be reminded, or tell what has to be done."""

from assistant.lexicon import TITLE_VERBS
from assistant.rules import LIST, PHRASE, TASK, Rule

_B = r"(?P<body>.+)"
_VERBS = "|".join(sorted(TITLE_VERBS))
_NOT_A_TASK = (
    r"(?!(?:know|see|ask|talk|find out what|go over|hear|check what|be reminded what|check my "
    r"list|look at my|get an overview|speak|admit|say|confess|agree|wonder|think|believe|have (?:known|"
    r"been|done|"
    r"gone|said|told|seen|[a-z]+ed)|understand|be (?:honest|fair|kidding|dreaming|joking)|pee|sleep|mention|"
    r"apologi[sz]e|warn|stop you|disagree|laugh|it|that|this)\b)"
)
_ALSO = r"(?: really| also| still| just| definitely| probably)?"
_FORGET = r"(?:forget|miss)(?: to| about| that|:| 2)?(?! (?:who|what|why|how|where)\b)"
REMEMBER = (
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
        rf"remember (?:me|us) (?P<remind>(?:to|about|of|that|on|at|in|tomorrow|tonight|today|{_VERBS}) .+)",
        "remember me to call Ann",
    ),
    Rule(
        r"(?:make|do|create|put|set)(?: me)? (?:a|an) (?:remember|remind(?:er)?|memory)(?: me)?(?: to| "
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
    Rule(
        rf"(?P<body>(?!(?:can|could|will|would|please|did|do|does|don't|i|you|he|she|they|we|it|that|"
        rf"this|who|what|when|where|why|how|if)\b){PHRASE})(?:,| and)"
        r"(?: so| and)?(?: please)? remind me(?: of (?:it|that)| about (?:it|that))?",
        "the bins go out on friday, remind me",
        "dated",
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
)
