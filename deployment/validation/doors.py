"""The ways in: the services' NodePorts, else a NodePort service of our own as long as we need one."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from validation import shell
from validation.cluster import Cluster
from validation.people import browser
from validation.release import PORTS, Release


@dataclass(frozen=True, slots=True)
class Doors:
    """Base addresses of the web app and the API, as seen from this machine."""

    web: str
    api: str


@contextlib.asynccontextmanager
async def open_doors(release: Release) -> AsyncIterator[Doors]:
    """Addresses that stay the same whatever happens to pods."""
    async with contextlib.AsyncExitStack() as made:
        address = await node_address(release.cluster)
        web = await made.enter_async_context(_door(release, "frontend"))
        api = await made.enter_async_context(_door(release, "backend"))
        yield Doors(f"http://{address}:{web}", f"http://{address}:{api}")


async def node_address(cluster: Cluster) -> str:
    """The internal address of a node."""
    nodes = await cluster.items("nodes")
    for address in nodes[0]["status"]["addresses"]:
        if address["type"] == "InternalIP":
            return str(address["address"])
    raise LookupError("the node has no internal address")


@contextlib.asynccontextmanager
async def _door(release: Release, component: str) -> AsyncIterator[int]:
    cluster, name = release.cluster, f"{release.fullname(component)}-service"
    port = await _node_port(cluster, name)
    if port:
        yield port
        return
    own = f"{release.fullname(component)}-validation"
    selector = dict(part.split("=") for part in release.selector(component).split(","))
    ports = [{"name": "http", "port": PORTS[component], "targetPort": "http"}]
    await cluster.apply(
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": {"name": own},
            "spec": {"type": "NodePort", "selector": selector, "ports": ports},
        }
    )
    try:
        yield await _node_port(cluster, own)
    finally:
        await cluster.try_kubectl("delete", "service", own, "--ignore-not-found")


async def _node_port(cluster: Cluster, service: str) -> int:
    """The service's port on the node; 0 when it has none."""
    found = await cluster.get("service", service)
    return int(found["spec"]["ports"][0].get("nodePort") or 0)


async def reachable(url: str, seconds: float = 20) -> bool:
    """Whether something answers at the address."""
    async with browser(url) as http:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    with contextlib.suppress(Exception):
                        if (await http.get("/health")).status_code == 200:
                            return True
                    await asyncio.sleep(0.5)
    return False


@contextlib.asynccontextmanager
async def port_forward(cluster: Cluster, target: str, port: int) -> AsyncIterator[str]:
    """`kubectl port-forward` to a service on a free local port; the address on this machine."""
    command = cluster.kubectl_command("port-forward", target, f":{port}")
    async with shell.running(*command) as process:
        assert process.stdout is not None  # noqa: S101  # it was asked for
        async with asyncio.timeout(20):
            line = (await process.stdout.readline()).decode()
        found = re.search(r"127\.0\.0\.1:(\d+)", line)
        if not found:
            raise ConnectionError(f"kubectl port-forward: {line.strip()}")
        yield f"http://localhost:{found[1]}"
