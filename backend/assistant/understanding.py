"""From a message to the operations it asks for: the entrance to the language part."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from assistant.answers import read_answer
from assistant.clauses import bare_imperative, split_clauses, strip_polite
from assistant.dates.extract import extract
from assistant.grammar import adding, due, fields, listing, retitle, social, status
from assistant.operations import Clock, Operation
from assistant.recurrence import extract_recurrence
from assistant.text import Text, tidy

# The order matters: a title may hold any words, so adding comes before what those words could mean.
FAMILIES = (
    social.read, fields.read, due.read_date_first, listing.read, adding.read,
    due.read, status.read, retitle.read,
)  # fmt: skip
_QUESTION = re.compile(
    r"(?:who|what|when|where|why|which|how|whose|is|are|am|do|does|did|can|could|would|should|"
    r"will|was|were|has|have|may)\b"
)
_LATE_ADD = re.compile(r"\b(?:remind me|add|create)\b")
_OPERATIONS = 20


def understand(text: str, now: datetime, tz: str | ZoneInfo, day_first: bool = False) -> list[Operation]:
    """The operations in `text`, in order; never empty, never raises for any text.

    `now` is an aware datetime; `tz` the user's IANA zone, in which every date and time is read.
    """
    zone = ZoneInfo(tz) if isinstance(tz, str) else tz
    return read(tidy(text), Clock(now.astimezone(zone), zone, day_first))


def read(message: Text, clock: Clock) -> list[Operation]:
    if answer := read_answer(message, clock):
        return [answer]
    whole = strip_polite(message)
    if talk := social.read(whole, clock) or social.read(message.strip(), clock):
        return [talk]
    clauses = _join_dates(split_clauses(message)[:_OPERATIONS], clock)
    operations = [read_clause(clause, clock) for clause in clauses]
    useful = [operation for operation in operations if operation.kind not in ("social", "other", "offer")]
    if useful and len(useful) < len(operations):
        operations = [op for op in operations if op.kind != "social"]
    return operations or [Operation("other", message.raw)]


def read_clause(clause: Text, clock: Clock) -> Operation:
    clause = _date_last(clause, clock)
    if adding.announced(clause) and (operation := adding.read(clause, clock)):
        return operation
    for family in FAMILIES:
        if operation := family(clause, clock):
            return operation
    return _unmarked(clause, clock)


def _join_dates(clauses: list[Text], clock: Clock) -> list[Text]:
    """A date before a command ("tomorrow at 4, remind me to bake") belongs to that command."""
    out: list[Text] = []
    for clause in reversed(clauses):
        if out and _only_date(clause, clock) and _LATE_ADD.match(out[-1].low):
            out[-1] = Text(f"{out[-1].raw} {clause.raw}", f"{out[-1].low} {clause.low}")
        else:
            out.append(clause)
    return out[::-1]


def _only_date(text: Text, clock: Clock) -> bool:
    recurrence, left = extract_recurrence(text, clock)
    due, left = extract(left, clock)
    return (recurrence is not None or due is not None) and not left


def _date_last(clause: Text, clock: Clock) -> Text:
    """ "Tomorrow at 4, remind me to bake" with its date moved behind, where the rules look for it."""
    match = _LATE_ADD.search(clause.low[:100])
    if not match or match.start() == 0:
        return clause
    head = clause.cut(0, match.start()).strip(" ,")
    if not _only_date(head, clock):
        return clause
    rest = clause.cut(match.start())
    return Text(f"{rest.raw} {head.raw}", f"{rest.low} {head.low}")


def _unmarked(clause: Text, clock: Clock) -> Operation:
    """Something to do said without a command: added when it has a date, else offered; a question never is."""
    if not bare_imperative(clause) or _QUESTION.match(clause.low) or clause.raw.endswith("?"):
        return Operation("other", clause.raw)
    drafts = adding.read_drafts(clause, clock)
    dated = extract(clause, clock)[0] is not None or any(d.due or d.recurrence for d in drafts)
    return Operation("add" if dated and drafts else "offer", clause.raw, drafts=drafts)
