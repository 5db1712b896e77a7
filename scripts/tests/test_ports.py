"""Ports: what is refused, and in which words."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Iterator

import pytest

import ports
from console import Failure


@pytest.fixture
def listener() -> Iterator[int]:
    """A port that this very process listens on."""
    with socket.socket() as server:
        server.bind((ports.LOOPBACK, 0))
        server.listen()
        yield int(server.getsockname()[1])


def test_a_taken_port_is_told_with_its_owner_and_the_way_round(listener: int) -> None:
    with pytest.raises(Failure) as refusal:
        ports.require_free({"WEB_PORT": listener})
    line = str(refusal.value)
    assert re.fullmatch(
        rf"Port {listener} is taken by PID {os.getpid()} \(.+\)\. "
        rf"Stop it or run: WEB_PORT=\d+ make run",
        line,
    ), line


def test_the_offered_port_is_free(listener: int) -> None:
    offered = int(re.findall(r"API_PORT=(\d+)", str(ports.taken("API_PORT", listener)))[0])
    assert offered != listener
    assert ports.is_free(offered)


@pytest.mark.parametrize("text", ["", "web", "0", "65536", "-1", "3000.0"])
def test_no_port(text: str) -> None:
    with pytest.raises(Failure, match="WEB_PORT is not a port"):
        ports.chosen({"WEB_PORT": text})


def test_one_port_for_two_services() -> None:
    with pytest.raises(Failure, match="MCP_PORT is 8000, as another port is"):
        ports.chosen({"MCP_PORT": "8000"})


def test_defaults_and_choices() -> None:
    assert ports.chosen({"API_PORT": "8100"}) == {"WEB_PORT": 3000, "API_PORT": 8100, "MCP_PORT": 8001}


def test_picked_ports_are_free_and_different() -> None:
    picked = ports.pick()
    assert set(picked) == set(ports.DEFAULTS)
    assert len(set(picked.values())) == 3
    ports.require_free(picked)
