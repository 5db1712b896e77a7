"""Every dialogue through the real agent loop and MCP server, and over the wire of a hosted model; some also
with a replica for each turn."""

from pathlib import Path

import pytest

from tests.dialogues.clock import SetClock
from tests.dialogues.parser import Dialogue, load
from tests.dialogues.speaking import speak
from tests.standin.person import Person
from tests.standin.server import StandIn

DIALOGUES = load(Path(__file__).parent)
ALL = [pytest.param(one, id=one.name) for one in DIALOGUES]
SOME = ALL[::7]  # of every topic


@pytest.mark.parametrize("dialogue", ALL)
async def test_built_in(dialogue: Dialogue, person: Person, clock: SetClock, replicas: list[str]) -> None:
    await speak(dialogue, person.at(replicas[0]), clock)


@pytest.mark.parametrize("dialogue", SOME)
async def test_each_turn_at_another_replica(
    dialogue: Dialogue, person: Person, clock: SetClock, replicas: list[str]
) -> None:
    await speak(dialogue, person, clock, replicas)


@pytest.mark.parametrize("dialogue", ALL)
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
    zones = {dialogue.zone.key for dialogue in DIALOGUES if dialogue.file == "clocks"}
    assert sum(dialogue.file == "clocks" for dialogue in DIALOGUES) >= 20
    assert "UTC" not in zones
