# ruff: noqa: DTZ001  # rules are counted in local time
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr

from errors import InvalidRequest
from services.recurrence import first_date, next_instance, normalise

START = datetime(2026, 11, 24, 9, 0)  # a Tuesday
UTC, BERLIN = ZoneInfo("UTC"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "rule",
    [
        "",
        " ",
        "daily",
        "every monday",
        "FREQ",
        "FREQ=",
        "FREQ=NEVER",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=30",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1000",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=2;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;UNTIL=20261332",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=x",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYSETPOS=1000",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYSECOND=1",
        "FREQ=DAILY;DTSTART=20261124",
        "DTSTART:20261124\nRRULE:FREQ=DAILY",
        "FREQ=DAILY\nEXDATE:20261125",
        "FREQ=DAILY;X=1",
        "FREQ=DAILY=2",
    ],
)
def test_nonsense_is_refused_with_a_sentence(rule: str) -> None:
    with pytest.raises(InvalidRequest, match=r"^recurrence: "):
        normalise(rule, start=START, has_time=True)


def test_rules_that_never_occur_are_found_out_fast() -> None:
    """dateutil alone looks through 8,000 years: minutes, for an hourly rule."""
    began = time.process_time()
    for frequency in ("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        with pytest.raises(InvalidRequest, match="does not occur"):
            normalise(f"FREQ={frequency};BYMONTH=2;BYMONTHDAY=30", start=START, has_time=True)
    assert time.process_time() - began < 10  # measured 0.3; unbounded it is above 600


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",  # from a Tuesday
        "FREQ=MONTHLY;INTERVAL=12;BYMONTH=2",  # from November
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=HOURLY;INTERVAL=168;BYDAY=MO",
        "FREQ=YEARLY;INTERVAL=50",
    ],
)
def test_parts_that_never_meet(rule: str) -> None:
    with pytest.raises(InvalidRequest, match="does not occur"):
        normalise(rule, start=START, has_time=True)


@pytest.mark.parametrize("year", [1900, 1999, 2026, 2060, 2096, 2100, 2399, 2400, 2999])
@pytest.mark.parametrize(
    "rule",
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "FREQ=YEARLY;BYWEEKNO=53"],
)
def test_counted_as_dateutil_counts(rule: str, year: int) -> None:
    """The late twin of a year is no other calendar."""
    due = datetime(year, 3, 1, 12, 0)
    found = next_instance(rule, due=due, not_before=due, zone=UTC)
    assert found is not None
    assert found.local == rrulestr(rule, dtstart=due).after(due)


@pytest.mark.parametrize("rule", ["FREQ=HOURLY", "FREQ=DAILY;BYHOUR=9,18", "FREQ=WEEKLY;BYMINUTE=30"])
def test_hours_need_a_time(rule: str) -> None:
    with pytest.raises(InvalidRequest, match="needs a due time"):
        normalise(rule, start=START, has_time=False)
    assert normalise(rule, start=START, has_time=True) == rule


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("rrule:freq=weekly;byday=mo,we", "FREQ=WEEKLY;BYDAY=MO,WE"),
        (" FREQ = DAILY ; INTERVAL = 2 ; ", "FREQ=DAILY;INTERVAL=2"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYDAY=-1FR"),
    ],
)
def test_one_spelling(given: str, normal: str) -> None:
    assert normalise(given, start=START, has_time=True) == normal


