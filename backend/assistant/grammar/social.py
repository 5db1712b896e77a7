"""Talk that needs no tool: greetings, thanks, questions about the assistant; and undo and redo."""

from assistant.operations import Clock, Operation
from assistant.rules import LIST, TASK, Rule, first
from assistant.text import Text

_TAIL = r"(?: there| again| everyone| buddy| assistant| friend)?(?:,? (?:please|thanks|thank you))?"
_ABILITIES = (
    r"(?:(?:what|which|about)(?: (?:kinds?|types?|sorts?) of| other| all)?(?: the)?(?: things?| stuff| "
    r"tasks?| else| features?| commands?|"
    r" questions?| skills?| functions?)? (?:that )?(?:(?:can|could) (?:you|i|we) (?:do|help|say|ask|type|"
    r"tell|give|handle|manage|"
    r"offer)|(?:you|i) (?:can|could|may|might) (?:do|help|say|ask|handle|offer)|should i (?:ask|say|type|"
    r"do here|tell)|"
    r"are you (?:able to|capable of|good at|made for|programmed (?:to|for)|designed (?:to|for)|here for|for)|"
    r"(?:do|can) you (?:do|know|offer|understand|support|have|know how to)|(?:do )?you know how to|"
    r"(?:you are|you're) (?:able to|capable of|good at|programmed to|made for))"
    r"(?: (?:do|doing|help|handle|about|with|for|me|you|to|us|here|ask|say|type|know|on|out|in|of|"
    r"everything|your|this app))*)"
)
RULES = (
    Rule(
        rf"(?:hi|hiya|hello|hey|heya|good (?:morning|afternoon|evening|day)|greetings|howdy|yo){_TAIL}",
        "hello there",
        "greeting",
    ),
    Rule(
        (
            r"(?:many |ok,? |okay,? |great,? |perfect,? |awesome,? |cool,? |no,? )?(?:thanks|thank you|"
            r"thx|ty|cheers|much "
            r"appreciated|i appreciate (?:it|that|your help))(?:,? (?:a lot|so much|very much|again|for "
            r"(?:your|the|all the|all your) help|for (?:that|everything|helping(?: me)?|the \w+)|a "
            r"(?:bunch|million|ton)|"
            r"mate|buddy|that's (?:great|all|it|perfect|fine|helpful|very helpful)|you(?:'re| are) "
            r"(?:great|the best|awesome)|"
            r"i appreciate (?:it|that|your help)|goodbye|bye)){0,4}"
        ),
        "thanks a lot",
        "thanks",
    ),
    Rule(
        (
            r"(?:(?:hi|hello|hey),? )?(?:how are (?:you|things)|how are you doing|how's (?:it going|life|"
            r"things|your day"
            r"(?: going)?)|how is (?:it going|life|your day(?: going)?)|what's up|whats up|what's new|"
            r"how do you do|how have "
            r"you been|how goes it|are you (?:ok|okay|well|alright))(?: (?:today|doing|going|so far|"
            r"lately|this morning))?"
        ),
        "how are you",
        "how",
    ),
    Rule(
        (
            r"(?:bye|goodbye|good night|see you|see ya|cya|later|laters|talk to you later|that's all|"
            r"that is all|"
            r"that'll be all|take care|farewell|have a (?:good|nice|great) (?:day|night|evening|one|weekend)|"
            r"i'm (?:off|leaving)|gotta go|i have to go|i must go|ciao|so long|until next time|catch you "
            r"later|"
            r"nice talking to you|it was nice talking to you)(?:,? (?:later|soon|for now|then|tomorrow|"
            r"now|everyone|thanks|"
            r"bye|goodbye)){0,4}"
        ),
        "see you later",
        "bye",
    ),
    Rule(
        (
            r"(?:who|what) (?:exactly )?are you|are you (?:a |an )?(?:bot|robot|human|ai|real|person|"
            r"machine|computer|"
            r"program|chatbot)(?: (?:person|human|or .{1,30}))?|"
            r"what(?:'?s| is) your name|(?:do you have|have you got) a name|what should i call you|"
            r"who (?:made|built|created|wrote|developed|designed|programmed) you|where (?:are you from|"
            r"do you (?:live|come from))|"
            r"how old are you|what do (?:they|people) call you|(?:tell me )?(?:about yourself|who you "
            r"are|your name)|"
            r"introduce yourself"
        ),
        "what is your name",
        "who",
    ),
    Rule(
        (
            r"(?:ok|okay|great|nice|cool|perfect|awesome|well done|good job|wonderful|excellent|good|got "
            r"it|alright|fine|lovely|wow|ha(?:ha)*|lol|sweet|amazing|brilliant|fantastic|super|you(?:'re|"
            r" are) (?:the best|great|awesome|amazing|"
            r"funny|smart|so helpful|helpful|very helpful|welcome)|that(?:'s| is| was) (?:great|good|"
            r"perfect|nice|helpful|"
            r"awesome|all good|funny|right|wonderful)|i (?:love|like) (?:you|it|that|this)|love it|no "
            r"(?:problem|worries)|"
            r"nice to (?:meet|see) you|pleased to meet you|happy to hear (?:it|that)|sounds (?:great|nice))"
            r"(?: (?:work|job|one|stuff|too))?(?:,? (?:thanks|thank you))?"
        ),
        "good job",
        "praise",
    ),
    Rule(
        (
            rf"(?:help|help me|i (?:need|want|could use) (?:some |your )?help|can you help(?: me)?(?: out)?|"
            rf"(?:(?:tell|show) me |explain |i(?:'d like| want| need| would like)? to know |do you know |"
            rf"know )?{_ABILITIES}|"
            r"(?:(?:tell|show) me |explain |teach me )?how(?: (?:do|can|does|should|to|would))?(?: (?:i|"
            r"this|it|you|we|one))? "
            r"(?:use (?:this|you|it|the app|this app)|works?|begin|start|get started|talk to you)|"
            rf"(?:(?:tell|show) me |explain |teach me )?how (?:do|can|would|should|to)(?: i| we| you)? "
            rf"?(?:add|create|make|set|delete|"
            rf"remove|complete|finish|mark|edit|change|rename|update|list|see|restore|undo|reopen|move|"
            rf"reschedule|tag) "
            rf"(?:an?|the|my|another|all)? ?(?:{TASK}|due dates?|reminders?|{LIST}|changes?|priority|"
            rf"tags?)(?: as (?:done|complete))?|"
            r"commands|what are (?:the|your) (?:commands|options|features|abilities|capabilities|"
            r"functions|skills)|\?|"
            r"instructions|how does this work|menu|help menu|what is this|what(?:'s| is) this (?:app|"
            r"for)|what now|"
            r"i(?:'m| am) (?:lost|confused|stuck|new here)|i don't (?:understand|get it|know what to do)|"
            r"getting started|tutorial|manual|guide)(?: please| here| now)?"
        ),
        "what can you do",
        "help",
    ),
)
_TIMES = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SOME = rf"(?:(?:deleted|removed|completed|finished|old) )+{TASK}"
ABOUT_UNDOING = (
    Rule(
        rf"(?:(?:can|could|may) (?:i|we|you|one)|(?:is it|it is) possible to|do you|"
        r"how (?:can|do|could) (?:i|we)) (?:get|bring|restore|recover|undelete|retrieve|reopen)(?: back)? "
        rf"{_SOME}(?: back| again)?",
        "can I get deleted tasks back",
        "help",
    ),
    Rule(
        rf"(?:can|could) {_SOME} be (?:restored|recovered|undeleted|brought back|retrieved|reopened)"
        r"(?: again)?",
        "can deleted tasks be restored",
        "help",
    ),
)
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
            r"(?:revert|roll back|rollback|reverse|take back|cancel(?= (?:the |my )?last))(?: (?:that|it|"
            r"the last (?:change|action)|my "
            r"last change|last change))?|take (?:that|it) back"
        ),
        "revert the last change",
    ),
    Rule(
        r"(?:oops|whoops|no|sorry),? (?:undo|revert|take)(?: (?:that|it|the last change))?(?: back)?",
        "oops, undo that",
    ),
    Rule(
        r"(?:that was (?:a mistake|wrong|an accident)|i didn't mean (?:to do )?that|go back|ctrl[- "
        r"+]?z)(?:,? undo (?:it|that))?",
        "that was a mistake",
    ),
)


def read(text: Text, clock: Clock) -> Operation | None:
    for rule, _ in first((*ABOUT_UNDOING, *RULES), text):
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
