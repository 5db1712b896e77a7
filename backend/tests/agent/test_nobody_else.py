"""Nobody but the configured endpoint hears of a turn: no tracing, no telemetry, no other address."""

import ipaddress
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Reply, refuse, say
from tests.standin.server import StandIn

_watching: list[list[str]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    """Hears of every connection and look-up of the process, whichever library makes it."""
    if not _watching:
        return
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        _watching[-1].append(str(arguments[1][0]))
    elif event == "socket.getaddrinfo":
        _watching[-1].append(str(arguments[0]))


sys.addaudithook(_hook)


@contextmanager
def watching() -> Iterator[list[str]]:
    """Collects the hosts that are connected to or looked up inside the block."""
    hosts: list[str] = []
    _watching.append(hosts)
    try:
        yield hosts
    finally:
        _watching.pop()


def test_the_watch_sees_a_foreign_address() -> None:
    import socket

    with watching() as hosts, socket.socket() as probe:
        probe.setblocking(False)
        probe.connect_ex(("192.0.2.1", 9))  # an address for documentation: nobody is there

    assert hosts == ["192.0.2.1"]


@pytest.mark.parametrize("end", [say("All done."), refuse(500)], ids=["done", "failed"])
async def test_only_this_machine_is_spoken_to(
    end: Reply, person: Person, provider: StandIn, start_api: StartApi
) -> None:
    provider.script.replies = [
        Reply(calls=[Call("add_task", {"title": "Buy milk"}), Call("list_tasks", {})]),
        end,
    ]

    with watching() as hosts:
        api = await start_api()
        await person.at(api.url).say("milk")
        await api.stop()  # what is buffered would be sent by now

    assert hosts
    assert all(ipaddress.ip_address(host).is_loopback for host in hosts), hosts
    assert {exchange.path for exchange in provider.requests} == {"/v1/chat/completions"}
    assert len(provider.requests) == 2


async def test_the_tracing_of_the_sdk_is_off(person: Person, provider: StandIn) -> None:
    from agents import tracing

    provider.script.replies = [say("Hello.")]
    await person.say("hello")

    assert isinstance(tracing.get_trace_provider().create_trace("turn"), tracing.traces.NoOpTrace)
