"""Questions about the list: showing, searching and counting tasks."""

import re
from dataclasses import replace

from assistant.operations import Clock, Operation, View
from assistant.rules import LIST, TASK, WHERE, Rule, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text
from assistant.views import read_view, strip_filler

_NOUN = re.compile(
    rf"\b(?:{TASK}|{LIST}|everything|anything|overdue|pending|outstanding|deadlines?|agenda|plate|"
    r"appointments?|meetings?|calls?)\b"
)
_SHOW = (
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
# The word after which a search follows.
_ABOUT = re.compile(
    r"\b(?:about|regarding|related to|containing|contain|with the words?|mentioning|that mention|"
    r"matching|concerning|to do with|for) (?P<words>.{1,200})$"
)
# "A list of restaurants" is no list of tasks.
_OTHER_LIST = re.compile(
    rf"\blists? of (?!(?:the |my |all |all my |our |open |pending )*(?:{TASK}|stuff|everything|"
    r"what|groceries|shopping)\b)"
)
RULES = (
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
            rf"(?:how(?:'?s| is| are| does| do)|what(?:'?s| is| does| do| will)) (?P<rest>(?:my|the|our) "
            rf"(?:day|week|weekend|month|"
            rf"schedule|morning|afternoon|evening|calendar|plans?|(?:[a-z'-]+ )?{LIST})) "
            rf"(?:look(?:ing)?(?: like)?|"
            r"(?:going to|gonna) look(?: like)?|be like|say|contain|have|include|consist of)(?: (?:on|"
            r"in) (?:it|them))?(?P<more> .{1,40})?"
        ),
        "what does my week look like",
        "day",
    ),
    Rule(
        rf"(?:know )?what (?P<rest>(?:my|the) (?:[a-z'-]+ )?{LIST}) (?:is|are|looks?)(?: looking)?(?: like)?",
        "what my list looks like",
        "sure",
    ),
    Rule(
        rf"how (?:long|full|big|short|busy) (?:is|are) (?:my|the) (?:[a-z'-]+ )?(?:{LIST}|day|"
        rf"week)(?P<count>)(?P<rest>)",
        "how long is my list",
    ),
    Rule(r"how (?:busy|full) am i(?P<count>)(?P<rest>(?: .{1,40})?)", "how busy am I today"),
    Rule(
        r"how many (?:did|have|had) i (?:already )?(?:finished|finish|completed|complete|done|do|get "
        r"done)(?P<count>)(?P<rest>(?: .{1,40})?)",
        "how many did I finish today",
        "completed",
    ),
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
        r"(?P<rest>(?:tasks|to-?do'?s|reminders|things to do|deadlines|items|chores) (?:for|due|on|in|"
        r"this|next|that|which|"
        r"with|tagged|today|tomorrow|still|left|from|about|overdue|without|i) ?.{1,60})",
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
        (
            r"what(?:'?s| is| are|'re| was)(?P<rest> (?:my |up |coming |still )?(?:next|first|most "
            r"(?:urgent|important)|due|"
            r"overdue|pending|left|outstanding|open|upcoming|coming up|completed|done|remaining|still "
            r"(?:open|pending|left|to do))(?: .{1,80})?)"
        ),
        "what's pending",
        "sure",
    ),
    Rule(
        r"what(?:'?s| is| are| else is|'?s else| all is|'?s all|'?s up next| things are| (?:kind of "
        r")?things are| (?:do i have|have i got))"
        r"(?: currently| still| left)?(?P<rest> (?:on|in|there on|there for) .{1,80})",
        "what's on my list today",
        "plate",
    ),
    Rule(
        (
            r"what(?: all)? (?:have i|did i|i have|i've|has been|was) (?:already |just )*(?:completed|"
            r"done|finished|"
            r"complete|finish|do|get done|gotten done|got done|accomplish|accomplished|achieved|ticked off)"
            r"(?P<rest>(?: .{1,60})?)"
        ),
        "what have I completed",
        "completed",
    ),
    Rule(
        (
            r"what(?: (?:kinds? of |other )?(?:things|stuff|all|else|jobs|work))?(?P<rest> (?:do i have "
            r"(?:today|tomorrow|"
            r"this|next|on|coming|due|overdue|for|planned|left)|(?:do|must|should|shall|can|am|have) "
            r"(?:i|we) "
            r"(?:have |need |got |supposed |still |going |left |yet |meant )*(?:to (?:do|get done|finish|"
            r"complete|"
            r"accomplish|be done|work on|take care of)|do|planned|due|scheduled|coming up|left|pending|"
            r"on))(?: .{1,60})?)"
        ),
        "what do I have to do today",
        "sure",
    ),
    Rule(
        r"what(?:'?s| is| are)(?P<rest> (?:my|the|all my|all the|all of my) (?:[a-z'-]+ ){0,2}?"
        r"(?:tasks|to-?do'?s?|to do'?s?|to-?do lists?|lists?|reminders|items|chores|errands|jobs|things|"
        r"agenda|"
        r"schedule|plans?|priorities)(?: .{1,80})?)",
        "what are my tasks for tomorrow",
        "own",
    ),
    Rule(
        (
            r"what (?:remains|is left|still needs|needs|has|still has|is there|there is|i have|i need|i "
            r"still have|"
            r"i still need|i've got|i'm supposed|i am supposed|i should|i must|i|have i|do i|must i|should i)"
            r"(?: left| still| got)?(?: to)? (?:be done|do|get done|finish|complete|be "
            r"finished)(?P<rest>(?: .{1,60})?)"
        ),
        "what remains to be done",
        "sure",
    ),
    Rule(
        r"what(?: should| shall| can| must| do| could) i (?:do|work on|tackle|start(?: with)?|focus "
        r"on)(?P<rest>(?: (?:next|first|today|"
        r"tomorrow|tonight|now|this .{1,20}|next .{1,20}|on .{1,20}))?)",
        "what should I do next",
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
    Rule(r"(?P<rest>(?:anything|something|any|nothing) .{1,120})", "anything due tomorrow", "ask"),
    Rule(
        (
            r"(?:remind me (?:of|about|what|which)|tell me (?:of|about|what|which)|i (?:need|want|would "
            r"like|'d like) to (?:know|see|hear)(?: what| which)?|i'd like to (?:know|see)(?: what| "
            r"which)?)(?P<rest> .+)"
        ),
        "remind me what is on my list",
        "show",
    ),
)


