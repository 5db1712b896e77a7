"""Short answers to a question the assistant asked: yes, no, one of the candidates."""

import re

from assistant.operations import Clock, Operation, Target
from assistant.rules import TASK
from assistant.targets import parse_target
from assistant.text import Text

_YES = re.compile(
    r"(?:oh |ok(?:ay)?,? |well,? )?(?:yes|yep|yeah|yup|ya|y|sure|ok|okay|of course|certainly|"
    r"absolutely|definitely|affirmative|correct|right|confirmed?|"
    r"go ahead|do it|do that|please do|go for it|proceed|that's right|fine|sounds good|i'm "
    r"sure|i am sure|both|all of them|all|yes to all|go on)"
    r"(?:,? (?:please|thanks|do it|do that|go ahead|i am|i'm sure|that's (?:right|fine)|sure|"
    r"all of them|delete them(?: all)?|complete them(?: all)?|all|of course|yes|add it|do)){0,4}"
)
_NO = re.compile(
    r"(?:oh,? |hm+,? |u[hm]+,? |well,? |ok(?:ay)?,? )*"
    r"(?:no|nope|nah|n|no way|not now|never ?mind|cancel|stop|forget it|"
    r"forget that|don't|do not|leave it|leave them|abort|none|none of them|nothing|"
    r"neither(?: of (?:them|those|these))?|none of (?:those|these)|"
    r"not yet|no,? wait|wait,? no|wait|hold on|hang on|no,? no|no need|skip(?: it)?|drop it|quit|"
    r"negative)(?:,? (?:thanks|"
    r"thank you|please|don't|do not|do that|that|it|cancel|stop|never ?mind|leave (?:it|them)|"
    r"keep (?:it|them)|mind)){0,4}"
)
_ALL = re.compile(r"(?:both|all(?: of them)?)(?:,? (?:please|thanks))?")
_WORDS = re.compile(
    r"(?:i (?:mean|meant|want|think|choose|pick) |(?:it's|its|it is) |(?:just|only) |option "
    r")?(?P<rest>.+)"
)


def read_answer(text: Text, clock: Clock) -> Operation | None:
    """yes, no, or a pick that needs no other context (a number, a place in the list, a pronoun)."""
    text = text.strip(" .!?,")
    if _NO.fullmatch(text.low):
        return Operation("no", text.raw)
    if _YES.fullmatch(text.low) and not _ALL.fullmatch(text.low):
        return Operation("yes", text.raw)
    target = read_pick(text, clock)
    pointed = target.numbers or target.ordinals or target.pronoun or target.id or target.first
    if pointed and target.but is None:
        return Operation("pick", text.raw, target=target)
    return None


def read_pick(text: Text, clock: Clock) -> Target:
    """The candidate a reply names: "the second one", "3", "the dentist one"."""
    text = text.strip(" .!?,")
    if polite := re.fullmatch(r"(?P<pick>.{1,200}?),? (?:please|thanks)", text.low):
        text = text.cut(0, polite.end("pick"))
    match = _WORDS.fullmatch(text.low)
    rest = text.cut(match.start("rest")) if match else text
    if re.fullmatch(
        rf"(?:all|both|all (?:of )?(?:them|these|those)|every one|everything|all {TASK})", rest.low
    ):
        return Target(pronoun="them")
    return parse_target(rest, clock)
