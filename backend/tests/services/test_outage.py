"""An MCP server that is away is waited for, by all turns together, and once."""

from services.mcp_transport import OUTAGE_STALE_SECONDS, PATIENCE_SECONDS, Outage


def test_the_first_failure_begins_an_outage() -> None:
    assert Outage().waited_for_until(100) == 100 + PATIENCE_SECONDS


def test_later_failures_are_of_the_same_outage_whoever_sees_them() -> None:
    outage = Outage()
    outage.waited_for_until(100)
    until = [outage.waited_for_until(now) for now in range(100, 200, 5)]
    assert set(until) == {100 + PATIENCE_SECONDS}


def test_an_answer_ends_it() -> None:
    outage = Outage()
    outage.waited_for_until(100)
    outage.over()
    assert outage.waited_for_until(101) == 101 + PATIENCE_SECONDS


def test_what_nobody_has_looked_at_for_long_may_have_been_well_in_between() -> None:
    outage = Outage()
    outage.waited_for_until(100)
    later = 101 + OUTAGE_STALE_SECONDS
    assert outage.waited_for_until(later) == later + PATIENCE_SECONDS
