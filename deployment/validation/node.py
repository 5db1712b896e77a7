"""What only the node itself can do: freeze a container, tag an image. Possible on Minikube."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from validation import shell
from validation.cluster import Cluster, Thing
from validation.model import NotRun

CTR = ("ctr", "--namespace", "k8s.io")


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
        await self.root(*CTR, "tasks", "pause", container)
        try:
            yield
        finally:
            await self.root(*CTR, "tasks", "resume", container)

    async def kill(self, pod: Thing) -> None:
        """Kills the pod's first process, as a crash would end it."""
        container = pod["status"]["containerStatuses"][0]["containerID"].partition("://")[2]
        await self.root(*CTR, "tasks", "kill", "--signal", "SIGKILL", container)

    @contextlib.asynccontextmanager
    async def tagged(self, images: dict[str, str]) -> AsyncIterator[None]:
        """Images of the node under second names, as long as the block runs. `minikube image rm` would take
        the image away with all its names; this takes away the second ones only."""
        names = {reference(image): reference(second) for image, second in images.items()}
        try:
            for image, second in names.items():
                await self.root(*CTR, "images", "tag", "--force", image, second)
            yield
        finally:
            for second in names.values():
                await self.root(*CTR, "images", "rm", second)


def reference(image: str) -> str:
    """The image's whole name, as containerd keeps it."""
    first, slash, _ = image.partition("/")
    if not slash:
        return f"docker.io/library/{image}"
    is_host = "." in first or ":" in first or first == "localhost"
    return image if is_host else f"docker.io/{image}"
