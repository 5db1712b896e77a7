"""The last operation once more: "again", "same for milk", "and tomorrow?", "the dog too"."""

import re
from dataclasses import replace

from assistant.answers import read_pick
from assistant.dates.extract import whole
from assistant.dialogue.amend import merged, names_something
from assistant.grammar.drafts import read_drafts
from assistant.operations import Clock, Operation, Target, View, When
from assistant.text import Text
from assistant.views import read_view

_AGAIN = re.compile(
    r"(?:and |please |now )?(?:(?:do )?(?:it|that|the same|this)(?: thing)? (?:once )?again|again|once more|"
    r"one more time|once again|repeat(?: (?:that|it))?|same again|another time)(?: please)?"
)
_SHOW_AGAIN = re.compile(
    r"(?:please )?(?:show|list|give)(?: me)? "
    r"(?:it|that|them|those|(?:that|the|this)(?: same)? list) again(?: please)?"
)
_OTHER = (
    re.compile(
        r"(?:and |now |please |also )*(?:do )?(?:the )?same (?:thing )?(?:again )?"
        r"(?:for|with|to|goes for|on) (?P<x>.+)"
    ),
    re.compile(r"(?:and |also |plus |now )*(?:the same )?(?P<x>.+?),? (?:too|as well)"),
    re.compile(r"(?:ok(?:ay)?,? )?(?:and|also|plus|then|now|next)(?: also| then| now)? (?P<x>.+)"),
)
_NAMED = re.compile(r"(?:the|my|task|#)\b|#")
_ABOUT = re.compile(r"(?:and |so |ok |okay )?(?:(?:what|how) (?:about|of) |and )(?:for |on |in )?(?P<x>.+)")
_BY_TARGET = ("complete", "reopen", "delete", "restore", "update")


def shows_again(message: Text) -> bool:
    """ "Show that list again": the list of before, not just any."""
    return _SHOW_AGAIN.fullmatch(message.strip(" \n.!?,").low) is not None


def again(last: Operation, message: Text) -> Operation | None:
    """The last operation, where it makes sense a second time."""
    message = message.strip(" \n.!?,")
    if not _AGAIN.fullmatch(message.low):
        return None
    twice = last.kind in ("add", "list", "count", "undo") or (
        last.kind == "update" and last.changes.shift is not None
    )
    return replace(last, times=1, takes_back=()) if twice else None


def same_for_another(last: Operation, message: Text, clock: Clock) -> Operation | None:
    """The last operation with another task, another day, or one more thing to add."""
    asked, message = message.low.endswith("?"), message.strip(" \n.!?,")
    if last.kind in ("list", "count"):
        match = _ABOUT.fullmatch(message.low)
        return _look(last, message.cut(match.start("x")), clock) if match else None
    for pattern in _OTHER:
        match = pattern.fullmatch(message.low)
        if not match:
            continue
        other = message.cut(match.start("x"), match.end("x")).strip()
        if not names_something(other):
            continue
        if last.kind == "add":
            if when := whole(other, clock):
                return None if asked else _on_another_day(last, message, when)
            drafts = () if asked else read_drafts(other, clock)
            return Operation("add", message.raw, drafts=drafts) if drafts else None
        if last.kind in _BY_TARGET:
            target = read_pick(other, clock)
            if target.empty or (last.kind == "delete" and target.words and not _NAMED.match(other.low)):
                return None
            return replace(last, said=message.raw, target=target, takes_back=())
    return None


def _on_another_day(last: Operation, message: Text, when: When) -> Operation | None:
    """ "And wednesday" after a task for monday: the same once more. Of one without a date it is the date."""
    if not last.drafts or not last.drafts[-1].due or when.day is None:
        return None
    return Operation(
        "add", message.raw, drafts=(replace(last.drafts[-1], due=merged(last.drafts[-1].due, when)),)
    )


def _look(last: Operation, about: Text, clock: Clock) -> Operation | None:
    """The same question about other days or another kind; what it does not say anew stays."""
    view, rest, known = read_view(about, clock)
    if not known or rest:
        return None
    before = last.view or View()
    return replace(
        last,
        target=Target(),
        view=replace(
            view,
            status=view.status if view.status != "pending" else before.status,
            tag=view.tag or before.tag,
            priority=view.priority or before.priority,
            search=before.search,
        ),
    )
