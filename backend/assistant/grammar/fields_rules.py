"""The sentence forms that change a task's description, priority, tags or repetition."""

from assistant.attributes import PRIORITY_WORD
from assistant.rules import PHRASE, TASK, WHERE, Rule
from assistant.text import QUOTED

_T = rf"(?P<target>{PHRASE})"
# A name tag for my list, a note on the calendar: things to add, and no fields.
_NO_LIST = rf"(?!{WHERE}|(?:the|my|our) (?:calendar|diary|planner|schedule)\b|there\b)"
_NOTE = r"(?:descriptions?|notes?|comments?|details?)"
_TAGS = r"(?P<tags>#?[\w-]{1,48}(?:(?:,? and |, ?| )#?[\w-]{1,48}){0,8})"
_HASHES = r"(?P<tags>#[\w-]{1,48}(?:(?:,? and |, ?| )#[\w-]{1,48}){0,8})"
_P = rf"(?P<p>{PRIORITY_WORD})"
_V = rf"(?P<value>{QUOTED}|.+)"

DESCRIPTION = (
    Rule(
        (
            r"(?:add|set|put|include|attach|write|append)(?: an?| the| this| as)?(?: following)? "
            rf"{_NOTE}(?: of| saying| that says|:)? (?P<value>{QUOTED}) (?:to|on|for|in|into) {_T}"
        ),
        "add description 'Focus on section 3' to it",
    ),
    Rule(
        (
            rf"(?:add|attach|put|write|leave|append)(?: an?| the)? {_NOTE} (?:to|on|for|in) {_T}(?: that "
            rf"says| saying| with|:|,| to say| that|,? ) ?(?P<value>{QUOTED})"
        ),
        "add a note to task 2: 'bring the form'",
    ),
    Rule(
        (
            rf"(?:add|attach|put|write|leave|append)(?: an?| the)? {_NOTE} (?:to|on|for|in) {_T}(?: that "
            rf"says| saying|:| to say) ?{_V}"
        ),
        "add a note to task 2: bring the form",
    ),
    Rule(
        (
            rf"(?:change|set|update|edit|replace|make)(?: the| its)? {_NOTE} (?:of|for|on|in) {_T} (?:to|"
            rf"as|with|into|to say) {_V}"
        ),
        "set the description of task 2 to bring the form",
    ),
    Rule(
        (
            rf"(?:change|set|update|edit|replace)(?: the)? (?P<target>its|{PHRASE}'?s?) {_NOTE} (?:to|as|"
            rf"with|into) {_V}"
        ),
        "change task 2's description to bring the form",
    ),
    Rule(
        rf"(?:change|update|edit) {_T} (?:with|to have|and add)(?: an?| the)? {_NOTE}:? {_V}",
        "update task 2 with description 'bring the form'",
    ),
    Rule(
        rf"(?:write|put|add)(?: down)? (?:on|in|to) (?P<target>(?:the )?{TASK} #?\d{{1,9}}|it) "
        rf"(?:(?:the|a) )?(?:{_NOTE}|that)(?::| -|,)? "
        rf"{_V}",
        "write on task 2 the note: bring the form",
    ),
    Rule(
        rf"(?:write|put|add) (?:on|in|to) (?P<target>{_NO_LIST}(?:the|my) [^:,]{{2,60}}?) (?:the|a) "
        rf"{_NOTE}(?:(?::| -)|,?(?! (?:about|to|for|on|of)\b)) {_V}",
        "add to the report the note: bring the form",
    ),
    Rule(
        rf"{_NOTE} (?:for|on|to|of) (?P<target>(?:the )?{TASK} #?\d{{1,9}}|#\d{{1,9}}|it|that|"
        rf"(?:the|my) [^:,]{{2,60}})(?::| -) {_V}",
        "note for task 2: bring the form",
    ),
    Rule(rf"describe {_T} as {_V}", "describe task 2 as bring the form"),
    Rule(
        rf"(?:add|attach|leave|append)(?: an?| the)? (?:note|comment|description)(?: that says| saying)?"
        rf"(?:: ?| ){_V}(?P<target>)",
        "add a note: bring the form",
    ),
    Rule(
        (
            rf"(?:add|append|attach|write|put|include) (?P<value>{QUOTED}) (?:to|as|in|on)(?: an?| the)? "
            rf"{_NOTE} (?:of|to|for|on) {_T}"
        ),
        "add 'bring the form' to the description of task 2",
    ),
    Rule(
        (
            rf"(?:add|set|put|append)(?: an?| the)? {_NOTE}(?: of|:)? (?P<value>{PHRASE}) (?:to|on|for) "
            rf"(?P<target>it|that|task #?\d{{1,9}}|#\d{{1,9}}|{QUOTED}|the {PHRASE} task)"
        ),
        "add a note bring the form to task 2",
    ),
    Rule(
        rf"(?:remove|clear|delete|erase|drop)(?: the| its)? {_NOTE} (?:of|from|for|on) {_T}(?P<clear>)",
        "clear the description of task 2",
    ),
    Rule(
        rf"(?:remove|clear|delete|erase|drop) (?P<target>its|{PHRASE}'s) {_NOTE}(?P<clear>)",
        "clear its description",
    ),
)
PRIORITY = (
    Rule(
        rf"(?:the )?(?:priority|importance) (?:of|for) {_T} (?:is|must be|should be|has to be)(?: now)? {_P}",
        "the priority of task 3 should be high",
    ),
    Rule(
        (
            r"(?:set|change|raise|lower|update|increase|decrease|bump|make|put|move|reduce)(?: the| its)? "
            rf"(?:priority|importance) (?:of|for|on) {_T} (?:to|as|at|=|up to|down to) {_P}(?: priority)?"
        ),
        "set the priority of task 3 to high",
    ),
    Rule(
        (
            rf"(?:set|change|raise|lower|update|make|increase)(?: the)? (?P<target>its|{PHRASE}) ?(?:'s)? "
            rf"priority (?:to|as|at|=)? ?{_P}"
        ),
        "set task 3 priority to high",
    ),
    Rule(
        (
            r"(?:make|mark|set|flag|change|treat|update|bump|consider) (?!an? (?:new )?(?:task|"
            rf"to-?do|reminder)\b){_T} (?:as |to |a |an |to be "
            rf")*{_P}(?:[ -]?(?:priority|prio))?"
        ),
        "make task 3 urgent",
    ),
    Rule(
        rf"(?:remove|clear|delete|drop|reset)(?: the| its)? (?:priority|importance) (?:of|from|for|on) "
        rf"{_T}(?P<none>)",
        "remove the priority from task 3",
    ),
    Rule(
        rf"(?P<target>{TASK} #?\d{{1,9}}|#\d{{1,9}}),?:? {_P}[ -]?(?:priority|prio)?", "task 3 high priority"
    ),
    Rule(rf"(?:give|assign) {_T} (?:an?|the) {_P}(?: priority)?", "give task 3 a high priority"),
    Rule(
        rf"put {_T} (?:at|in|on|to|into|under)(?: an?| the)? {_P}(?: priority)?",
        "put task 3 at high priority",
    ),
    Rule(
        r"(?:raise|increase|up|bump(?: up)?|higher)(?: the| its)? (?:priority|importance)(?: of| "
        rf"for| on) {_T}(?P<high>)",
        "raise the priority of task 3",
    ),
    Rule(
        r"(?:lower|reduce|decrease|drop)(?: the| its)? (?:priority|importance)(?: of| for| on) "
        rf"{_T}(?P<low>)",
        "lower the priority of task 3",
    ),
    Rule(rf"(?:prioriti[sz]e|star) {_T}(?P<high>)", "prioritize the report"),
    Rule(rf"(?:de-?prioriti[sz]e) {_T}(?P<low>)", "deprioritize the report"),
    Rule(
        (
            rf"(?P<target>(?:(?:the|my|our|this|that) |{TASK} |#|\d|\"){PHRASE}|it|that|this|\d) (?:is|"
            rf"are|should be|has become|must be) "
            rf"(?:now |really |a |an |very |so |super |quite |actually )*{_P}(?:[ -]priority)?(?: now)?"
        ),
        "task 3 is urgent",
    ),
    Rule(
        r"(?P<target>it|that|this)'s (?:really |very |quite |pretty |so |actually )*"
        r"(?P<p>urgent|critical|important|high(?= prio)|low(?= prio))(?:[ -](?:priority|prio))?(?: now)?",
        "that's urgent",
    ),
)
TAGS = (
    Rule(rf"(?:tag|label) {_T} (?:with|as|under|:)(?: the tags?)? ?{_TAGS}", "tag task 3 with work and home"),
    Rule(
        rf"(?:add|put|attach)(?: the| an?)? (?:tags?|labels?):? {_TAGS} (?:to|on) {_T}",
        "add the tag work to task 3",
    ),
    Rule(rf"(?:add|put|attach) {_HASHES} (?:to|on) {_T}", "add #work to task 3"),
    Rule(
        rf"(?:add|attach) (?:the |an? )?(?P<tags>#?[\w-]{{1,48}}) (?:tag|label) (?:to|on) {_NO_LIST}{_T}",
        "add the work tag to task 3",
    ),
    Rule(
        r"(?P<remove>remove|delete|drop|take) (?:the )?(?P<tags>#?[\w-]{1,48}) (?:tag|label) (?:from|off|of) "
        rf"{_NO_LIST}{_T}",
        "remove the work tag from task 3",
    ),
    Rule(rf"(?:add|put|attach)(?: the| an?)? (?:tag|label):? {_TAGS}(?P<target>)", "add a tag work"),
    Rule(
        r"(?:tag|label) (?P<target>it|that|this|them|these|those|both|all(?: of them)?|(?:task "
        rf")?#?\d{{1,9}}|{QUOTED}) (?:as |with )?{_TAGS}",
        "tag it work",
    ),
    Rule(rf"(?:tag|label) (?P<target>(?:the |my ){PHRASE} {TASK}) {_TAGS}", "label the milk task home"),
    Rule(rf"(?:tag|label) {_T} {_HASHES}", "tag task 3 #work"),
    Rule(
        rf"(?P<remove>remove|delete|drop|take)(?: the)? (?:tags?|labels?) {_TAGS} (?:from|off|of) {_T}",
        "remove the tag work from task 3",
    ),
    Rule(rf"(?P<remove>remove|delete|drop|take) {_HASHES} (?:from|off) {_T}", "remove #work from task 3"),
    Rule(
        r"(?:untag|(?:remove|clear|delete|take)(?: all)?(?: the| its)? (?:tags?|labels?) (?:of|"
        rf"from|on|off)) {_T}(?P<clear>)",
        "clear the tags of task 3",
    ),
)
REPEAT = (
    Rule(
        (
            rf"(?:make|have|set|let) {_T} (?:repeat|recur|recurring|repeating|to repeat)(?: on)? "
            r"(?P<rule>.+)"
        ),
        "make task 3 repeat every monday",
    ),
    Rule(
        rf"(?:make|repeat|set|do) {_T} (?:an? )?(?P<rule>(?:every|each|daily|weekly|monthly|yearly)\b.*?)"
        r"(?: task| thing| chore| reminder| to-?do)?",
        "repeat task 3 every week",
    ),
    Rule(
        rf"(?:turn|make|change|convert) {_T} (?:in)?to (?:an? )?(?P<rule>(?:every|each|daily|"
        r"weekly|monthly|yearly)\b.*?)"
        r"(?: task| thing| chore| reminder| to-?do| one)?",
        "turn task 3 into a weekly thing",
    ),
    Rule(
        (
            r"(?:stop repeating|(?:stop|end|remove|cancel|clear) the (?:repetition|recurrence|"
            r"repeat(?:ing)?)(?: rule)? "
            rf"(?:of|for|from|on)|don't repeat|do not repeat) {_T}(?P<clear>)"
        ),
        "stop repeating task 3",
    ),
    Rule(
        rf"{_T} (?:isn't|is not|shouldn't be|should not be|is no longer|needn't be|doesn't need "
        r"to be) (?:repeating|"
        r"recurring|daily|weekly|monthly|yearly|repeated)(?: any ?more| any longer| now)?(?P<clear>)",
        "task 3 isn't weekly anymore",
    ),
    Rule(
        rf"{_T} (?:doesn't|does not|shouldn't|need not|needn't) repeat(?: any ?more| any longer| "
        r"now)?(?P<clear>)",
        "task 3 doesn't repeat anymore",
    ),
    Rule(
        rf"(?:make|have) {_T} (?:not repeat|non-?recurring|stop repeating|not recurring)(?P<clear>)",
        "make task 3 not repeat",
    ),
)
