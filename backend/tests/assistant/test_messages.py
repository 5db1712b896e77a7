"""Files of messages: what asks for something is read as that, and what asks for nothing changes nothing."""

from pathlib import Path

import pytest

from assistant.operations import Clock, Operation
from assistant.text import tidy
from assistant.understanding import read

FOLDER = Path(__file__).parent / "messages"
QUIET = {"other", "offer", "help", "social", "yes", "no", "pick"}


def lines(name: str) -> list[str]:
    kept = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in kept if line and not line.startswith("# ")]


REQUESTS = [[part.strip() for part in line.split(" | ")] for line in lines("requests.txt")]


def named(operation: Operation) -> str:
    if operation.drafts:
        return "; ".join(draft.title for draft in operation.drafts)
    view = operation.target.view
    return operation.target.words or (view.search if view else "")


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda parts: parts[1])
def test_a_request_is_read_as_what_it_asks_for(request_: list[str], clock: Clock) -> None:
    kind, message, *titles = request_
    operations = read(tidy(message), clock)
    assert [operation.kind for operation in operations] == [kind]
    if titles:
        assert [named(operations[0])] == titles


def test_at_most_one_in_a_hundred_messages_that_ask_nothing_is_acted_on(clock: Clock) -> None:
    messages = lines("no_request.txt")
    acted = [m for m in messages if any(op.kind not in QUIET for op in read(tidy(m), clock))]
    assert len(messages) >= 200
    assert len(acted) <= len(messages) // 100, acted


def test_an_ambiguous_message_deletes_nothing(clock: Clock) -> None:
    deleting = [
        message
        for message in lines("ambiguous.txt")
        for operation in read(tidy(message), clock)
        if operation.kind == "delete" and not operation.target.empty
    ]
    assert deleting == []
