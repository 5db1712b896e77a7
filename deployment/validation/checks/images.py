"""The bytes of the three images, each layer once."""

from __future__ import annotations

import json
import os
import re
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import IO

from validation import shell
from validation.model import NotRun, Row, row
from validation.release import COMPONENTS
from validation.trial import Trial

MB = 1_000_000
REQUIRED, GOAL, GOAL_OWN = 500 * MB, 300 * MB, 140 * MB
DOCKERFILES = Path(__file__).resolve().parents[3] / "dockerfiles"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer: what it holds, by digest, the bytes of its files, and where it came from."""

    digest: str
    size: int
    made_by: str


async def layers(image: str) -> list[Layer]:
    """The layers of an image that Docker has."""
    with tempfile.NamedTemporaryFile(suffix=".tar") as file:
        await shell.output("docker", "save", "--output", file.name, image)
        return read_layers(Path(file.name))


def read_layers(archive: Path) -> list[Layer]:
    """The layers of a `docker save` archive, the lowest first."""
    with tarfile.open(archive) as tar:
        manifest = json.load(_member(tar, "manifest.json"))[0]
        config = json.load(_member(tar, manifest["Config"]))
        made = [step.get("created_by", "") for step in config["history"] if not step.get("empty_layer")]
        sizes = [_bytes_of_files(tar, _resolved(tar, name)) for name in manifest["Layers"]]
    return [
        Layer(digest, size, made[place] if place < len(made) else "")
        for place, (digest, size) in enumerate(zip(config["rootfs"]["diff_ids"], sizes, strict=True))
    ]


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    file = tar.extractfile(name)
    assert file is not None  # noqa: S101  # a regular file by the format
    return file


def _bytes_of_files(tar: tarfile.TarFile, layer: str) -> int:
    """What the layer's files hold, without the archive's own headers: the size Docker shows."""
    with tarfile.open(fileobj=_member(tar, layer)) as files:
        return sum(member.size for member in files)


def _resolved(tar: tarfile.TarFile, name: str) -> str:
    """Older Docker writes a layer that it has written already as a link to it."""
    member = tar.getmember(name)
    while member.issym():
        name = os.path.normpath(os.path.join(os.path.dirname(name), member.linkname))
        member = tar.getmember(name)
    return name


async def base_digests() -> set[str]:
    """The layers of the images our own are built from, as far as Docker has them."""
    named: set[str] = set()
    for dockerfile in DOCKERFILES.glob("*.Dockerfile"):
        named.update(re.findall(r"^FROM\s+(\S+:\S+)", dockerfile.read_text(encoding="utf-8"), re.M))
    digests: set[str] = set()
    for image in named:
        found = await shell.run("docker", "image", "inspect", "--format", "{{json .RootFS.Layers}}", image)
        if not found.code:
            digests.update(json.loads(found.out))
    return digests


def split(images: Sequence[Sequence[Layer]], bases: set[str]) -> tuple[int, int]:
    """Bytes of base layers and of own layers, each layer once. An image from scratch has as its base the
    first layer, which holds the operating system's files and the interpreter."""
    size = {layer.digest: layer.size for image in images for layer in image}
    base = {digest for digest in size if digest in bases}
    base |= {image[0].digest for image in images if image[0].digest not in bases}
    return sum(size[digest] for digest in base), sum(size[digest] for digest in size.keys() - base)


async def sizes(trial: Trial) -> list[Row]:
    """All three together."""
    if not which("docker"):
        raise NotRun("docker is not on PATH")
    names = [await trial.release.image(component) for component in COMPONENTS]
    try:
        found = [await layers(name) for name in names]
    except shell.CommandFailed as error:
        raise NotRun(f"Docker does not have the images: {error.finished.said[-120:]}") from error
    base, own = split(found, await base_digests())
    each = ", ".join(
        f"{name.rsplit('/', 1)[-1].partition(':')[0]} {sum(layer.size for layer in image) / MB:.0f} MB"
        for name, image in zip(names, found, strict=True)
    )
    together = sum(layer.size for image in found for layer in image)
    return [
        row(
            "the three images together",
            f"< {REQUIRED // MB} MB",
            f"{together / MB:.0f} MB",
            together < REQUIRED,
            each,
        ),
        row(
            "unique bytes",
            f"<= {GOAL // MB} MB",
            f"{(base + own) / MB:.0f} MB",
            base + own <= GOAL,
            enough=together < REQUIRED,
        ),
        row(
            "of which own layers",
            f"<= {GOAL_OWN // MB} MB",
            f"{own / MB:.0f} MB (base {base / MB:.0f} MB)",
            own <= GOAL_OWN,
            enough=together < REQUIRED,
        ),
    ]
