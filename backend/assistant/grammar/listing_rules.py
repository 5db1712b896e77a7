"""The sentence forms that ask for the list, or for a part of it."""

from assistant.grammar.asking_rules import ASK
from assistant.grammar.counting_rules import COUNT
from assistant.rules import LIST, TASK, WHERE, Rule

SHOW = (
    r"(?:show|list|display|view|see|hear|read out|read off|read aloud|read back|read to me|read|"
    r"give(?= me (?!an? (?:new "
    r")?(?:task|to-?do|reminder|"
    r"nudge|ping)\b))|tell|print|get(?! rid\b)(?!.* (?:back|onto .*|on .*)$)|pull up|bring up|"
    r"open|check(?= (?:on |out |up on )?(?:my|the|our|what|if|for)\b)(?!.{1,200} off\b)|review|go over|"
    r"let me see|"
    r"let me hear|let me know|recite|present|share|go through|run through|run down|look at|look through|"
    r"walk me through|take me through|talk me through|run me through|fetch|summari[sz]e|have a look at|"
    r"take a look at)"
)
_SHOWING = (
    Rule(
        (
            r"(?:show |go to |read |see |give )?(?:me )?(?:(?:the )?(?:next|previous|last|first) page(?: "
            r"of .{1,60})?|"
            rf"(?:the )?(?:rest|remainder) of (?:them|{WHERE}|my {TASK}|the {TASK})|more(?: {TASK})?(?: "
            rf"(?:please|of them))?|"
            rf"(?:some )?more (?:of )?(?:my |the )?(?:{TASK}|items))(?P<rest>)"
        ),
        "show me the next page",
        "sure",
    ),
    Rule(
        (
            rf"(?:search|look|filter)(?: {TASK}| my {LIST}| through my {LIST})?(?: for| by| up)? "
            r"(?P<find>.+)"
        ),
        "search for dentist",
        "find",
    ),
    Rule(r"(?:find|look up|where is|where's)(?: me)? (?P<find>.+)", "find the dentist task", "find"),
    Rule(rf"{SHOW}(?: me)?(?: up| out| back)?(?: again)?(?P<rest> .+)", "show me all my tasks", "show"),
    Rule(
        (
            r"(?P<rest>all tasks|tasks|my tasks|todos|my list|my to-?do list|to-?do list|the list|list|"
            r"show|all|everything|pending|completed|overdue|upcoming|today|tasks today|my day|agenda|show "
            r"all|list all|list to do)"
        ),
        "my tasks",
        "sure",
    ),
    Rule(
        r"(?P<rest>(?:tasks|to-?do'?s|reminders|things to do|deadlines|items|chores) (?:for|due|on|in|"
        r"this|next|that|which|"
        r"with|tagged|today|tomorrow|still|left|from|about|overdue|without|i) ?[^:]{1,60})",
        "tasks due tomorrow",
        "sure",
    ),
    Rule(
        r"(?:today's|tomorrow's)(?P<rest> (?:tasks|to-?dos|list|agenda|schedule|plan))",
        "today's tasks",
        "sure",
    ),
    Rule(
        (
            r"(?P<rest>(?:(?:my|all|the|pending|completed|done|finished|open|unfinished|remaining|overdue|"
            r"upcoming|urgent|high priority|low priority|important|deleted) )+(?:tasks|to-?dos|items|ones|"
            r"reminders)(?: .{1,60})?)"
        ),
        "my pending tasks",
        "sure",
    ),
    Rule(
        rf"(?:sort|order|arrange|organi[sz]e|rank|group) (?:my |the |all |all my )?(?:{TASK}|{LIST}|them|"
        rf"it|everything)(?P<rest> by .{{1,40}})",
        "sort my tasks by due date",
        "own",
    ),
)
RULES = (*COUNT, *_SHOWING, *ASK)
