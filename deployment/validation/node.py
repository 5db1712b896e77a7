"""What only the node itself can do: freeze a container, tag an image. Possible on Minikube."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from validation import shell
from validation.cluster import Cluster, Thing
from validation.model import NotRun


@dataclass(frozen=True, slots=True)
class Node:
    """A Minikube node, reached by `minikube ssh`."""

    profile: str

    @classmethod
    async def of(cls, cluster: Cluster) -> Node:
        """The node; NotRun where the cluster is not Minikube."""
        labels = (await cluster.items("nodes"))[0]["metadata"]["labels"]
        profile = labels.get("minikube.k8s.io/name")
        if not profile:
            raise NotRun("only a Minikube node can be reached for this")
        return cls(profile)

    async def root(self, *command: str) -> str:
        """The output of a command as the node's root."""
        return await shell.output("minikube", "--profile", self.profile, "ssh", "--", "sudo", *command)

    @contextlib.asynccontextmanager
    async def frozen(self, pod: Thing) -> AsyncIterator[None]:
        """The pod's container does not run a single instruction as long as the block runs; its connections
        stay open and nobody answers on them."""
        container = pod["status"]["containerStatuses"][0]["containerID"].partition("://")[2]
        task = ("ctr", "--namespace", "k8s.io", "tasks")
        await self.root(*task, "pause", container)
        try:
            yield
        finally:
            await self.root(*task, "resume", container)

    async def kill(self, pod: Thing) -> None:
        """Kills the pod's first process, as a crash would end it."""
        container = pod["status"]["containerStatuses"][0]["containerID"].partition("://")[2]
        await self.root("ctr", "--namespace", "k8s.io", "tasks", "kill", "--signal", "SIGKILL", container)

    @contextlib.asynccontextmanager
    async def tagged(self, images: dict[str, str]) -> AsyncIterator[None]:
        """Images of the node under second names, as long as the block runs."""
        try:
            for image, name in images.items():
                await shell.output("minikube", "--profile", self.profile, "image", "tag", image, name)
            yield
        finally:
            for name in images.values():
                await shell.run("minikube", "--profile", self.profile, "image", "rm", name)
