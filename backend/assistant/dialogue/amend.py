"""An operation with the part of it that was said wrong replaced by the right one."""

import re
from dataclasses import replace

from assistant.answers import read_pick
from assistant.attributes import PRIORITY_WORD, extract_tags, priority_value
from assistant.dates.extract import extract, whole
from assistant.dialogue.history import Turn
from assistant.grammar.drafts import read_drafts
from assistant.lexicon import NUMBER_WORD
from assistant.operations import Changes, Clock, Draft, Operation, Target, When
from assistant.politeness import strip_polite
from assistant.recurrence import extract_recurrence
from assistant.references import exception
from assistant.text import Text, tidy
from assistant.titles import title
from assistant.understanding import read
from assistant.views import read_view

_BY_TARGET = ("complete", "reopen", "delete", "restore")
_LATER = re.compile(
    r"(?:(?:make|move) (?:it|that) )?"
    rf"(?P<by>(?:{NUMBER_WORD}|half an) (?:min(?:ute)?|hour|day|week)s?) "
    r"(?:later|after that|(?P<earlier>earlier|sooner|before that|ahead))|"
    r"the (?:next day|following day|day after|(?P<before>day before|previous day))"
)
_AND_FOR = re.compile(r"(?:(?:and|oh|but|also|only|just|on),? )*(?=\S)")
_DUE = re.compile(r"(?:and |oh |also )*(?:it'?s )?(?:due|for|all for|all due) ")
_SENTENCE = re.compile(r" (?:is|are|was|were|has|have|had|will|would)\b")
_WORDS = 8  # a title or name said in passing has no more
# How talk begins that is no name of anything: "no, I like it", "actually that is fine".
_TALK = re.compile(
    r"(?:i|i'm|i'd|i've|you|you're|we|they|he|she|that|that's|this|it|it's|there|who|what|when|where|why|how|"
    r"is|are|am|was|were|do|does|did|can|could|would|should|will|but|because|of|way|idea|problem|worries|"
    r"thanks|thank|ok|okay|fine|sorry|please|need|one|now|then|so|again|more|else|maybe|"
    r"yes|no|not|just|well|again|also|too|me|if|as|since)\b"
)


def one_field(last: Operation, turn: Turn, said: Text, clock: Clock) -> Operation | None:
    """ "Every month", "high priority", "#home": said of the task that was just added or changed."""
    changed = [
        task for step in turn.steps if step.result for task in step.result.tasks if step.name != "list_tasks"
    ]
    if last.kind not in ("add", "update") or not changed:
        return None
    if lead := _AND_FOR.match(said.low):
        said = said.cut(lead.end())
    recurrence, rest = extract_recurrence(said, clock)
    later = read_delay(said, clock)
    tags, untagged = extract_tags(said)
    if later:
        changes = later
    elif recurrence and not rest:
        changes = Changes(recurrence=recurrence.rule)
    elif re.fullmatch(rf"(?:it'?s )?{PRIORITY_WORD}(?: priority)?", said.low):
        changes = Changes(priority=priority_value(re.sub(r"^it'?s | priority$", "", said.low)))
    elif tags and not untagged:
        changes = Changes(add_tags=tags)
    elif (due := _DUE.match(said.low)) and (when := whole(said.cut(due.end()), clock)):
        changes = Changes(when=when)
        several = " all " in f" {said.low}"
        numbers = tuple(task["number"] for task in changed) if several else (changed[-1]["number"],)
        return Operation("update", said.raw, target=Target(numbers=numbers), changes=changes)
    else:
        return None
    target = Target(numbers=(changed[-1]["number"],))
    return Operation("update", said.raw, target=target, changes=changes)


def read_delay(said: Text, clock: Clock) -> Changes | None:
    """ "2 hours later", "an hour earlier", "the day after": counted from when the task is due now."""
    match = _LATER.fullmatch(strip_polite(said).low)
    if match is None:
        return None
    move = "bring it forward" if match["earlier"] or match["before"] else "push it back"
    return read(tidy(f"{move} by {match['by'] or 'one day'}"), clock)[0].changes


