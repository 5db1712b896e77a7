"""The `.env` reader: refusals first."""

from __future__ import annotations

from pathlib import Path

import pytest

import envfile
from console import Failure


class TestRefusals:
    @pytest.mark.parametrize("line", ["just words", "1NAME=x", "NAME x", "=x", "NA-ME=x"])
    def test_no_assignment(self, line: str) -> None:
        with pytest.raises(Failure, match=r"\.env line 2 cannot be read: it is not NAME=value"):
            envfile.parse(f"A=1\n{line}\n")

    @pytest.mark.parametrize("value", ['"open', "'open", '"a" b', "'a' b"])
    def test_quotes(self, value: str) -> None:
        with pytest.raises(Failure, match=r"\.env line 1 \(NAME\) cannot be read"):
            envfile.parse(f"NAME={value}")

    def test_the_value_is_never_shown(self) -> None:
        with pytest.raises(Failure) as refusal:
            envfile.parse('OPENAI_API_KEY="sk-very-secret')
        assert "sk-very-secret" not in str(refusal.value)

    def test_not_utf8(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_bytes(b"NAME=\xff\xfe")
        with pytest.raises(Failure, match="it is not UTF-8 text"):
            envfile.read(tmp_path / ".env")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("NAME=plain", "plain"),
        ("export NAME=plain", "plain"),
        ("  NAME = plain  ", "plain"),
        ("NAME=a=b&c=d", "a=b&c=d"),
        ("NAME=plain # said", "plain"),
        ("NAME=plain#part", "plain#part"),
        ("NAME=postgresql://u:p%23w@h/d?sslmode=require", "postgresql://u:p%23w@h/d?sslmode=require"),
        ("NAME='a # b' # said", "a # b"),
        ("NAME='$HOME \\n'", "$HOME \\n"),
        ('NAME="two\\nlines"', "two\nlines"),
        ('NAME="say \\"hi\\""', 'say "hi"'),
        ("NAME=$HOME", "$HOME"),
        ("NAME=", ""),
        ("NAME= # nothing", ""),
        ('NAME=""', ""),
    ],
)
def test_values(line: str, value: str) -> None:
    assert envfile.parse(line) == {"NAME": value}


def test_comments_blank_lines_windows_ends_and_byte_order_mark() -> None:
    assert envfile.parse("\ufeff# said\r\n\r\nA=1\r\nB=2\r\nA=3\r\n") == {"A": "3", "B": "2"}


def test_no_file_has_no_variables_and_empty_ones_do_not_count(tmp_path: Path) -> None:
    assert envfile.read(tmp_path / ".env") == {}
    (tmp_path / ".env").write_text("OPENAI_API_KEY=\nA=1\n", encoding="utf-8")
    assert envfile.read(tmp_path / ".env") == {"A": "1"}


def test_the_example_can_be_read_and_sets_nothing() -> None:
    example = Path(__file__).parents[2] / ".env.example"
    assert example.is_file()
    assert envfile.read(example) == {}
