"""Which tasks a few words name, forgiving endings and small typing errors."""

import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SMALL_WORDS = "a an the my our to of for on in at with and or one task todo item about teh"
_SMALL = frozenset(_SMALL_WORDS.split())


class Named(Protocol):
    @property
    def words(self) -> str: ...


def tokens(words: str) -> list[str]:
    """The telling words, lower case; all of them when only small ones are there."""
    found = _WORD.findall(words.lower().replace("’", "'"))
    bare = [word.removesuffix("'s") for word in found]  # "Ann's present" is the "present for Ann"
    return [word for word in bare if word not in _SMALL] or bare


def stems(words: str) -> str:
    """The telling words without their endings, as the list is searched for them."""
    return " ".join(stem(word) for word in tokens(words))


def stem(word: str) -> str:
    """Without its ending, so that "taking" is "take" and "shopping" is "shop"."""
    for ending in ("ies", "ing", "es", "ed", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            kept = word[: -len(ending)]
            doubled = (
                ending in ("ing", "ed") and kept[-1] == kept[-2] and kept[-1] not in "ls" and len(kept) > 3
            )
            return kept[:-1] if doubled else kept
    return word


def close(one: str, other: str) -> bool:
    """The same word but for its ending, one slip in four letters or more, two in eight or more."""
    if one == other or stem(one) == stem(other):
        return True
    shorter = min(len(one), len(other))
    if shorter < 4 or any(c.isdigit() for c in one + other):
        return False
    return within(one, other, 2 if shorter >= 8 else 1)


def within(one: str, other: str, limit: int) -> bool:
    """Whether edits (a swap of neighbours counts as one) turn one word into the other."""
    if abs(len(one) - len(other)) > limit:
        return False
    before, row = list[int](), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        previous, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = previous
    return row[-1] <= limit


def share(said: Sequence[str], title: Sequence[str]) -> float:
    """How much of what was said the title has, 0 to 1."""
    hits = sum(any(close(word, other) for other in title) for word in said)
    return hits / len(said) if said else 0.0


def best[N: Named](words: str, named: Sequence[N]) -> list[N]:
    """Those of the candidates that have every word; an exact title beats the others."""
    return _best(words, named, lambda item: item.words)


def best_tasks(words: str, tasks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    found = _best(words, tasks, lambda task: str(task["title"]))
    if found:
        return found
    return _best(
        words, tasks, lambda t: " ".join([t["title"], t.get("description") or "", *(t.get("tags") or ())])
    )


def nearest_tasks(words: str, tasks: Sequence[dict[str, Any]], limit: int = 5) -> list[dict[str, Any]]:
    """Tasks that share at least half of the words, most first."""
    said = tokens(words)
    scored = [(share(said, tokens(task["title"])), task) for task in tasks]
    near = [pair for pair in scored if pair[0] >= 0.5]
    return [task for _, task in sorted(near, key=lambda pair: -pair[0])[:limit]]


def _best[T](words: str, candidates: Sequence[T], naming: Callable[[T], str]) -> list[T]:
    said = tokens(words)
    exact = [item for item in candidates if tokens(naming(item)) == said]
    if exact:
        return exact
    return [item for item in candidates if said and share(said, tokens(naming(item))) == 1.0]
