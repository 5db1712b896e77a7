"""The command line."""

import pytest

from validation.cli import Unknown, chosen, listing, parser
from validation.registry import CHECKS


class TestRefusals:
    def test_an_option_that_does_not_exist(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            parser().parse_args(["--quik"])
        assert ended.value.code == 2
        assert capsys.readouterr().err == (
            "error: unrecognized arguments: --quik. Fix: see deployment/validate.sh --help.\n"
        )

    def test_only_without_a_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            parser().parse_args(["--only"])
        assert ended.value.code == 2
        assert "--only" in capsys.readouterr().err

    @pytest.mark.parametrize(("only", "skip"), [(["kil-one", "logs"], []), (None, ["kil-one"])])
    def test_a_check_that_does_not_exist(self, only: list[str] | None, skip: list[str]) -> None:
        with pytest.raises(Unknown, match=r"no check kil-one\. Fix: use names that --list shows"):
            chosen(False, only, skip)


class TestChosen:
    def test_all(self) -> None:
        assert chosen(False, None, []) == list(CHECKS)

    def test_quick(self) -> None:
        assert chosen(True, None, []) == [check for check in CHECKS if check.quick]

    def test_by_name_in_the_registry_s_order_whether_quick_or_not(self) -> None:
        assert [check.name for check in chosen(True, ["pod-start", "logs"], [])] == ["logs", "pod-start"]

    def test_without_some(self) -> None:
        names = {check.name for check in chosen(False, None, ["browser-suite"])}
        assert names == {check.name for check in CHECKS} - {"browser-suite"}


def test_names_can_be_given_in_one_or_several_options() -> None:
    options = parser().parse_args(["--only", "logs", "doors", "--only", "images"])
    assert options.only == ["logs", "doors", "images"]


def test_defaults() -> None:
    options = parser().parse_args([])
    assert (options.namespace, options.release, options.context) == ("ai-todo", "ai-todo", "")
    assert not any([options.quick, options.strict, options.write_docs])


def test_the_list_names_every_check() -> None:
    assert all(check.name in listing() and check.title in listing() for check in CHECKS)
