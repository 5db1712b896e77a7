"""Completing, reopening, deleting and restoring tasks."""

from assistant.operations import Clock, Kind, Operation, Target
from assistant.rules import LIST, ONTO, PHRASE, TASK, Rule, first, group
from assistant.targets import parse_target
from assistant.text import QUOTED, Text

_T = rf"(?P<target>{PHRASE})"
_DONE = r"(?:done|complete|completed|finished|as done|checked off|ticked off)"
_CLEAR = rf"(?P<target>(?:out )?(?:all|everything|every|the whole|the entire|my|the|completed|done|finished|overdue)\b{PHRASE}|(?:all|everything|{LIST}))"
_NOUNED = rf"(?P<target>(?:(?:the |my )?{TASK} |#|\d){PHRASE}|\d|{QUOTED}|it|that|them|both|(?:the |my ){PHRASE} (?:{TASK}|one))"

RESTORE = (
    Rule(rf"(?:restore|undelete|un-delete|recover|bring back|get back|put back|retrieve) {_T}", "restore task 4"),
    Rule(rf"(?:bring|get|put) {_T} back", "bring the dentist task back"),
    Rule(r"(?:restore|undelete|recover)(?: an?| the| my)?(?: deleted)?(?: task)?", "undelete"),
)  # fmt: skip
REOPEN = (
    Rule(rf"(?:reopen|re-open|uncomplete|un-complete|uncheck|untick|unmark|unfinish|reactivate) {_T}(?: as (?:done|complete|completed))?", "reopen task 2"),
    Rule(rf"(?:mark|set|change|flag|move|put|switch) {_T} (?:back )?(?:as|to|as being)? ?(?:back )?(?:to )?(?:not (?:yet )?(?:done|complete|completed|finished)|undone|pending|incomplete|unfinished|open|active|to-?do)(?: again)?", "mark task 2 as not done"),
    Rule(rf"(?P<target>(?!what|which|how|who|is ){PHRASE}) (?:is|are|was|isn't|wasn't|aren't)(?: actually| still)?(?: not)?(?: actually)? (?<=not |n't |lly |ill )(?:not )?(?:done|complete|completed|finished)(?: yet| after all)?", "task 2 isn't done yet"),
    Rule(rf"i (?:haven't|have not|didn't|did not)(?: actually| yet)? (?:finished|completed|done|finish|complete|do) {_T}(?: yet)?", "I haven't finished the report yet"),
    Rule(rf"put {_T} back (?:on|in|onto) (?:my|the) {LIST}", "put the report back on my list"),
    Rule(rf"(?:reopen|re-open|uncheck|uncomplete)(?: an?| the)?(?: {TASK})?", "reopen a task"),
)  # fmt: skip
COMPLETE = (
    Rule(rf"(?:mark|set|flag|check|tick|cross|count|put|move|switch|change) {_T} (?:off )?(?:as |to |down as |to be |off as )?{_DONE}{ONTO}", "mark task 3 as complete"),
    Rule(rf"(?:check|tick|cross|strike|mark) {_T} (?:off|out){ONTO}", "tick the milk off my list"),
    Rule(rf"(?:mark|set) (?:as )?{_DONE}:? {_T}", "mark as done: buy milk"),
    Rule(rf"(?:complete|finish|finish off|finish up|close|close out|tick off|check off|cross off|cross out|mark off|strike off|resolve|conclude){ONTO} {_T}{ONTO}", "finish the report"),
    Rule(rf"(?:tick|check|did|finished|completed|mark|cross) {_NOUNED}{ONTO}", "tick task 4"),
    Rule(rf"i(?:'ve| have|'m| am)?(?: just| already| finally| now)* (?:did|done|done with|finished|finished with|completed|complete|through with|ticked off|checked off|taken care of|took care of) {_T}(?: (?:already|now|today|yesterday|this morning|this afternoon))?", "I've finished the report"),
    Rule(rf"(?:all )?(?:done|finished)(?: with|:) {_T}", "done with task 2"),
    Rule(rf"(?:{TASK} )?(?P<target>#?\d{{1,9}}) (?:done|finished|completed|complete|is done)", "task 2 done"),
    Rule(rf"(?P<target>(?!what|which|how|who|are |is |when){PHRASE}) (?:is|are|was|has been|have been|got|can be marked)(?: now| already| all| as)* (?:done|complete|completed|finished|taken care of)(?: now| already)?", "the report is done"),
    Rule(rf"(?:complete|finish|done|mark|check off|tick off|cross off)(?: an?| the| my| some| one)?(?: {TASK})?(?: (?:as )?{_DONE})?", "complete"),
)  # fmt: skip
DELETE = (
    Rule(rf"(?:delete|remove|erase|cancel|drop|discard|scrap|trash|bin|throw away|throw out|get rid of|eliminate|nuke|destroy|dump|strike|ditch|lose|kill){ONTO} {_T}{ONTO}", "delete the meeting task"),
    Rule(rf"(?:take|cross|pull|get|strike) {_T} (?:off|out of|from|off of) (?:my|the|this) (?:[a-z-]+ )?{LIST}", "take milk off my list"),
    Rule(rf"(?:clear|clean|clean up|clean out|wipe|wipe out|empty|purge|blank out|clear out|clear off) {_CLEAR}(?: from (?:my|the) {LIST})?", "clear my completed tasks"),
    Rule(rf"(?:forget|forget about|never mind) {_NOUNED}", "forget about task 5"),
    Rule(rf"i (?:don't|no longer|do not) (?:need|want) {_T}(?: any ?more| any longer)?(?: on (?:my|the) {LIST})?", "I don't need task 2 anymore"),
    Rule(rf"(?:delete|remove|erase)(?: an?| the| my| some| one)?(?: {TASK})?", "delete task"),
)  # fmt: skip
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
