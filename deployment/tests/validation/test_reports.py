"""The report in its forms."""

import pytest

from tests.validation.samples import BAD, GOOD, NOT_MADE, SHORT, report
from validation.model import Row, Verdict, row
from validation.reports import html, markdown, table


class TestVerdict:
    @pytest.mark.parametrize(
        ("rows", "passed"),
        [
            ([BAD], False),
            ([GOOD, BAD], False),
            ([NOT_MADE], False),  # nothing measured is no success
            ([], False),
            ([GOOD], True),
            ([GOOD, NOT_MADE], True),
            ([SHORT], True),  # the criterion is met
            ([SHORT, BAD], False),
        ],
    )
    def test_passed(self, rows: list[Row], passed: bool) -> None:
        assert report(*rows).passed is passed

    def test_summary(self) -> None:
        assert report(GOOD, BAD, NOT_MADE).summary == "1 passed, 1 failed, 1 not run in 2 min 5 s"

    def test_what_is_short_of_our_bar_is_counted_apart(self) -> None:
        assert report(GOOD, SHORT).summary == (
            "1 passed, 1 short of our bar, 0 failed, 0 not run in 2 min 5 s"
        )

    def test_a_bar_that_is_met_is_passed_whatever_would_be_enough(self) -> None:
        assert row("x", "y", "z", True, enough=False).verdict is Verdict.PASS


class TestTable:
    def test_failures_and_what_was_not_run_are_explained(self) -> None:
        text = table.table(report(GOOD, BAD, NOT_MADE))
        assert "Failed:\n  kill-one: API pod | killed <at once>: 3x chat: 503 unavailable" in text
        assert "Not run:\n  kill-one: images: docker is not on PATH" in text
        assert text.endswith("1 passed, 1 failed, 1 not run in 2 min 5 s")

    def test_what_is_short_is_explained_by_itself(self) -> None:
        text = table.table(report(SHORT))
        assert "Failed" not in text
        assert "Short of our bar (the product's criterion is met):\n  kill-one: MCP pod deleted: of 3" in text

    def test_nothing_is_explained_when_all_passed(self) -> None:
        assert "Failed" not in table.table(report(GOOD))

    def test_columns_are_aligned_and_long_cells_are_wrapped(self) -> None:
        words = "w " * 60
        lines = table.line(("P4-SC-04", words, "<= 5 s", "0.00 s", "pass"))
        assert len(lines) > 1
        assert lines[0].index("<= 5 s") == table.WIDTHS[0] + table.WIDTHS[1] + 4
        assert max(len(line) for line in lines) <= sum(table.WIDTHS) + 8


class TestHtml:
    def test_everything_is_escaped(self) -> None:
        page = html.page(report(BAD))
        assert "API pod | killed &lt;at once&gt;" in page
        assert "namespace &lt;x&gt;" in page
        assert "<at once>" not in page

    def test_bar_figure_verdict_and_requirement(self) -> None:
        page = html.page(report(GOOD, NOT_MADE))
        for text in (
            "&lt;= 5 s",
            "0.00 s",
            'verdict pass">pass',
            'verdict not-run">not run',
            "P4-SC-04 survives",
        ):
            assert text in page

    def test_it_needs_nothing_from_elsewhere(self) -> None:
        page = html.page(report(GOOD))
        assert "http" not in page
        assert "<script" not in page


class TestMarkdown:
    def test_a_bar_in_a_cell_does_not_end_it(self) -> None:
        line = next(line for line in markdown.document(report(BAD)).splitlines() if "killed" in line)
        assert line == (
            "| API pod \\| killed <at once><br>3x chat: 503 unavailable | <= 5 s | 7.10 s | FAIL |"
        )

    def test_it_says_that_it_is_written(self) -> None:
        assert "`deployment/validate.sh --write-docs`; do not edit" in markdown.document(report(GOOD))


def test_json() -> None:
    document = report(GOOD, BAD).as_json()
    assert document["passed"] is False
    assert document["checks"][0]["criteria"] == ["P4-SC-04", "EDGE-TURN"]
    assert [row["verdict"] for row in document["checks"][0]["rows"]] == ["pass", "FAIL"]
