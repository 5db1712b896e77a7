"""What has to be there before anything is measured: all that is missing, each with its fix."""

from __future__ import annotations

import shutil

from validation import shell
from validation.cluster import Cluster
from validation.doors import Doors, reachable
from validation.release import CHART, Release, helm

TOOLS = {
    "kubectl": "install kubectl: https://kubernetes.io/docs/tasks/tools/",
    "helm": "install Helm 3: https://helm.sh/docs/intro/install/",
}


class Missing(Exception):
    """Something without which nothing can be measured: one line each, with its fix."""


def require_tools() -> None:
    """Refuses a machine without the tools, naming all that are missing."""
    lines = [f"{tool} is not on PATH. Fix: {fix}" for tool, fix in TOOLS.items() if not shutil.which(tool)]
    if not (CHART / "Chart.yaml").is_file():
        lines.append("charts/ai-todo is not there. Fix: run this from a complete checkout.")
    if lines:
        raise Missing("\n".join(lines))


async def current_context() -> str:
    """kubectl's current context; Missing when there is none."""
    finished = await shell.run("kubectl", "config", "current-context")
    if finished.code or not finished.out.strip():
        raise Missing(
            "kubectl has no current context."
            " Fix: start the cluster (deployment/minikube-setup.sh) or give --context."
        )
    return finished.out.strip()


async def require_release(cluster: Cluster, name: str) -> Release:
    """The release under trial; Missing says whether it is the cluster, the context, or the release."""
    known = await shell.run("kubectl", "config", "get-contexts", "-o", "name")
    if cluster.context not in known.out.split():
        names = ", ".join(known.out.split()) or "none"
        raise Missing(
            f"There is no kubectl context {cluster.context} (there is: {names}). Fix: give --context."
        )
    alive = await cluster.try_kubectl("get", "--raw", "/readyz", "--request-timeout=10s", seconds=20)
    if alive.code:
        raise Missing(
            f"The cluster of context {cluster.context} does not answer: {alive.said[-200:]}\n"
            "Fix: start it (deployment/minikube-setup.sh)."
        )
    status = await shell.run(*helm(cluster, "status", name, "-o", "json"))
    if status.code:
        raise Missing(
            f"There is no release {name} in namespace {cluster.namespace}: {status.said[-200:]}\n"
            "Fix: deployment/deploy.sh, or give --release and --namespace."
        )
    return await Release.find(cluster, name)


async def require_doors(doors: Doors) -> None:
    """Refuses to measure an application that cannot be reached."""
    for name, url in (("web app", doors.web), ("API", doors.api)):
        if not await reachable(url):
            raise Missing(
                f"The {name} does not answer at {url}.\n"
                "Fix: see `kubectl get pods`; a node port has to be reachable from this machine."
            )