@pytest.mark.parametrize(
    ("rule", "due", "following"),
    [
        ("FREQ=DAILY", datetime(2026, 11, 24), datetime(2026, 11, 25)),
        ("FREQ=WEEKLY;BYDAY=MO,WE", datetime(2026, 11, 23), datetime(2026, 11, 25)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", datetime(2026, 11, 25), datetime(2026, 12, 7)),
        ("FREQ=MONTHLY", datetime(2027, 1, 31), datetime(2027, 3, 31)),  # RFC 5545: no 31st, no occurrence
        ("FREQ=MONTHLY;BYMONTHDAY=-1", datetime(2027, 1, 31), datetime(2027, 2, 28)),
        ("FREQ=YEARLY", datetime(2028, 2, 29), datetime(2032, 2, 29)),
        ("FREQ=HOURLY;INTERVAL=6", datetime(2026, 11, 24, 20, 0), datetime(2026, 11, 25, 2, 0)),
    ],
)
def test_next(rule: str, due: datetime, following: datetime) -> None:
    found = next_instance(rule, due=due, not_before=due, zone=UTC)
    assert found is not None
    assert found.local == following


def test_missed_ones_are_passed_over() -> None:
    found = next_instance(
        "FREQ=DAILY;COUNT=10", due=START, not_before=datetime(2026, 11, 27, 10, 0), zone=UTC
    )
    assert found is not None
    assert (found.local, found.recurrence) == (datetime(2026, 11, 28, 9, 0), "FREQ=DAILY;COUNT=6")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY;INTERVAL=5",
        "FREQ=HOURLY;INTERVAL=7;BYHOUR=9,16",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=DAILY;INTERVAL=3;UNTIL=20290101",
    ],
)
@pytest.mark.parametrize("hours", [0, 1, 30, 24 * 7, 24 * 13 + 5, 24 * 500, 24 * 777 + 9])
def test_a_late_start_counts_as_the_first_one_would(rule: str, hours: int) -> None:
    moment = START + timedelta(hours=hours)
    whole = rrulestr(rule, dtstart=START)
    after = whole.after(START) if moment <= START else whole.after(moment, inc=True)
    found = next_instance(rule, due=START, not_before=moment, zone=UTC)
    assert (found and found.local) == after


@pytest.mark.alone
def test_a_task_that_was_let_lie_for_decades_costs_no_more() -> None:
    started = time.perf_counter()
    next_instance(
        "FREQ=DAILY", due=datetime(2026, 1, 1, 9, 0), not_before=datetime(2026, 1, 2, 9, 0), zone=UTC
    )
    floor = time.perf_counter() - started
    started = time.perf_counter()
    found = next_instance("FREQ=HOURLY", due=datetime(1990, 1, 1, 9, 30), not_before=START, zone=UTC)
    assert found is not None
    assert found.local == datetime(2026, 11, 24, 9, 30)
    assert time.perf_counter() - started < 200 * max(floor, 0.0001)  # counted one by one: 10,000 times


def test_count_comes_to_its_end() -> None:
    rule, due, seen = "FREQ=DAILY;COUNT=3", START, [START]
    while (found := next_instance(rule, due=due, not_before=due, zone=UTC)) is not None:
        rule, due = found.recurrence, found.local
        seen.append(due)
    assert len(seen) == 3


@pytest.mark.parametrize("until", ["20261125", "20261125T090000", "20261125T090000Z"])
def test_until_includes_its_day(until: str) -> None:
    rule = f"FREQ=DAILY;UNTIL={until}"
    assert next_instance(rule, due=START, not_before=START, zone=UTC) is not None
    last = datetime(2026, 11, 25, 9, 0)
    assert next_instance(rule, due=last, not_before=last, zone=UTC) is None


