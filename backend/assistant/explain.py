"""Which words of this very message an operation was read from."""

from dataclasses import replace

from assistant.operations import Clock, Operation
from assistant.spans import covering
from assistant.text import tidy
from assistant.understanding import read

ANSWER = "answer"


def explained(operations: list[Operation], message: str, clock: Clock) -> list[Operation]:
    """The operations with spans of the message: where one was begun in an earlier message and is only
    completed by this one ("the second one"), all of this one is the answer."""
    text = tidy(message)
    here = {operation.spans for operation in read(text, clock)}
    answer = covering(ANSWER, text)
    return [op if op.spans in here and op.spans else replace(op, spans=answer) for op in operations]
