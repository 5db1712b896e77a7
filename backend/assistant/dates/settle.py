"""From what was said to one day and time, never in the past unless a past day was named.

- A bare hour: 1 to 6 is the afternoon, 7 to 11 the morning, 12 noon; for today (or no day), a morning
  hour that has gone by is the evening one. A part of the day said beside it decides instead.
- A time without a day: today if still ahead, else tomorrow.
- A part of the day alone: morning 09:00, afternoon 14:00, evening 18:00, night 20:00.
- A local time that a clock change skips is moved forward by the gap.
"""

from datetime import UTC, date, datetime, time, timedelta

from assistant.operations import Clock, When

PARTS = {"morning": time(9), "afternoon": time(14), "evening": time(18), "night": time(20)}


def localize(day: date, moment: time, clock: Clock) -> datetime:
    """The local instant, moved out of a gap that a clock change leaves."""
    return datetime.combine(day, moment, clock.zone).astimezone(UTC).astimezone(clock.zone)


def settle(day: date | None, moment: time | None, part: str, sure: bool, clock: Clock) -> When:
    if moment is None and not part:
        return When(day, None, day.isoformat() if day else "")
    if moment is None:
        moment = PARTS[part]
        if day == clock.today and part == "night" and clock.now.time() >= moment:
            moment = time(22) if clock.now.hour < 22 else time(23, 59)
    elif not sure:
        moment = _choose_half(day, moment, part, clock)
    elif part in ("evening", "night") and 1 <= moment.hour < 12 and moment.hour > 4:
        moment = moment.replace(hour=moment.hour + 12)
    said_day = day
    if day is None:
        day = clock.today
    if moment == time(0) and said_day in (None, clock.today):
        day = clock.today + timedelta(days=1)
    elif said_day is None and localize(day, moment, clock) <= clock.now:
        day += timedelta(days=1)
    local = localize(day, moment, clock)
    return When(local.date(), local.time(), f"{local:%Y-%m-%dT%H:%M}", said_day=said_day is not None)


def _choose_half(day: date | None, moment: time, part: str, clock: Clock) -> time:
    hour = moment.hour
    if part == "morning" or hour == 0:
        return moment.replace(hour=hour % 12)
    later = moment.replace(hour=hour % 12 + 12)
    if part in ("afternoon", "evening", "night") or hour <= 6 or hour == 12:
        return later
    passed = day in (None, clock.today) and moment <= clock.now.time() < later
    return later if passed else moment
