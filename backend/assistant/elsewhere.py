"""Things that other services look after, so that "delete my account" is not about a task called that.

Only the noun a phrase turns on counts ("the photos of my trip" turns on "photos"), and only where nothing
says that a task is meant: "delete the e-mail task" and "delete 'e-mail Bob'" stay what they are.
"""

import re

from assistant.lexicon import opens_with_verb
from assistant.rules import LIST, TASK

_THINGS = """
lamp lamps light lights thermostat heating heater volume brightness temperature tv television telly radio
speaker speakers window windows door doors blinds curtains shutters garage gate fan vacuum screen wifi
bluetooth alarm alarms timer timers stopwatch clock camera computer laptop phone printer ringtone
song songs track tracks music playlist playlists album podcast video videos movie film episode queue channel
audiobook favourites favorites bookmarks
email emails e-mail e-mails inbox message messages chat chats conversation conversations thread contact
contacts group notification notifications voicemail status comment tweet
account accounts password passwords pin passcode username profile picture pictures photo photos avatar
language voice accent subscription subscriptions membership app apps application settings cache history
cookies browser tab tabs cart basket wishlist memory name
flight flights hotel reservation reservations booking bookings taxi cab uber order orders payment card cards
balance savings limit
subject topic sentence phrase joke game mind background poem story riddle life world yourself myself me you
"""
NOUNS = frozenset(_THINGS.split())
_LEAD = re.compile(
    r"(?:all |every |each |any )?(?:of )?(?:(?:the|my|our|your|this|that|these|those|his|her|an?) )?"
)
_HEAD_ENDS = re.compile(
    r"(?: (?:of|on|in|from|to|for|with|at|about|that|which|by|as|before|after)\b|[,.:]|$)"
)
_LISTS = re.compile(
    r"\b(?:mailing|guest|wait(?:ing)?|e-?mail|contacts?|white|black|block|price|friends?|play|watch|"
    r"address) lists?\b"
)
PLACED = re.compile(r" (?:to|onto|into|on|in|from|off) (?P<place>(?:my|the|our|this|your) [^,]{1,60})$")
_OURS = re.compile(rf"\b(?:{TASK}|{LIST})\b")


def elsewhere(low: str) -> bool:
    """Whether the phrase names something that is no task but another service's business."""
    low = low[:300].strip(" .!?,")
    if _LISTS.search(low):
        return True
    if (place := PLACED.search(low[-100:])) and not opens_with_verb(low) and elsewhere(place["place"]):
        return True
    lead = _LEAD.match(low)
    determined = lead is not None and lead.end() > 0
    noun = low[lead.end() :] if lead else low
    head_end = _HEAD_ENDS.search(noun)
    head = noun[: head_end.start()] if head_end else noun
    words = head.split()
    if not words or words[-1] not in NOUNS or _OURS.search(low):
        return False
    return determined or len(words) == 1 or not opens_with_verb(head)
