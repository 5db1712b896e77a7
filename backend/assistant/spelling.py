"""Slips of the keyboard in the words of a request: "remnd me", "shwo my taks", "call Ann tomorow".

Days and the word "task" are put right at once, for a slip in them spoils what is understood all the same. The
words of commands are only tried when a message was not understood, so that no title is changed for nothing.
"""

import re
from itertools import groupby
from operator import itemgetter

from assistant.elsewhere import NOUNS
from assistant.lexicon import TITLE_VERBS
from assistant.matching import within
from assistant.text import Text

_COMMANDS = """
add delete remove erase complete completed create remind reminder reminders task tasks todo todos list lists
show mark finish finished change update rename move postpone reschedule restore undo done incomplete cancel
clear priority urgent overdue pending everything remember forget schedule
what which have
"""
_DAYS = """
today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday
january february september october november december reminder reminders weekend afternoon
"""
# Words in their own right that are one letter from a command.
_OTHERS = """
dont doesnt didnt wont cant isnt arent wasnt
adds lost last lest mist must most lisp tasty taste talks masks asks tank talked tanks shoe shoes shop
shot shut slow snow shows showed showing shower marks dark market make mark's compete competes completes
deletes removes remote mover love moves moved dove wove lists listed listen changes chance charge changed
changing dune dine dose gone bone one don finishes clean cleared clears clever cleaner updates updated
renames remain remains reminds reminded remembers removed restored stored tidy today's dome zone hate has
hive gave hover heave halve that watch whit white chat whatever with wish month sundae mondays fridays
sundays tasked today create created creates crate forgets forgot order orders mail toad cancels canceled
tuesdays wednesdays thursdays saturdays
toady toddy remainder remainders reminding tomorrows sunny weekends afternoons more mode mole mere made
mire mane lose lust lift lint none does did dole duns undue cancer cancers rewind remand finnish competed
competing witch wheat hated halved crated forged forger charged chances cleanse shore shown slot snot
toto tofu taxi tact tusk priorities updating restyle removal remover finisher marker marked
"""
_WORDS = TITLE_VERBS | NOUNS | frozenset(_OTHERS.split())
_DAY_SLIPS = {
    "taks": "task", "tsak": "task", "tassk": "task", "takss": "tasks", "tmrw": "tomorrow",
    "tmr": "tomorrow", "tommorrow": "tomorrow", "tomoro": "tomorrow", "2moro": "tomorrow", "2day": "today",
    "tonite": "tonight", "wensday": "wednesday", "wendsday": "wednesday",
    "nxt": "next", "wk": "week", "wknd": "weekend",
}  # fmt: skip
_SLIPS = {
    "ad": "add",
    "wat": "what",
    "wats": "what's",
    "hav": "have",
    "u": "you",
    "nvm": "never mind",
    "remeber": "remember",
}


def _by_letter(words: str) -> dict[str, list[str]]:
    """People seldom miss the first letter."""
    return {letter: list(group) for letter, group in groupby(sorted(words.split()), key=itemgetter(0))}


_COMMAND_WORDS, _DAY_WORDS = _by_letter(_COMMANDS), _by_letter(_DAYS)
_WORD = re.compile(r"(?<![\w#@/.'-])[a-z0-9]{1,14}(?![\w@/'-])")
_AT_MOST = 40


def correct_days(text: Text) -> Text:
    """The text with days, and the words for a task, spelt as they are meant."""
    return _correct(text, _DAY_WORDS, _DAY_SLIPS, shortest=5)


def correct(text: Text) -> Text:
    """The text with words that are nearly a command, and no word themselves, spelt as the command."""
    return _correct(text, _COMMAND_WORDS, _SLIPS, shortest=4)


def _correct(text: Text, vocabulary: dict[str, list[str]], slips: dict[str, str], shortest: int) -> Text:
    kept, position = text.cut(0, 0), 0
    for count, match in enumerate(_WORD.finditer(text.low)):
        if count == _AT_MOST:
            break
        word = match[0]
        if meant := slips.get(word) or (_meant(word, vocabulary) if len(word) >= shortest else ""):
            start, end = match.span()
            at = tuple(text.at[min(start + i, end - 1)] for i in range(len(meant))) if text.at else ()
            kept = kept + text.cut(position, start) + Text(meant, meant, at)
            position = end
    return kept + text.cut(position) if position else text


def _meant(word: str, vocabulary: dict[str, list[str]]) -> str:
    candidates = vocabulary.get(word[0], [])
    if not candidates or word in candidates or word in _WORDS:
        return ""
    limit = 2 if len(word) >= 8 else 1
    return next((known for known in candidates if within(word, known, limit)), "")
