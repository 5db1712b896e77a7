"""Figures out of many measurements, and the way they are written."""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0..1) of the values do not exceed; 0 when there are none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def p50(values: Sequence[float]) -> float:
    return percentile(values, 0.5)


def p95(values: Sequence[float]) -> float:
    return percentile(values, 0.95)


def p99(values: Sequence[float]) -> float:
    return percentile(values, 0.99)


def in_seconds(seconds: float) -> str:
    """`0.42 s`, `12.3 s`."""
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.1f} s"


def counted(count: int, noun: str) -> str:
    """`1 task`, `2 tasks`, `5,000 requests`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
