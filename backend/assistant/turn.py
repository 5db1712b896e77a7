"""The next step of a turn, from the conversation's items alone."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from assistant.actions.base import Call
from assistant.conduct import conduct
from assistant.dialogue.history import Result, Turn, read_turns, timed
from assistant.operations import Clock
from assistant.replies import HELP, name, set_apart

_UNANSWERED = Result(False, code="unavailable")


def next_step(items: str | Iterable[Any], clock: Clock, said_at: Sequence[datetime] = ()) -> list[Call] | str:
    """The calls to make now (independent of each other, in order), or the reply that ends the turn.

    The turn's script is run from its beginning with the results recorded so far; it is deterministic, so it
    arrives where the turn stands. If the recorded calls are not its own (another model made them), the
    reply tells what they did. `said_at` are the moments of the user's messages before the running turn.
    """
    turns = timed(read_turns(items), said_at)
    if not turns:
        return HELP
    steps = turns[-1].steps
    script = conduct(turns, clock)
    position = 0
    try:
        batch = next(script)
        while position < len(steps):
            recorded = steps[position : position + len(batch)]
            if [step.name for step in recorded] != [call.name for call in batch[: len(recorded)]]:
                return _retell(turns[-1])
            results = [step.result or _UNANSWERED for step in recorded]
            results += [_UNANSWERED] * (len(batch) - len(recorded))
            position += len(recorded)
            batch = script.send(results)
    except StopIteration as stop:
        return set_apart(str(stop.value))
    return batch


def _retell(turn: Turn) -> str:
    said = []
    for step in turn.steps:
        tasks = step.result.tasks if step.result else []
        verb = step.name.removeprefix("bulk_").removesuffix("_tasks").removesuffix("_task")
        said += [f"{verb.capitalize()}: {name(task)}." for task in tasks if verb != "list"]
    return (
        "\n".join(said)
        or "That is done as far as I could; ask me to show your tasks to see where they stand."
    )
