"""The sentence forms that complete, reopen, delete and restore tasks."""

from assistant.operations import Kind
from assistant.rules import LIST, ONTO, ORDINAL, PHRASE, PLAIN, TASK, WHERE, Rule
from assistant.text import QUOTED

_T = rf"(?P<target>{PHRASE})"
_DONE = (
    r"(?:all )?(?:done|complete|completed|finished|as done|checked off|ticked off|checked|ticked|closed|"
    r"resolved|accomplished)"
)
_UNDONE = (
    r"(?:not (?:yet )?(?:done|complete|completed|finished)|undone|pending|incomplete|unfinished|open|active|"
    r"outstanding|to-?do|uncompleted|unchecked)"
)
_EVENT = r"(?:appointments?|meetings?|events?|plans?)"
_CLEAR = (
    r"(?P<target>(?:all|every|each|my|the|completed|done|finished|overdue|old)(?: "
    r"[a-z'-]{1,20}){0,4}? "
    rf"(?:{TASK}|{LIST})|(?:{TASK}|{LIST})|all|everything|completed|(?:all|everything) "
    r"(?:completed|done|finished|overdue))"
)
_NOUNED = rf"(?P<target>{PLAIN})"

RESTORE = (
    Rule(
        r"(?:restore|undelete|recover|bring back)(?: an?| the| my)?(?: (?:last|latest|most recent))?(?: "
        r"(?:deleted )?"
        r"(?:thing|one|task|item)s?)?(?: that)?(?: i)?(?: just)?(?: deleted)?",
        "undelete",
    ),
    Rule(
        rf"(?:restore|undelete|un-delete|recover|bring back|get back|put back|retrieve) (?:(?:the |my "
        rf")?deleted )?{_T}",
        "restore task 4",
    ),
    Rule(rf"(?:i want|i need|i'd like|give me) {_T} back", "I want the milk task back"),
    Rule(rf"(?:bring|get|put) {_T} back", "bring the dentist task back"),
)
REOPEN = (
    Rule(
        (
            r"(?:reopen|re-open|un-?complete|un-?check|un-?tick|un-?mark|un-?finish|reactivate)(?: off)?"
            rf"{ONTO} {_T}{ONTO}(?: as (?:done|complete|completed))?"
        ),
        "reopen task 2",
    ),
    Rule(
        (
            rf"(?:mark|set|change|flag|move|put|switch|turn|update) {_T} (?:back )?(?:as|to|as being|to be)? "
            rf"?(?:back )?(?:to )?{_UNDONE}(?: again)?"
        ),
        "mark task 2 as not done",
    ),
    Rule(
        rf"(?:mark|set|flag) (?:as )?{_UNDONE}:? {_T}",
        "mark as not done: buy milk",
    ),
    Rule(
        (
            rf"(?P<target>(?!what|which|how|who|is |why|nothing|this is){PHRASE}) "
            r"(?:(?:is|are|was|were)(?: actually| still)? not|isn't|wasn't|aren't|weren't)(?: actually| "
            r"yet)? "
            r"(?:done|complete|completed|finished)(?: yet| after all)?"
        ),
        "task 2 isn't done yet",
    ),
    Rule(
        (
            r"(?:actually )?i (?:haven't|have not|didn't|did not|never)(?: actually| yet)? "
            rf"(?:finished|completed|done|finish|complete|do) {_T}(?: yet| after all)?"
        ),
        "I haven't finished the report yet",
    ),
    Rule(
        rf"(?!all\b|everything\b|every\b|(?:the|my|our) {LIST})(?P<target>{PLAIN}) "
        r"(?:is|are)(?: actually)? still (?:open|pending|unfinished|outstanding|to do|not done)",
        "task 2 is still open",
    ),
    Rule(rf"put {_T} back (?:on|in|onto) {WHERE}", "put the report back on my list"),
    Rule(rf"(?:reopen|re-open|uncheck|uncomplete)(?: an?| the)?(?: {TASK})?", "reopen a task"),
)
_I_HAVE = r"i(?:'ve| have|'m| am)?(?: just| already| finally| now| also)*"
COMPLETE = (
    Rule(
        (
            rf"(?:mark|set|flag|check|tick|cross|count|put|move|switch|change|consider|make|record) (?!as )"
            rf"{_T}{ONTO} (?:off )?(?:as |to |"
            rf"down as |to be |off as |as being )?{_DONE}{ONTO}"
        ),
        "mark task 3 as complete",
    ),
    Rule(
        rf"(?!(?:check|tick|mark) .* out$)(?:check|tick|cross|strike|mark|scratch) {_T} (?:off|out)(?: "
        rf"(?:of |from |on )?{WHERE})?",
        "tick the milk off my list",
    ),
    Rule(rf"(?:strike|scratch) (?!off\b|out\b){_T} from {WHERE}", "strike the milk from my list"),
    Rule(rf"(?:check|tick) the (?:check)?box (?:for|of|next to|beside) {_T}", "tick the box for milk"),
    Rule(rf"(?:mark|set) (?:as )?{_DONE}:? {_T}", "mark as done: buy milk"),
    Rule(
        (
            r"(?:complete|finish off|finish up|finish|(?:close out|close|tick|resolve|conclude)(?= "
            r"(?:.{1,80} (?:from|off|on) (?:my|the|our)|the|my|this|that|all|"
            rf"every|both|{TASK}|#|\d|\"|it\b|them\b))|tick off|check off|cross off|"
            rf"cross out|mark off|strike off|scratch off){ONTO} (?!him\b|her\b|me\b|you\b|off\b|out\b|"
            rf"up\b){_T}{ONTO}"
        ),
        "finish the report",
        "plain",
    ),
    Rule(rf"(?!mark .* as )(?:check|did|finished|completed|mark|cross) {_NOUNED}{ONTO}", "check task 4"),
    Rule(
        (
            rf"{_I_HAVE} (?:all )?(?:did|(?:done|finished)(?: already| now)? with|done with|done|"
            r"finished with|finished|"
            r"completed|complete|finish with|finish|through with|ticked off|checked off|taken care of|took "
            r"care of)(?: already)? (?!a lot|nothing|my best|well|better|for\b|here|being |"
            rf"with (?:it all|life|you|this)\b|last\b|first\b|second\b){_T}"
            r"(?: (?:already|now|finally|today|yesterday|this morning|this afternoon)|"
            rf",? which (?:is|was) .{{1,80}}|{ONTO})"
        ),
        "I've finished the report",
    ),
    Rule(rf"(?:all )?(?:done|finished)(?: with|:) {_T}", "done with task 2"),
    Rule(
        rf"(?:{_I_HAVE} )?(?P<verb>bought|ordered|paid|payed|sent|called|phoned|emailed|texted|"
        r"posted|cleaned|washed|booked|returned|fixed|repaired|submitted|renewed|collected|signed|printed|"
        r"picked up|handed in) "
        r"(?P<target>it|them|that one|both(?: of them)?|all of them)(?: already| now| today| yesterday)?",
        "I've paid it",
        "told",
    ),
    Rule(
        rf"(?P<target>(?:the )?{ORDINAL} (?:one|{TASK})) (?:is )?(?:now )?(?:done|finished|completed|"
        rf"complete)",
        "the second task finished",
    ),
    Rule(
        rf"(?:{TASK} )?(?P<target>#?\d{{1,9}}(?:(?:,? and |, ?| ?& ?)#?\d{{1,9}}){{0,20}}) (?:is |was |are )?"
        rf"(?:now |already )?(?:done|finished|completed|"
        r"complete)",
        "task 2 done",
    ),
    Rule(
        rf"(?:{TASK} )(?:is )?(?:done|completed|finished|complete):? {_T}",
        "task done: buy milk",
    ),
    Rule(
        (
            r"(?P<target>(?!what|which|how|who|are |is |when|why|nothing|everything|there|that's|if |"
            rf"it's){PHRASE}) (?:is|are|was|has been|have been|"
            r"got|can be marked)(?: now| already| all| as)* (?:done|complete|completed|finished|finish|taken "
            r"care of)(?: now| already)?"
        ),
        "the report is done",
    ),
    Rule(
        (
            r"(?:complete|finish|done|mark|check off|tick off|cross off)(?: an?| the| my| some| one)?(?: "
            rf"{TASK})?(?: (?:as )?{_DONE})?"
        ),
        "complete",
    ),
)
DELETE = (
    Rule(
        rf"(?:delete|remove|erase){ONTO} (?!delete\b|remove\b|erase\b|an? (?!(?:new )?{TASK})){_T}{ONTO}",
        "delete the meeting task",
    ),
    Rule(
        (
            r"(?!.*\b(?:everything|all)$)(?:cancel|drop|discard|scrap|trash|bin|throw away|throw out|get "
            r"rid of|eliminate|nuke|destroy|"
            rf"dump|ditch|forget about|forget|never mind|take off|take out){ONTO} {_NOUNED}{ONTO}"
        ),
        "scrap task 5",
    ),
    Rule(rf"kill (?P<target>it|that|(?:{TASK} )?#?\d{{1,9}}|{QUOTED})", "kill task 5"),
    Rule(
        (
            r"(?:cancel|drop|discard|scrap|trash|bin|throw away|throw out|get rid of|take off|take out) "
            rf"{_T} (?:off|out of|from|off of|of|on|in) {WHERE}"
        ),
        "cancel milk from my shopping list",
    ),
    Rule(
        rf"cancel (?P<target>(?:the |my |that )(?:{PHRASE} )?{_EVENT}(?: .{{1,100}})?)",
        "cancel the team meeting",
    ),
    Rule(
        rf"(?:take|pull|get|knock|drop|put) {_T} (?:off|out of|from|off of|of|from off) {WHERE}",
        "take milk off my list",
    ),
    Rule(
        (
            r"(?:clear out|clear off|clear away|clear up|clear|clean up|clean out|clean|wipe out|wipe|"
            r"empty out|"
            rf"empty|purge|blank out|blank|reset) {_CLEAR}(?: (?:from|off|on|in|out of) {WHERE})?"
        ),
        "clear my completed tasks",
    ),
    Rule(
        (
            rf"i (?:don't|no longer|do not) (?:need|want) (?!to ){_NOUNED}(?: any ?more| any longer)?(?: "
            rf"on {WHERE})?"
        ),
        "I don't need task 2 anymore",
    ),
    Rule(
        (
            rf"(?:(?:i|we) (?:want|need)|i'd like) (?P<target>{PLAIN}) (?:to be )?(?:deleted|removed|"
            r"erased|cleared|gone|"
            r"wiped|taken off)"
        ),
        "I want task 2 deleted",
    ),
    Rule(
        rf"(?P<target>{PLAIN}) (?:needs to|should|must|can|has to) (?:be (?:deleted|removed|erased|"
        r"cleared|wiped)|go)",
        "task 2 can be deleted",
    ),
    Rule(
        (
            r"(?:turn off|switch off|dismiss|disable|stop|call off) (?P<target>(?:the |my |that |all |all "
            r"my )?"
            r"(?:.{1,100} )?reminders?(?: .{1,100})?)"
        ),
        "turn off my dentist reminder",
    ),
    Rule(rf"(?:delete|remove|erase)(?: an?| the| my| some| one)?(?: {TASK})?", "delete task"),
)
FAMILIES: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (
    ("restore", RESTORE),
    ("reopen", REOPEN),
    ("complete", COMPLETE),
    ("delete", DELETE),
)
