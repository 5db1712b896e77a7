"""From what was said to one day and time, never in the past unless a past day was named.

- A bare hour: 1 to 6 is the afternoon, 7 to 11 the morning, 12 noon; for today (or no day), a morning
  hour that has gone by is the evening one. A part of the day said beside it decides instead.
- A time without a day: today if still ahead, else tomorrow.
- A part of the day alone has the time of PARTS; when that has gone by today, the next hour of the part.
- The hours after midnight belong to the night before.
- A local time that a clock change skips is moved forward by the gap.
"""

from datetime import UTC, date, datetime, time, timedelta

from assistant.operations import Clock, When

PARTS = {
    "early morning": time(7), "morning": time(9), "mid morning": time(10), "late morning": time(11),
    "early afternoon": time(13), "afternoon": time(14), "mid afternoon": time(15), "late afternoon": time(16),
    "early evening": time(17), "evening": time(18), "mid evening": time(19), "late evening": time(21),
    "early night": time(20), "night": time(20), "mid night": time(20), "late night": time(22),
}  # fmt: skip


def localize(day: date, moment: time, clock: Clock) -> datetime:
    """The local instant, moved out of a gap that a clock change leaves."""
    return datetime.combine(day, moment, clock.zone).astimezone(UTC).astimezone(clock.zone)


def due_text(local: datetime) -> str:
    """What the tools take. The second of two equal times, when the clocks go back, carries its offset."""
    shown = local if local.fold else local.replace(tzinfo=None)
    return shown.isoformat(timespec="seconds" if local.second else "minutes")


def settle(day: date | None, moment: time | None, part: str, sure: bool, clock: Clock) -> When:
    if moment is None and not part:
        return When(day, None, day.isoformat() if day else "")
    said_day, overnight = day, False
    if moment is None:
        moment = _still_ahead(part, clock) if day == clock.today else PARTS[part]
    elif not sure or (part and 4 < moment.hour < 12):
        moment, overnight = _choose_half(day, moment, part.rpartition(" ")[2], clock)
    if day is None:
        day = clock.today
    if (
        overnight
        or (moment == time(0) and said_day in (None, clock.today))
        or (said_day is None and localize(day, moment, clock) <= clock.now)
    ):
        day += timedelta(days=1)
    local = localize(day, moment, clock)
    said_half = sure or bool(part)
    return When(local.date(), local.time(), due_text(local), said_day is not None, said_half)


def _still_ahead(part: str, clock: Clock) -> time:
    """The time of today's part, or if that has gone by, the next hour of the part that is still to come."""
    moment, hour = PARTS[part], clock.now.hour
    end = {"morning": 12, "afternoon": 18}.get(part.rpartition(" ")[2], 24)
    if clock.now.time() < moment or hour >= end:
        return moment
    return time(hour + 1) if hour + 1 < end else time(hour, 59)


def halves(moment: time) -> tuple[time, time]:
    """The time in the first half of the day and in the second."""
    return moment.replace(hour=moment.hour % 12), moment.replace(hour=moment.hour % 12 + 12)


def _choose_half(day: date | None, moment: time, part: str, clock: Clock) -> tuple[time, bool]:
    """The time, and whether it comes after the midnight that ends its day."""
    hour = moment.hour
    earlier, later = halves(moment)
    if part == "morning" or hour == 0:
        return earlier, False
    if part == "night" and hour in (12, 1, 2, 3, 4):
        return earlier, day is not None
    if part or hour <= 6 or hour == 12:
        return later, False
    passed = day in (None, clock.today) and moment <= clock.now.time() < later
    return (later if passed else moment), False
