"""Questions about the list: showing, searching and counting tasks."""

import re
from dataclasses import replace

from assistant.grammar.listing_rules import RULES, SHOW
from assistant.operations import Clock, Operation, View
from assistant.rules import LIST, TASK, WHERE, first, group, marked
from assistant.targets import parse_target
from assistant.text import Text
from assistant.views import read_view, strip_filler

_NOUN = re.compile(
    rf"\b(?:{TASK}|{LIST}|everything|anything|overdue|pending|outstanding|deadlines?|agenda|plate|"
    r"appointments?|meetings?|calls?)\b"
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
_NUMBERED = re.compile(
    rf"(?:{SHOW}|what is|what'?s|tell|describe)(?: me)?(?: about)?(?: the)?(?: (?:details|status|state|"
    rf"due date|"
    rf"description) of| about)? (?P<which>(?:task|number|#) ?#?\d{{1,9}})(?: (?:on|in) {WHERE})?"
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
    if (search and means in ("show", "sure", "own", "ask", "find", "plate")) or (search and counting):
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
        view, known = replace(view, status="all"), not words
    if means == "completed":
        view = replace(
            view, status="completed", due_from=None, due_to=None, done_from=view.due_from, done_to=view.due_to
        )
    if means == "find":
        if not noun and not re.match(r"(?:search|filter)", text.low) and not rest.quotation():
            return None
        words = about or _search_words(words) or (rest if not known and not noun else words)
        status = "all" if view.status == "pending" and not known else view.status
        return replace(view, status=status, search=words.raw)
    if means == "dated":
        return view if (known and not words) or (not rest) else None
    if about and (noun or means == "find"):
        return replace(view, search=about.raw)
    words = _search_words(words)
    if not words or means == "day":
        return view if known or noun or means in ("sure", "own", "plate", "completed") or counting else None
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
