"""Questions about the list: showing, searching and counting tasks."""

import re
from dataclasses import replace

from assistant.operations import Clock, Operation, View
from assistant.rules import LIST, TASK, Rule, first, group
from assistant.targets import parse_target
from assistant.text import Text
from assistant.views import read_view, strip_filler

_NOUN = re.compile(
    rf"\b(?:{TASK}|{LIST}|everything|overdue|pending|outstanding|deadlines?|agenda|plate|"
    r"appointments?|meetings?|calls?)\b"
)
_SHOW = (
    r"(?:show|list|display|view|see|read|read out|read back|give|tell|print|get|pull up|bring up|"
    r"open|check(?! off| out| task \d| #?\d)|review|go over|let me see|let me hear|let me "
    r"know|recite|present|"
    r"share)"
)
# The word after which a search follows.
_ABOUT = re.compile(
    r"\b(?:about|regarding|related to|containing|contain|with the words?|mentioning|that mention|"
    r"matching|concerning|to do with|for) (?P<words>.{1,200})$"
)
RULES = (
    Rule(r"(?:how many|count|number of|what number of)(?P<count>) (?P<rest>.+)", "how many are overdue"),
    Rule(r"(?:how many)(?P<count>)(?P<rest>)(?: (?:do i have|are there|left))*", "how many"),
    Rule(
        (
            r"(?:what(?:'?s| is) the (?:number|count) of|give me (?:a|the) (?:count|number) of)(?P<count>) "
            r"(?P<rest>.+)"
        ),
        "what's the number of pending tasks",
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
    Rule(rf"{_SHOW}(?: me)?(?: up| out| back)?(?: again)?(?P<rest> .+)", "show me all my tasks", "show"),
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
        (
            r"what(?:'?s| is| are|'re| was)(?P<rest> (?:my )?(?:next|first|most (?:urgent|important)|due|"
            r"overdue|pending|left|outstanding|open|upcoming|coming up|completed|done|remaining|still "
            r"(?:open|pending|left|to do))(?: .{1,80})?)"
        ),
        "what's pending",
        "sure",
    ),
    Rule(
        r"what(?:'?s| is| are| else is)(?P<rest> (?:on|in|there on|there for) .{1,80})",
        "what's on my list today",
        "plate",
    ),
    Rule(
        (
            r"what (?:have i|did i|i have|i've|has been|was) (?:already |just )*(?:completed|done|finished|"
            r"complete|finish|do|get done|accomplish|accomplished|achieved|ticked off)"
            r"(?P<rest>(?: .{1,60})?)"
        ),
        "what have I completed",
        "completed",
    ),
    Rule(
        (
            r"what(?: (?:kind of )?(?:things|stuff|all|else))?(?P<rest> (?:do i have (?:today|tomorrow|"
            r"this|next|on|coming|due|overdue|for|planned|left)|(?:do|must|should|shall|can|am|have) i "
            r"(?:have |need |got |supposed |still |going |left )*(?:to (?:do|get done|finish|complete|"
            r"accomplish|be done|work on|take care of)|do|planned|due|scheduled|coming up|left|pending|"
            r"on))(?: .{1,60})?)"
        ),
        "what do I have to do today",
        "sure",
    ),
    Rule(
        r"what(?P<rest> (?:tasks|to-?dos|reminders|items|chores|meetings|things)(?: .{1,120})?)",
        "what tasks are due tomorrow",
        "sure",
    ),
    Rule(
        (
            r"(?:what about|how about|and)(?P<rest> (?:today|tomorrow|overdue|completed|pending|this week|"
            r"next week|the (?:completed|overdue|pending|done) ones)(?: .{1,40})?)"
        ),
        "what about tomorrow",
        "sure",
    ),
    Rule(
        r"which(?P<rest> (?:tasks|ones|to-?dos|items|of my tasks|things|are)(?: .{1,120})?)",
        "which tasks are urgent",
        "sure",
    ),
    Rule(
        (
            r"(?:do|did|have|am|is|are|was|were)(?P<rest> (?:i|there|we|any|anything|something|"
            r"my)\b.{1,200})"
        ),
        "is there anything overdue",
        "ask",
    ),
    Rule(r"(?:anything|something)(?P<rest> .{1,120})", "anything due tomorrow", "ask"),
    Rule(
        (
            r"(?:remind me (?:of|about|what|which)|tell me (?:of|about|what|which)|i (?:need|want|would "
            r"like|'d like) to (?:know|see|hear)(?: what| which)?|i'd like to (?:know|see)(?: what| "
            r"which)?|i want)(?P<rest> .+)"
        ),
        "remind me what is on my list",
        "show",
    ),
    Rule(
        r"(?P<rest>(?:when is|when's|when are|when do i have to|what time is) .{1,200})",
        "when is the dentist task due",
        "when",
    ),
)


_NUMBERED = re.compile(
    rf"(?:{_SHOW}|what is|what'?s)(?: me)?(?: the)?(?: details of)? (?P<which>(?:task|number|#) ?#?\d{{1,9}})"
)


def read(text: Text, clock: Clock) -> Operation | None:
    if match := _NUMBERED.fullmatch(text.low):
        target = parse_target(text.cut(match.start("which"), match.end("which")), clock)
        return Operation("list", text.raw, target=target)
    for rule, match in first(RULES, text):
        counting = "count" in match.groupdict()
        rest = group(match, text, "find" if rule.means == "find" else "rest") or text.cut(0, 0)
        view = _view(rule.means, counting, rest, text, clock)
        if view is not None:
            return Operation("count" if counting else "list", text.raw, view=view)
    return None


def _view(means: str, counting: bool, rest: Text, text: Text, clock: Clock) -> View | None:
    noun = _NOUN.search(text.low) is not None
    if means == "when":
        view, words, known = read_view(rest.cut(rest.low.index(" ") + 1), clock)
        words = _search_words(words)
        return replace(view, search=words.raw) if noun and words else None
    search = _ABOUT.search(rest.low)
    about = None
    if (search and means in ("show", "sure", "ask", "find", "plate")) or (search and counting):
        candidate = rest.cut(search.start("words"), search.end("words"))
        view, words, known = read_view(candidate, clock)
        if words and not known and not _NOUN.fullmatch(words.low):
            about, rest = _search_words(words), rest.cut(0, search.start())
    view, words, known = read_view(rest, clock)
    if (
        re.match(r"(?:show|list|display|give|what)\b.{0,60}\b(?:all|everything)\b", text.low)
        and view == View()
        and not known
    ):
        view = replace(view, status="all")
    if means == "completed":
        view = replace(
            view, status="completed", due_from=None, due_to=None, done_from=view.due_from, done_to=view.due_to
        )
    if means == "find":
        words = _search_words(words)
        if not noun and not re.match(r"(?:search|filter)", text.low) and not rest.quotation():
            return None
        return replace(
            view, status="all" if view.status == "pending" and not known else view.status, search=words.raw
        )
    if about:
        return replace(view, search=about.raw)
    words = _search_words(words)
    if not words:
        return view if known or noun or means in ("sure", "plate", "completed") or counting else None
    if (noun and means in ("show", "sure", "plate", "ask") and len(words.low.split()) <= 4) or (
        counting and noun
    ):
        return replace(view, search=words.raw)
    return None


def _search_words(words: Text) -> Text:
    if quoted := words.quotation():
        return Text(quoted, quoted.lower() if len(quoted.lower()) == len(quoted) else quoted)
    return strip_filler(words)
