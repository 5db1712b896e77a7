"""Timing things side by side, so that a noisy machine is noisy for all of them alike."""

import statistics
import time
from collections.abc import Awaitable, Callable, Mapping

Action = Callable[[], Awaitable[object]]


async def interleaved(actions: Mapping[str, Action], *, rounds: int, warm_up: int) -> dict[str, list[float]]:
    """Milliseconds of each action, run in turn `rounds` times after `warm_up` rounds that don't count."""
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(warm_up + rounds):
        for name, action in actions.items():
            started = time.perf_counter()
            await action()
            if turn >= warm_up:
                taken[name].append((time.perf_counter() - started) * 1000)
    return taken


def verdict(value: float, goal: float) -> str:
    """`goal 2.0  met`: whether a figure that is to be small is small enough."""
    return f"goal {goal}  {'met' if value <= goal else 'MISSED'}"


def p50(values: list[float]) -> float:
    return statistics.median(values)


def p99(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(len(values) * 0.99))]
