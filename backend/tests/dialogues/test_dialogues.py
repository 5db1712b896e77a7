"""Every dialogue through the real agent loop and MCP server; some also over the wire of a hosted model, and
with a replica for each turn."""

from pathlib import Path
from typing import Any

import pytest

from tests.dialogues.clock import SetClock
from tests.dialogues.parser import Dialogue, load
from tests.dialogues.speaking import speak
from tests.standin.person import Person
from tests.standin.server import StandIn

DIALOGUES = load(Path(__file__).parent)
# What is asked in them is not understood yet; one that is must be taken off this list.
KNOWN_GAPS: dict[str, str] = {}


def cases(dialogues: list[Dialogue]) -> list[Any]:
    """Each dialogue as a test of its own name."""
    gap = pytest.mark.xfail(strict=True, raises=AssertionError)
    return [
        pytest.param(one, id=one.name, marks=[gap] if one.name in KNOWN_GAPS else []) for one in dialogues
    ]


ALL = cases(DIALOGUES)
SOME = cases(DIALOGUES[::7])  # of every topic


@pytest.mark.parametrize("dialogue", ALL)
async def test_built_in(dialogue: Dialogue, person: Person, clock: SetClock, replicas: list[str]) -> None:
    await speak(dialogue, person.at(replicas[0]), clock)


@pytest.mark.parametrize("dialogue", SOME)
async def test_each_turn_at_another_replica(
    dialogue: Dialogue, person: Person, clock: SetClock, replicas: list[str]
) -> None:
    await speak(dialogue, person, clock, replicas)


@pytest.mark.parametrize("dialogue", SOME)
async def test_over_the_wire_of_a_hosted_model(
    dialogue: Dialogue, person: Person, clock: SetClock, thinking: StandIn
) -> None:
    await speak(dialogue, person, clock)


def test_there_are_enough() -> None:
    names = [dialogue.name for dialogue in DIALOGUES]
    assert len(names) == len(set(names))
    assert len(DIALOGUES) >= 150
    assert sum(len(dialogue.turns) > 1 for dialogue in DIALOGUES) >= 150
    assert len(SOME) >= 30
    assert set(KNOWN_GAPS) <= set(names)
    zones = {dialogue.zone.key for dialogue in DIALOGUES if dialogue.file == "clocks"}
    assert sum(dialogue.file == "clocks" for dialogue in DIALOGUES) >= 20
    assert "UTC" not in zones
