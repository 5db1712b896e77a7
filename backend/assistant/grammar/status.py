"""Completing, reopening, deleting and restoring tasks."""

from assistant.operations import Clock, Kind, Operation, Target
from assistant.rules import LIST, ONTO, PHRASE, TASK, Rule, first, group
from assistant.targets import parse_target
from assistant.text import QUOTED, Text

_T = rf"(?P<target>{PHRASE})"
_DONE = r"(?:done|complete|completed|finished|as done|checked off|ticked off)"
_CLEAR = (
    r"(?P<target>(?:out )?(?:all|every|each|my|the|completed|done|finished|overdue|old)(?: "
    r"[a-z-]{1,20}){0,4}? "
    rf"(?:{TASK}|{LIST})|(?:{TASK}|{LIST})|all|everything|completed|(?:all|everything) "
    r"(?:completed|done|finished|overdue))"
)
_NOUNED = (
    rf"(?P<target>(?:(?:the |my )?{TASK} |#|\d){PHRASE}|\d|{QUOTED}|it|that|them|both|(?:the |my "
    rf"){PHRASE} (?:{TASK}|one))"
)

RESTORE = (
    Rule(
        rf"(?:restore|undelete|un-delete|recover|bring back|get back|put back|retrieve) {_T}",
        "restore task 4",
    ),
    Rule(rf"(?:bring|get|put) {_T} back", "bring the dentist task back"),
    Rule(r"(?:restore|undelete|recover)(?: an?| the| my)?(?: deleted)?(?: task)?", "undelete"),
)
REOPEN = (
    Rule(
        (
            rf"(?:reopen|re-open|uncomplete|un-complete|uncheck|untick|unmark|unfinish|reactivate) {_T}(?: "
            r"as (?:done|complete|completed))?"
        ),
        "reopen task 2",
    ),
    Rule(
        (
            rf"(?:mark|set|change|flag|move|put|switch) {_T} (?:back )?(?:as|to|as being)? ?(?:back "
            r")?(?:to )?(?:not (?:yet )?(?:done|complete|completed|finished)|undone|pending|incomplete|"
            r"unfinished|open|active|to-?do)(?: again)?"
        ),
        "mark task 2 as not done",
    ),
    Rule(
        (
            rf"(?P<target>(?!what|which|how|who|is ){PHRASE}) (?:is|are|was|isn't|wasn't|aren't)(?: "
            r"actually| still)?(?: not)?(?: actually)? (?<=not |n't |lly |ill )(?:not )?(?:done|complete|"
            r"completed|finished)(?: yet| after all)?"
        ),
        "task 2 isn't done yet",
    ),
    Rule(
        (
            r"i (?:haven't|have not|didn't|did not)(?: actually| yet)? (?:finished|completed|done|finish|"
            rf"complete|do) {_T}(?: yet)?"
        ),
        "I haven't finished the report yet",
    ),
    Rule(rf"put {_T} back (?:on|in|onto) (?:my|the) {LIST}", "put the report back on my list"),
    Rule(rf"(?:reopen|re-open|uncheck|uncomplete)(?: an?| the)?(?: {TASK})?", "reopen a task"),
)
COMPLETE = (
    Rule(
        (
            rf"(?:mark|set|flag|check|tick|cross|count|put|move|switch|change) (?!as ){_T} (?:off "
            r")?(?:as |to |"
            rf"down as |to be |off as )?{_DONE}{ONTO}"
        ),
        "mark task 3 as complete",
    ),
    Rule(
        rf"(?:check|tick|cross|strike|mark) {_T} (?:off|out)(?: (?:of )?(?:my|the) (?:[a-z-]+ "
        rf")?{LIST})?",
        "tick the milk off my list",
    ),
    Rule(rf"(?:mark|set) (?:as )?{_DONE}:? {_T}", "mark as done: buy milk"),
    Rule(
        (
            r"(?:complete|finish|finish off|finish up|close|close out|tick|tick off|check off|cross off|"
            rf"cross out|mark off|strike off|resolve|conclude){ONTO} {_T}{ONTO}"
        ),
        "finish the report",
    ),
    Rule(rf"(?:check|did|finished|completed|mark|cross) {_NOUNED}{ONTO}", "check task 4"),
    Rule(
        (
            r"i(?:'ve| have|'m| am)?(?: just| already| finally| now)* (?:did|done|done with|finished|"
            r"finished with|completed|complete|through with|ticked off|checked off|taken care of|took "
            rf"care of) {_T}(?: (?:already|now|today|yesterday|this morning|this afternoon))?"
        ),
        "I've finished the report",
    ),
    Rule(rf"(?:all )?(?:done|finished)(?: with|:) {_T}", "done with task 2"),
    Rule(
        (
            rf"(?P<target>(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|fifth|last) "
            rf"(?:one|{TASK})) (?:done|finished|completed|complete)"
        ),
        "the second task finished",
    ),
    Rule(rf"(?:{TASK} )?(?P<target>#?\d{{1,9}}) (?:done|finished|completed|complete|is done)", "task 2 done"),
    Rule(
        (
            rf"(?P<target>(?!what|which|how|who|are |is |when){PHRASE}) (?:is|are|was|has been|have been|"
            r"got|can be marked)(?: now| already| all| as)* (?:done|complete|completed|finished|taken "
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
        (
            r"(?:delete|remove|erase|cancel|drop|discard|scrap|trash|bin|throw away|throw out|get rid of|"
            rf"eliminate|nuke|destroy|dump|ditch){ONTO} {_T}{ONTO}"
        ),
        "delete the meeting task",
    ),
    Rule(
        (
            rf"(?:take|cross|pull|get|strike) {_T} (?:off|out of|from|off of) (?:my|the|this) (?:[a-z-]+ "
            rf")?{LIST}"
        ),
        "take milk off my list",
    ),
    Rule(
        (
            r"(?:clear|clean|clean up|clean out|wipe|wipe out|empty|purge|blank out|clear out|clear off) "
            rf"{_CLEAR}(?: from (?:my|the) {LIST})?"
        ),
        "clear my completed tasks",
    ),
    Rule(rf"(?:forget|forget about|never mind) {_NOUNED}", "forget about task 5"),
    Rule(
        (
            rf"i (?:don't|no longer|do not) (?:need|want) {_NOUNED}(?: any ?more| any longer)?(?: on (?:my|"
            rf"the) {LIST})?"
        ),
        "I don't need task 2 anymore",
    ),
    Rule(rf"(?:delete|remove|erase)(?: an?| the| my| some| one)?(?: {TASK})?", "delete task"),
)
FAMILIES: tuple[tuple[Kind, tuple[Rule, ...]], ...] = (
    ("restore", RESTORE),
    ("reopen", REOPEN),
    ("complete", COMPLETE),
    ("delete", DELETE),
)


def read(text: Text, clock: Clock) -> Operation | None:
    for kind, rules in FAMILIES:
        for _, match in first(rules, text):
            said = group(match, text, "target")
            target = parse_target(said, clock) if said else Target()
            return Operation(kind, text.raw, target=target)
    return None
