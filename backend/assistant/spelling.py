"""Slips of the keyboard in the words of a request: "remnd me", "shwo my taks", "compelte task 3"."""

import re

from assistant.elsewhere import NOUNS
from assistant.lexicon import TITLE_VERBS
from assistant.matching import within
from assistant.text import Text

_COMMANDS = """
add delete remove erase complete completed create remind reminder reminders task tasks todo todos list lists
show mark finish finished change update rename move postpone reschedule restore undo done incomplete cancel
clear priority urgent overdue pending everything remember forget schedule grocery groceries shopping
what which have today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday
january february september october november december
"""
_VOCABULARY = tuple(dict.fromkeys(_COMMANDS.split()))
# Words in their own right that are one letter from a command.
_OTHERS = """
adds lost last lest mist must most lisp tasty taste talks masks asks tank talked tanks shoe shoes shop
shot shut slow snow shows showed showing shower marks dark market make mark's compete competes completes
deletes removes remote mover love moves moved dove wove lists listed listen changes chance charge changed
changing dune dine dose gone bone one don finishes clean cleared clears clever cleaner updates updated
renames remain remains reminds reminded remembers removed restored stored tidy today's dome zone hate has
hive gave hover heave halve that watch whit white chat whatever with wish month sundae mondays fridays
sundays tasked today create created creates crate forgets forgot order orders mail toad cancels canceled
"""
_WORDS = TITLE_VERBS | NOUNS | frozenset(_OTHERS.split())
_SLIPS = {"ad": "add", "wat": "what", "hav": "have", "u": "you", "remeber": "remember", "tmrw": "tomorrow"}
_WORD = re.compile(r"(?<![\w#@/.'-])[a-z]{2,14}(?![\w@/'-])")
_AT_MOST = 40


def correct(text: Text) -> Text:
    """The text with words that are nearly a command, and no word themselves, spelt as the command."""
    kept, position = text.cut(0, 0), 0
    for count, match in enumerate(_WORD.finditer(text.low)):
        if count == _AT_MOST:
            break
        meant = _meant(match[0])
        if meant:
            start, end = match.span()
            at = tuple(text.at[min(start + i, end - 1)] for i in range(len(meant))) if text.at else ()
            kept = kept + text.cut(position, start) + Text(meant, meant, at)
            position = end
    return kept + text.cut(position)


def _meant(word: str) -> str:
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) < 4 or word in _VOCABULARY or word in _WORDS:
        return ""
    limit = 2 if len(word) >= 8 else 1
    for known in _VOCABULARY:
        if known[0] == word[0] and within(word, known, limit):
            return known
    return ""