_NUMBERED = re.compile(
    rf"(?:{_SHOW}|what is|what'?s|tell)(?: me)?(?: about)?(?: the)?(?: (?:details|status|state|due date|"
    rf"description) of| about)? (?P<which>(?:task|number|#) ?#?\d{{1,9}})"
)


def read(text: Text, clock: Clock) -> Operation | None:
    if match := _NUMBERED.fullmatch(text.low):
        target = parse_target(text.cut(match.start("which"), match.end("which")), clock)
        return Operation("list", text.raw, target=target, spans=marked(match, text, which="task"))
    for rule, match in first(RULES, text):
        counting = "count" in match.groupdict()
        rest = group(match, text, "find" if rule.means == "find" else "rest") or text.cut(0, 0)
        view = _view(rule.means, counting, rest, text, clock)
        if view is not None:
            spans = marked(match, text, rest="view", find="view")
            return Operation("count" if counting else "list", text.raw, view=view, spans=spans)
    return None


def _view(means: str, counting: bool, rest: Text, text: Text, clock: Clock) -> View | None:
    noun = _NOUN.search(text.low.removeprefix("list ")) is not None
    if _OTHER_LIST.search(text.low):
        return None
    search = _ABOUT.search(rest.low)
    about = None
    if (search and means in ("show", "sure", "ask", "find", "plate")) or (search and counting):
        candidate = rest.cut(search.start("words"), search.end("words"))
        view, words, known = read_view(candidate, clock)
        if words and not known and not _NOUN.fullmatch(words.low):
            about, rest = _search_words(words), rest.cut(0, search.start())
    if means == "day":
        rest = _period(rest)
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
    if about and (noun or means == "find"):
        return replace(view, search=about.raw)
    words = _search_words(words)
    if not words or means == "day":
        return view if known or noun or means in ("sure", "plate", "completed") or counting else None
    if noun and (counting or means in ("show", "sure", "plate", "ask")) and len(words.low.split()) <= 4:
        return replace(view, search=words.raw)
    return None


def _period(rest: Text) -> Text:
    """ "My week" is this week, "my day" is today."""
    match = re.search(r"\b(?:day|week|weekend|month|morning|afternoon|evening)\b", rest.low)
    said = "" if match is None else "today" if match[0] == "day" else f"this {match[0]}"
    more = rest.cut(match.end()) if match else rest
    return Text(said, said).then(more) if said else more


def _search_words(words: Text) -> Text:
    if quoted := words.quotation():
        return Text(quoted, quoted.lower() if len(quoted.lower()) == len(quoted) else quoted)
    return strip_filler(words)
