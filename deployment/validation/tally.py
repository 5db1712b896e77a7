"""What became of many requests: at the first try, and in the end for the person who asked."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

FELT_SECONDS = 2.5  # a chat takes some tenths of a second, on a busy machine up to two


@dataclass(slots=True)
class Attempt:
    """One request on the wire. Times are those of `time.monotonic`; `error` is empty when it went well.

    `cut`: an answer had begun and did not come to its end. `first_word`: seconds to the first text.
    """

    kind: str
    started: float
    ended: float = 0.0
    error: str = ""
    cut: bool = False
    first_word: float | None = None

    @property
    def ok(self) -> bool:
        return not self.error

    @property
    def seconds(self) -> float:
        return self.ended - self.started

    def end(self, error: str = "", *, cut: bool = False) -> Attempt:
        """The same attempt, ended now."""
        self.ended, self.error, self.cut = time.monotonic(), error, cut
        return self


@dataclass(slots=True)
class Tally:
    """All attempts, by the request they belong to: a request is one or more attempts."""

    requests: list[list[Attempt]] = field(default_factory=list)

    def add(self, attempts: list[Attempt]) -> None:
        self.requests.append(attempts)

    @property
    def attempts(self) -> list[Attempt]:
        return [attempt for request in self.requests for attempt in request]

    @property
    def failed_at_first(self) -> int:
        return sum(not request[0].ok for request in self.requests)

    @property
    def failed_for_user(self) -> int:
        return sum(not request[-1].ok for request in self.requests)

    @property
    def cut(self) -> int:
        return sum(attempt.cut for attempt in self.attempts)

    def recovery(self, since: float) -> float:
        """Seconds from `since` until nothing failed any more, and nobody waited for an answer longer than
        `FELT_SECONDS`: an outage that is waited out is one. 0 when it was not felt."""
        ends = [
            attempt.ended
            for attempt in self.attempts
            if attempt.ended >= since and (not attempt.ok or attempt.seconds > FELT_SECONDS)
        ]
        return max(ends) - since if ends else 0.0

    def errors(self, most: int = 4) -> str:
        """The most frequent errors: `3x chat: 503 unavailable`; empty when there are none."""
        found = Counter(f"{attempt.kind}: {attempt.error}" for attempt in self.attempts if not attempt.ok)
        return "; ".join(f"{count}x {error}" for error, count in found.most_common(most))

    def failures(self, since: float, most: int = 12) -> str:
        """When things failed, in seconds since then: `31.0 chat, 31.2 tasks`; empty when nothing did."""
        failed = sorted((attempt.ended - since, attempt.kind) for attempt in self.attempts if not attempt.ok)
        return ", ".join(f"{at:.1f} {kind}" for at, kind in failed[:most])

    def seconds(self, kind: str) -> list[float]:
        return [attempt.seconds for attempt in self.attempts if attempt.kind == kind and attempt.ok]
