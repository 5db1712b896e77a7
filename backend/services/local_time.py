"""Between the clock on somebody's wall and UTC: a local time here is a datetime without a zone."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC time of a local one. In a gap of the clock it moves forward; of two its `fold` says which."""
    return local.replace(tzinfo=zone).astimezone(UTC)


def wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clock in `zone` shows at an aware time; `fold` is 1 the second time it shows the same."""
    return moment.astimezone(zone).replace(tzinfo=None)
