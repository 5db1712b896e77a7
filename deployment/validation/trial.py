"""What every check works with."""

from __future__ import annotations

from dataclasses import dataclass

from validation.cluster import Cluster
from validation.doors import Doors
from validation.people import Crowd
from validation.release import Release


@dataclass(slots=True)
class Trial:
    """The release under trial with the ways in and the people who use it. `quick`: fewer samples."""

    cluster: Cluster
    release: Release
    doors: Doors
    crowd: Crowd
    quick: bool