def names_something(said: Text) -> bool:
    """Whether the words may be a title or a name, and are no sentence of their own."""
    short = bool(said) and len(said.low.split()) <= _WORDS and "?" not in said.low
    return short and not _TALK.match(said.low) and not _SENTENCE.search(said.low)


def amend(last: Operation, said: Text, clock: Clock, *, sure: bool) -> Operation | None:
    """The last operation as it was meant, or None when `said` is nothing to put into it.

    Dates, priorities and tasks pointed to are taken as they are; a name only when it was `sure` that the
    words are a correction.
    """
    said = said.strip(" \n,;:.!")
    if not said:
        return None
    if last.kind == "add" and last.drafts:
        return _amend_draft(last, said, clock, sure=sure)
    if last.kind in ("list", "count"):
        view, rest, known = read_view(said, clock)
        return replace(last, view=view, target=Target()) if known and not rest else None
    if last.kind == "update" and (changes := _amend_changes(last.changes, said, clock, sure=sure)):
        return replace(last, changes=changes)
    if last.kind in (*_BY_TARGET, "update"):
        target = point(last.target, said, clock, sure=sure)
        return replace(last, target=target) if target else None
    return None


def point(last: Target, said: Text, clock: Clock, *, sure: bool) -> Target | None:
    """The task `said` points to, where the last target was another one."""
    spans = exception(f" {said.low}")
    if (spans and spans[0] == 0) or (spans and last.view and not said.cut(0, spans[0]).strip(" ,")):
        return replace(last, but=read_pick(said.cut(spans[1] - 1), clock))
    target = read_pick(said, clock)
    if target.but is not None and last.view is not None:
        return replace(last, but=target.but)
    if target.empty or target.pronoun == "it" or target.view is not None:
        return None
    if target.words and not target.exact and not (sure and names_something(said)):
        return None
    return target


def _amend_draft(last: Operation, said: Text, clock: Clock, *, sure: bool) -> Operation | None:
    draft = last.drafts[-1]
    if when := whole(said, clock):
        draft = replace(draft, due=merged(draft.due, when))
    elif re.fullmatch(rf"{PRIORITY_WORD}(?: priority)?", said.low):
        draft = replace(draft, priority=priority_value(said.low.removesuffix(" priority")))
    elif sure and (meant := _draft(said, clock)):
        draft = replace(draft, title=meant.title, due=meant.due or draft.due)
    else:
        return None
    return replace(last, drafts=(*last.drafts[:-1], draft))


def _draft(said: Text, clock: Clock) -> Draft | None:
    if not names_something(said):
        return None
    drafts = read_drafts(strip_polite(said), clock)
    return drafts[0] if len(drafts) == 1 else None


def _amend_changes(changes: Changes, said: Text, clock: Clock, *, sure: bool) -> Changes | None:
    if when := whole(said, clock):
        return replace(changes, when=_merged_when(changes.when, when), shift=None, clear_due=False)
    if changes.priority and re.fullmatch(rf"{PRIORITY_WORD}(?: priority)?", said.low):
        return replace(changes, priority=priority_value(said.low.removesuffix(" priority")))
    if changes.title and (quoted := said.quotation()):
        return replace(changes, title=quoted)
    if changes.title and sure and names_something(said) and read_pick(said, clock).words:
        return replace(changes, title=title(said))
    return None


def merged(due: str, when: When) -> str:
    """The due date with the day, the time or both said anew."""
    if when.day is None:
        return due
    if when.time is None and len(due) > 10:
        return f"{when.due}{due[10:]}"
    if when.time is not None and not when.said_day and due:
        return f"{due[:10]}T{when.time:%H:%M}"
    return when.due


def _merged_when(before: When | None, now: When) -> When:
    if before is None or before.day is None or now.day is None:
        return now
    due = merged(before.due, now)
    time = now.time or before.time
    day = now.day if now.said_day else before.day
    return When(day, time, due, now.said_day or before.said_day)


def changes_of(before: Draft, after: Draft, said: Text, clock: Clock) -> Changes:
    """What to change of the task that was added, so that it is as it was meant."""
    when = whole(said, clock) or extract(said, clock)[0]
    return Changes(
        title=after.title if after.title != before.title else None,
        when=when if after.due != before.due else None,
        priority=after.priority if after.priority != before.priority else None,
    )
