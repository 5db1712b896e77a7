"""The sentence forms that move a task to another day or time, or take its date off."""

from assistant.lexicon import NUMBER_WORD
from assistant.rules import PHRASE, TASK, Rule

_T = rf"(?P<target>{PHRASE})"
_W = r"(?P<when>.{1,120})"
_MOVE = (
    r"(?:reschedule|re-schedule|move|postpone|push|shift|delay|defer|bump|bring forward|"
    r"bring(?= .{1,80} (?:forward|up)\b)|put off|snooze|pass)"
)
_DUE = r"(?:due date|due time|due|deadline|date|time|hour)"
# Read before "add ..." is: the due date is what is added here.
DATE_FIRST = (
    Rule(
        rf"(?:set|change|update|move|make)(?: the| its)? {_DUE}(?: and time)? (?:to|for|as|at|on|until|"
        rf":) {_W}(?P<target>)",
        "change the time to 4pm",
        "when",
    ),
    Rule(
        rf"add(?: an?| the)? (?:due date|due time|deadline)(?: of| to| for| on|:)? {_W}(?P<target>)",
        "add a deadline: friday",
        "when",
    ),
    Rule(
        rf"(?:make|set|have|do|hold|start) {_T}(?: due)? (?P<n>{NUMBER_WORD}|half an) "
        r"(?P<unit>(?:minute|min|hour|day|week)s?) (?:later|earlier)(?: than (?:that|planned|now))?",
        "make the dentist an hour later",
        "shift",
    ),
    Rule(
        rf"(?P<target>(?:the |my )?{PHRASE}) (?:(?:is|was|got|has been|been) )?(?:now )?"
        rf"(?:changed|moves|moved(?: up| back| forward)?|rescheduled|postponed|shifted|delayed|"
        rf"pushed(?: back)?|brought forward|put (?:off|back)) (?:to|until|till|for) {_W}",
        "the dentist moved to friday",
        "when",
    ),
    Rule(
        rf"(?:give|assign) {_T} (?:an? |the )?{_DUE}(?: of| on| at)? {_W}",
        "give task 3 a deadline of friday",
        "when",
    ),
    Rule(
        rf"(?:the )?{_DUE} (?:of|for) {_T}(?: (?:is|should be|will be)(?: now)?|:| -| =) {_W}",
        "the deadline for the report is friday",
        "when",
    ),
    Rule(
        rf"(?:the |my )?{_T} (?:deadline|due date) (?:is|should be|will be)(?: now)? {_W}",
        "the report deadline is friday",
        "when",
    ),
    Rule(
        (
            rf"(?:set|change|update|move|add|give|put|make|extend|push|shift)(?: the| a| an| its)? "
            rf"{_DUE}(?: and time)? "
            rf"(?:of|for|on|to) {_T}(?: to| as| at| for| by| on|:|=) {_W}"
        ),
        "set the due date of task 3 to friday",
        "when",
    ),
    Rule(
        rf"(?:add|set|put|give)(?: an?| the)? {_DUE}(?: of)? (?P<when>.{{1,60}}?) (?:to|for|on) {_T}",
        "add a due date of friday to task 3",
        "when",
    ),
)
CLEAR = (
    Rule(
        r"(?:remove|clear|delete|drop|erase|take|strip|lose|get rid of)(?: the| its| any)? "
        rf"{_DUE}(?: and time)?"
        rf"(?: away)? (?:of|from|for|on|off)(?: of)? {_T}",
        "remove the due date from task 3",
        "clear",
    ),
    Rule(
        rf"(?:remove|clear|delete|drop|take off)(?: the)? (?P<target>its|{PHRASE})(?:'s)? (?:due "
        r"date|deadline)",
        "clear task 3's due date",
        "clear",
    ),
    Rule(
        r"(?:leave |make |keep )?(?!any|some|nothing|show|list|find|which|what|add|how|see|tasks\b|all\b|"
        rf"everything|things){_T} (?:with no|without(?: a| any)?|(?:needs|should have|has|"
        r"gets) no|(?:doesn't|does not) "
        rf"(?:need|have)(?: a| any)?)(?: more)? (?:due date|due time|deadline|date)(?: any ?more| now)?",
        "task 3 needs no due date",
        "clear",
    ),
    Rule(
        r"(?:no|without(?: a| any)?)(?: more)? (?:due date|due time|deadline|date) (?:for|on) "
        rf"{_T}(?: any ?more| please)?",
        "no due date for task 3",
        "clear",
    ),
    Rule(
        r"(?:with )?(?:no|without(?: a| any)?) (?:due date|deadline|date),?(?: actually| after all| at all|"
        r" needed| yet)?(?P<target>)",
        "no date after all",
        "clear",
    ),
    Rule(rf"(?:unschedule|undate) {_T}", "unschedule task 3", "clear"),
    Rule(rf"make {_T} (?:undated|unscheduled)", "make task 3 undated", "clear"),
)
PUT_OFF = (
    Rule(
        rf"(?:put|push) {_T} (?:off|back) (?:to|until|till) "
        rf"{_W}",
        "put the dentist off until friday",
        "when",
    ),
    Rule(
        rf"{_T} (?:can|has to|must|will have to) wait (?:to|until|till|for) "
        rf"{_W}",
        "the dentist can wait until friday",
        "when",
    ),
)
_REFERENCE = r"(?P<target>it|that|this|that one|(?:task )?#?\d{1,9})"
RULES = (
    Rule(
        rf"{_MOVE} (?P<target>(?:everything|all|(?:all )?(?:of )?my {TASK}|all(?: the)? {TASK}|{TASK})"
        rf"(?: (?:that is|that are))?(?: due| planned| scheduled)?(?: from| of| on| for)? .{{1,60}}?) "
        rf"(?:to|until|till) {_W}",
        "move everything from today to tomorrow",
        "when",
    ),
    Rule(
        rf"(?:reschedule|postpone|move|push|delay|change)(?: back)? (?:to|until|till|for) {_W}(?P<target>)",
        "reschedule to friday",
        "when",
    ),
    Rule(
        rf"(?P<target>(?:{TASK} |#)\d{{1,9}}),?:? (?:due|by|on|for|at|until)? ?{_W}",
        "task 3 due friday",
        "when",
    ),
    Rule(rf"(?:make|set|change|have|do) {_REFERENCE} {_W}", "make that tomorrow at 3", "when"),
    Rule(
        (
            rf"{_MOVE} {_T}(?: back| off| out| forward| up)?(?: from .{{1,60}}?)? (?:to|until|till|for|on|"
            rf"at|by|to be) {_W}"
        ),
        "reschedule my morning meetings to 2 PM",
        "when",
    ),
    Rule(
        (
            rf"{_MOVE}(?: back| off| out| forward)? {_T}(?: back| off| out| forward| ahead)? by "
            rf"(?P<n>{NUMBER_WORD}|half an) (?P<unit>(?:minute|min|hour|day|week)s?)"
        ),
        "push task 2 back by 2 days",
        "shift",
    ),
    Rule(
        (
            rf"{_MOVE}(?: back| off| out)? {_T}(?: back| off| out| forward| ahead| up)? (?:for "
            rf")?(?P<n>{NUMBER_WORD}|half an) "
            r"(?P<unit>(?:minute|min|hour|day|week)s?)(?: (?:later|back|out|forward|earlier))?"
        ),
        "postpone it 2 days",
        "shift",
    ),
    Rule(
        (
            r"(?!put .{1,60} (?:out|away|up|down|together) )"
            rf"(?:change|set|update|make|edit|put) (?!an? |in |on |.{{1,200}} due |(?:the |its "
            rf")?{_DUE} (?:of|for|on) )"
            rf"{_T}(?<! due)(?: from .{{1,60}}?)? "
            r"(?:to be|to|for|on|"
            rf"at|by|until) "
            rf"{_W}"
        ),
        "set task 3 for friday",
        "when",
    ),
    Rule(
        (
            rf"(?:set|change|update|move|make|have)(?: the)? (?P<target>its|{PHRASE}) ?(?:'s)? {_DUE}(?: "
            rf"to| at| as| for| on| by|:)? {_W}"
        ),
        "make it due friday",
        "when",
    ),
    Rule(
        (
            rf"(?P<target>(?!what|which|who|how|when|is |are |anything){PHRASE}) (?:is|are|should be|needs "
            rf"to be|must be) (?:now )?(?:due|done|moved|on|at|by)(?: by| on| at| to)? {_W}"
        ),
        "task 3 is due friday",
        "when",
    ),
    Rule(
        rf"(?:reschedule|re-schedule|postpone|snooze|delay|defer|move) {_T}",
        "reschedule task 2 tomorrow",
        "tail",
    ),
)
