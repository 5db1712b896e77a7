"""Tallies, counts and figures."""

import pytest

from validation import figures
from validation.counts import Count, compare, total
from validation.tally import FELT_SECONDS, Attempt, Tally


def attempt(ended: float, error: str = "", *, cut: bool = False) -> Attempt:
    return Attempt("chat", ended - 0.5, ended, error, cut)


class TestTally:
    def test_nothing_failed(self) -> None:
        tally = Tally([[attempt(1)], [attempt(2)]])
        assert (tally.failed_at_first, tally.failed_for_user, tally.cut, tally.recovery(0)) == (0, 0, 0, 0)
        assert tally.errors() == ""

    def test_a_request_that_worked_at_the_second_try_failed_at_first_only(self) -> None:
        tally = Tally([[attempt(10, "503 unavailable"), attempt(12)], [attempt(11)]])
        assert (tally.failed_at_first, tally.failed_for_user) == (1, 0)

    def test_a_request_that_never_worked_failed_for_the_user(self) -> None:
        tally = Tally([[attempt(10, "x"), attempt(12, "x", cut=True)]])
        assert (tally.failed_at_first, tally.failed_for_user, tally.cut) == (1, 1, 1)

    def test_recovery_ends_with_the_last_failure_after_the_outage_began(self) -> None:
        tally = Tally([[attempt(3, "before")], [attempt(11, "x"), attempt(14, "x"), attempt(15)]])
        assert tally.recovery(10) == 4

    def test_an_outage_that_was_waited_out_is_one_too(self) -> None:
        quick = Attempt("chat", 10, 10 + FELT_SECONDS)
        waited = Attempt("chat", 11, 24)
        assert Tally([[quick]]).recovery(10) == 0
        assert Tally([[quick], [waited]]).recovery(10) == 14

    def test_failures_in_their_order(self) -> None:
        tally = Tally([[attempt(14, "x"), attempt(15)], [attempt(12.5, "y")]])
        assert tally.failures(10) == "2.5 chat, 4.0 chat"

    def test_errors_the_most_frequent_first(self) -> None:
        tally = Tally([[attempt(1, "a")], [attempt(2, "b")], [attempt(3, "b")]])
        assert tally.errors() == "2x chat: b; 1x chat: a"


def export(titles: list[str], turns: list[str]) -> dict[str, object]:
    messages = [{"turn_id": turn} for turn in turns]
    return {"tasks": [{"title": title} for title in titles], "conversations": [{"messages": messages}]}


class TestCompare:
    @pytest.mark.parametrize(
        ("titles", "turns", "lost", "doubled"),
        [
            ([], ["t", "t"], 1, 0),  # a confirmed task is not there
            (["a", "a"], ["t", "t"], 0, 1),
            (["a"], ["t"], 1, 0),  # a confirmed turn has no answer
            (["a"], ["t", "t", "t"], 0, 1),
            (["a", "unconfirmed"], ["t", "t", "unconfirmed"], 0, 0),
            (["a"], ["t", "t"], 0, 0),
        ],
    )
    def test_against_what_was_confirmed(
        self, titles: list[str], turns: list[str], lost: int, doubled: int
    ) -> None:
        found = compare(export(titles, turns), ["a"], ["t"])
        assert (found.lost, found.doubled) == (lost, doubled)
        assert found.exact is (lost + doubled == 0)

    def test_total(self) -> None:
        both = total([Count(1, 2, 1, 1, 0, 0), Count(3, 4, 2, 2, 1, 0)])
        assert both == Count(4, 6, 3, 3, 1, 0)
        assert str(both) == "4 tasks and 6 messages held; 3 tasks and 3 turns confirmed: 1 lost, 0 doubled"


class TestFigures:
    def test_percentiles(self) -> None:
        values = [float(number) for number in range(100, 0, -1)]
        assert (figures.p50(values), figures.p95(values), figures.p99(values)) == (50, 95, 99)

    def test_percentile_of_few_and_of_none(self) -> None:
        assert figures.p99([7.0]) == 7.0
        assert figures.p50([]) == 0.0

    def test_words(self) -> None:
        assert figures.in_seconds(0.421) == "0.42 s"
        assert figures.in_seconds(12.34) == "12.3 s"
        assert figures.counted(1, "task") == "1 task"
        assert figures.counted(5000, "request") == "5,000 requests"
