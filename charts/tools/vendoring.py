"""The archives in each chart's charts/ folder: with them a fresh clone installs by one command.

They are committed (docs/adr/0005): what they hold must be what the folders beside them hold, and a check
compares the two file by file. Bytes are not compared, since releases of zlib pack differently.
"""

import gzip
import io
import tarfile
from pathlib import Path

from layout import CHARTS, DEPENDENCIES, VERSION

# Not part of a package: tests, and archives, which are unpacked into it.
_LEFT_OUT = {"tests"}


def contents(chart: str) -> dict[str, bytes]:
    """What the package of `chart` holds, dependencies included, by path below the chart's name."""
    root = CHARTS / chart
    found = {
        f"{chart}/{path.relative_to(root).as_posix()}": path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.suffix != ".tgz" and not _LEFT_OUT & set(_top(path, root))
    }
    for dependency in DEPENDENCIES[chart]:
        nested = contents(dependency)
        found.update({f"{chart}/charts/{name}": data for name, data in nested.items()})
    return found


def archives() -> list[tuple[Path, str]]:
    """Each archive that has to be there, with the chart it holds."""
    return [
        (CHARTS / chart / "charts" / f"{dependency}-{VERSION}.tgz", dependency)
        for chart, dependencies in DEPENDENCIES.items()
        for dependency in dependencies
    ]


def stale() -> list[Path]:
    """The archives that are missing or hold something else than the folders."""
    return [path for path, chart in archives() if _read(path) != contents(chart)]


def write() -> list[Path]:
    """Makes the stale archives anew and gives them."""
    written = stale()
    for path, chart in archives():
        if path in written:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(pack(contents(chart)))
    return written


def pack(files: dict[str, bytes]) -> bytes:
    """A .tgz of these files, the same for the same files: no times, no owners."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        # Helm reads the chart's name from the first entry.
        for name in sorted(files, key=lambda name: (not name.endswith("/Chart.yaml"), name.count("/"), name)):
            entry = tarfile.TarInfo(name)
            entry.size = len(files[name])
            entry.mode = 0o644
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(plain.getvalue(), mtime=0)


def _read(path: Path) -> dict[str, bytes]:
    if not path.exists():
        return {}
    found = {}
    with tarfile.open(path) as archive:
        for entry in archive:
            data = archive.extractfile(entry)
            if data is not None:
                found[entry.name] = data.read()
    return found


def _top(path: Path, root: Path) -> tuple[str, ...]:
    return path.relative_to(root).parts[:1]
