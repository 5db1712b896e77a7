"""Connections that are not allowed are denied, where the cluster's network enforces policies."""

from __future__ import annotations

from validation.cluster import Cluster
from validation.model import Row, not_run, row
from validation.pods import connects, http_probe, restricted_pod, standing, throwaway_namespace
from validation.release import PORTS
from validation.trial import Trial

STRANGER = "validation-stranger"
SLEEP = ["python", "-c", "import time; time.sleep(3600)"]


async def policies(trial: Trial) -> list[Row]:
    """From the pods that may, from a stranger beside them, and from another namespace."""
    release, cluster = trial.release, trial.cluster
    image = await release.image("mcp")
    mcp = (f"{release.fullname('mcp')}-service.{cluster.namespace}", PORTS["mcp"])
    api = (await release.ready_pods("backend"))[0]
    server = (await release.ready_pods("mcp"))[0]
    async with throwaway_namespace(cluster, f"{cluster.namespace}-network") as other:
        enforced = await enforces(other, image)
        stranger = restricted_pod(STRANGER, image, SLEEP)
        async with standing(cluster, stranger), standing(other, restricted_pod(STRANGER, image, SLEEP)):
            allowed = {"API to MCP server": await connects(cluster, api, *mcp)}
            denied = {
                "a stranger in the namespace to MCP server": await connects(cluster, STRANGER, *mcp),
                "another namespace to MCP server": await connects(other, STRANGER, *mcp),
                "MCP server to the web app": await connects(
                    cluster, server, f"{release.fullname('frontend')}-service", PORTS["frontend"]
                ),
            }
            if await release.pods("postgresql"):
                database = (f"{release.fullname('postgresql')}-service.{cluster.namespace}", 5432)
                allowed["MCP server to the database"] = await connects(cluster, server, *database)
                denied["a stranger in the namespace to the database"] = await connects(
                    cluster, STRANGER, *database
                )
    rows = [row(name, "connects", "connected" if got else "denied", got) for name, got in allowed.items()]
    if not enforced:
        why = "this cluster's network does not enforce NetworkPolicies: a deny-all policy changed nothing"
        return rows + [not_run(name, "denied", why) for name in denied]
    return rows + [
        row(name, "denied", "CONNECTED" if got else "denied", not got) for name, got in denied.items()
    ]


async def enforces(cluster: Cluster, image: str) -> bool:
    """Whether a deny-all policy denies anything on this cluster. The connection works before it."""
    serve = ["python", "-m", "http.server", "8080", "--directory", "/tmp"]  # noqa: S108  # empty and read-only
    server = restricted_pod("server", image, serve, readinessProbe=http_probe(8080, "/"))
    policy = {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": {"name": "deny-all"},
        "spec": {"podSelector": {}, "policyTypes": ["Ingress"]},
    }
    async with standing(cluster, server, restricted_pod("client", image, SLEEP)):
        address = (await cluster.get("pod", "server"))["status"]["podIP"]
        if not await connects(cluster, "client", address, 8080):
            raise ConnectionError("two pods without any policy cannot reach each other")
        await cluster.apply(policy)
        try:
            return not any([await connects(cluster, "client", address, 8080) for _ in range(3)][1:])
        finally:
            await cluster.try_kubectl("delete", "networkpolicy", "deny-all")
