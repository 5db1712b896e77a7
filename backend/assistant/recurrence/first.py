"""The first occurrence of a repetition that is not past, counted by python-dateutil."""

from datetime import UTC, date, datetime, time, timedelta

from assistant.dates.settle import PARTS, due_text, localize
from assistant.operations import Clock, When
from assistant.recurrence.pattern import Pattern


def first_due(pattern: Pattern, start: date | None, moment: time | None, clock: Clock) -> When | None:
    """From `start` or today on, at the time said or the one that the pattern implies."""
    if pattern.freq == "HOURLY" and not pattern.after_completion and moment is None:
        instant = (clock.now.astimezone(UTC) + timedelta(hours=pattern.interval)).astimezone(clock.zone)
        instant = instant.replace(second=0, microsecond=0)
        return When(instant.date(), instant.time(), due_text(instant))
    times = [time(hour) for hour in pattern.hours]
    if moment is None and pattern.part:
        moment = PARTS[pattern.part]
    if not times and moment is not None:
        times = [_in_part(moment, pattern.part)]
    elif times and moment is not None:
        times = [each.replace(minute=moment.minute) for each in times]
    day = _first_day(pattern, max(start or clock.today, clock.today))
    if not times:
        return When(day, None, day.isoformat())
    for _ in range(3):  # today's may have gone by, or all of them have
        for each in times:
            local = localize(day, each, clock)
            if local > clock.now:
                return When(local.date(), local.time(), due_text(local))
        day = _first_day(pattern, day + timedelta(days=1))
    return None


def _first_day(pattern: Pattern, start: date) -> date:
    """The first day from `start` on that fits; its interval is counted from there."""
    if not pattern.by:
        return start
    from dateutil.rrule import rrulestr  # not at the top: it takes longer to import than the rest of us

    text = ";".join([f"FREQ={pattern.freq}", *(f"{name}={content}" for name, content in pattern.by)])
    return next(iter(rrulestr(text, dtstart=datetime.combine(start, time.min)))).date()


def _in_part(moment: time, part: str) -> time:
    """ "Every night at 9" is 21:00, "every morning at 5" is 05:00."""
    if part.endswith(("evening", "night")) and 5 <= moment.hour < 12:
        return moment.replace(hour=moment.hour + 12)
    if (part.endswith("morning") and moment.hour >= 16) or (
        part.endswith("night") and 12 <= moment.hour < 17
    ):
        return moment.replace(hour=moment.hour - 12)
    return moment
