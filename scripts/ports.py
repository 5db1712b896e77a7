"""Free and taken ports of this machine."""

from __future__ import annotations

import socket
from collections.abc import Mapping

import psutil

from console import Failure

LOOPBACK = "127.0.0.1"
DEFAULTS = {"WEB_PORT": 3000, "API_PORT": 8000, "MCP_PORT": 8001}
_OFFER = 100  # WEB_PORT=3100 for a taken 3000


def chosen(env: Mapping[str, str]) -> dict[str, int]:
    """The three ports, from the environment or by default; refuses no number and a number named twice."""
    ports: dict[str, int] = {}
    for name, default in DEFAULTS.items():
        text = env.get(name, str(default))
        if not text.isdecimal() or not 1 <= int(text) <= 65535:
            raise Failure(f"{name} is not a port", f'"{text}"', "use a number from 1 to 65535.")
        if int(text) in ports.values():
            raise Failure(f"{name} is {text}, as another port is", fix="give each service a port of its own.")
        ports[name] = int(text)
    return ports


def is_free(port: int) -> bool:
    """True when a server can listen on the loopback port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
            probe.listen(1)
        except OSError:
            return False
    return True


def owner(port: int) -> psutil.Process | None:
    """The process that listens on the port, where the system lets us see it."""
    try:
        for connection in psutil.net_connections(kind="tcp"):
            if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port and connection.pid:
                return psutil.Process(connection.pid)
    except (psutil.Error, OSError):
        pass
    return None


def taken(name: str, port: int) -> Failure:
    """The refusal for a taken port: who has it, and what to run instead."""
    holder = owner(port)
    who = "another program"
    if holder is not None:
        try:
            who = f"PID {holder.pid} ({holder.name()})"
        except psutil.Error:
            who = f"PID {holder.pid}"
    other = port + _OFFER
    while other <= 65535 and not is_free(other):
        other += 1
    return Failure(f"Port {port} is taken by {who}. Stop it or run: {name}={other} make run")


def require_free(ports: Mapping[str, int]) -> None:
    """Refuses to start while another program has one of the ports."""
    for name, port in ports.items():
        if not is_free(port):
            raise taken(name, port)


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def pick() -> dict[str, int]:
    """Three free ports for a throw-away stack."""
    with socket.socket() as first, socket.socket() as second, socket.socket() as third:
        found = {}
        for name, probe in zip(DEFAULTS, (first, second, third)):
            probe.bind((LOOPBACK, 0))
            found[name] = int(probe.getsockname()[1])
    return found