def test_first_date_may_be_today() -> None:
    assert first_date("FREQ=WEEKLY;BYDAY=TU", date(2026, 11, 24)) == date(2026, 11, 24)
    assert first_date("FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 24)) == date(2026, 11, 30)


def chain(rule: str, due: datetime, zone: ZoneInfo, length: int) -> list[str]:
    """The instances that follow when each is completed on time."""
    out = []
    for _ in range(length):
        found = next_instance(rule, due=due, not_before=due, zone=zone)
        if found is None:
            break
        # What the service stores and reads back: the moment, moved out of a gap.
        due = found.local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
        rule = found.recurrence
        out.append(f"{due:%m-%dT%H:%M}")
    return out


class TestClockChanges:
    """Clocks go forward at 02:00 in Berlin on 28 March 2027 and back at 03:00 on 31 October 2027."""

    def test_a_skipped_time_comes_back_the_next_day(self) -> None:
        found = chain("FREQ=DAILY", datetime(2027, 3, 27, 2, 30), BERLIN, 3)
        assert found == ["03-28T03:30", "03-29T02:30", "03-30T02:30"]

    def test_days_keep_their_time(self) -> None:
        assert chain("FREQ=DAILY", datetime(2027, 3, 27, 9, 0), BERLIN, 2) == ["03-28T09:00", "03-29T09:00"]
        assert chain("FREQ=DAILY", datetime(2027, 10, 30, 2, 30), BERLIN, 2) == ["10-31T02:30", "11-01T02:30"]

    def test_hours_are_real_hours(self) -> None:
        assert chain("FREQ=HOURLY;INTERVAL=6", datetime(2027, 3, 27, 22, 0), BERLIN, 2) == [
            "03-28T05:00",
            "03-28T11:00",
        ]
        hourly = chain("FREQ=HOURLY", datetime(2027, 10, 31, 1, 30), BERLIN, 3)
        assert hourly == ["10-31T02:30", "10-31T02:30", "10-31T03:30"]

    def test_an_end_in_utc_is_read_in_the_users_zone(self) -> None:
        rule = "FREQ=DAILY;UNTIL=20270531T215959Z"  # the last second of 31 May in Berlin
        late = datetime(2027, 5, 30, 23, 0)
        assert chain(rule, late, BERLIN, 3) == ["05-31T23:00"]


class TestFromCompletion:
    RULE = "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"

    @pytest.mark.parametrize(
        "rule",
        [
            "RRULE;X-FROM=COMPLETION:",
            "RRULE;X-FROM=COMPLETION:FREQ=WEEKLY;BYDAY=MO",
            "RRULE;X-FROM=START:FREQ=DAILY",
            "FREQ=DAILY;X-FROM=COMPLETION",
        ],
    )
    def test_other_forms_are_refused(self, rule: str) -> None:
        with pytest.raises(InvalidRequest, match=r"^recurrence: "):
            normalise(rule, start=START, has_time=True)

    def test_one_spelling(self) -> None:
        given = " rrule;x-from=completion:freq=daily;interval=3;"
        assert normalise(given, start=START, has_time=False) == self.RULE

    @pytest.mark.parametrize("done", [datetime(2026, 11, 23, 20, 0), datetime(2026, 12, 9, 20, 0)])
    def test_counts_from_the_day_it_was_done(self, done: datetime) -> None:
        found = next_instance(self.RULE, due=START, not_before=done, zone=BERLIN)
        assert found is not None
        assert (found.local, found.recurrence) == (
            datetime.combine(done.date() + timedelta(days=3), START.time()),
            self.RULE,
        )

    @pytest.mark.parametrize(
        ("frequency", "done", "following"),
        [
            ("MONTHLY", datetime(2027, 1, 31, 9, 0), datetime(2027, 2, 28, 9, 0)),
            ("YEARLY", datetime(2028, 2, 29, 9, 0), datetime(2029, 2, 28, 9, 0)),
            ("WEEKLY;INTERVAL=2", datetime(2026, 12, 20, 9, 0), datetime(2027, 1, 3, 9, 0)),
            ("HOURLY;INTERVAL=6", datetime(2027, 3, 27, 22, 0), datetime(2027, 3, 28, 5, 0)),
        ],
    )
    def test_ends_of_months_years_and_summer_time(
        self, frequency: str, done: datetime, following: datetime
    ) -> None:
        rule = f"RRULE;X-FROM=COMPLETION:FREQ={frequency}"
        found = next_instance(rule, due=START, not_before=done, zone=BERLIN)
        assert found is not None
        assert found.local == following

    def test_count_and_until_end_it(self) -> None:
        assert len(chain(f"{self.RULE};COUNT=3", START, UTC, 9)) == 2
        assert chain(f"{self.RULE};UNTIL=20261128", START, UTC, 9) == ["11-27T09:00"]
