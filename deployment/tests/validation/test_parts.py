"""Values, secrets, layers, tokens, the stand-in's pace, and checks that break."""

import base64
import io
import json
import tarfile
from pathlib import Path

import pytest

from tests.validation.samples import nothing
from validation import shell
from validation.chat import Answer
from validation.checks import charts, images, logs, mcp_away, security
from validation.inside import model
from validation.model import Check, NotRun, Row, Verdict
from validation.node import reference
from validation.people import expiry
from validation.release import value_of, with_changes
from validation.runner import try_out
from validation.tally import Attempt
from validation.trial import Trial


class TestValues:
    def test_changes_are_made_in_a_copy(self) -> None:
        values = {"backend": {"image": {"tag": "a", "digest": "d"}}, "mcp": None}
        changed = with_changes(values, {"backend.image.tag": "b", "mcp.replicaCount": 2, "new.one": 1})
        assert changed == {
            "backend": {"image": {"tag": "b", "digest": "d"}},
            "mcp": {"replicaCount": 2},
            "new": {"one": 1},
        }
        assert values == {"backend": {"image": {"tag": "a", "digest": "d"}}, "mcp": None}

    def test_value_of(self) -> None:
        assert value_of({"a": {"b": 0}}, "a.b", 7) == 0
        assert value_of({"a": {"b": 0}}, "a.c", 7) == 7
        assert value_of({"a": 1}, "a.b.c") is None


class TestSecrets:
    @pytest.mark.parametrize(
        ("value", "needles"),
        [
            ("short", set()),
            ("postgresql://ai_todo:a-long-password@db/ai_todo", {"a-long-password"}),
            ("postgresql://ai_todo@db/ai_todo", set()),
            ("http://nothing.secret.here/at/all", set()),
            (
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----\n",
                {"MC4CAQAwBQYDK2Vw"},
            ),
            ("x" * 32 + "\n", {"x" * 32}),
        ],
    )
    def test_what_gives_a_secret_away(self, value: str, needles: set[str]) -> None:
        assert security.needles_in(value) == needles

    def test_hits_across_pieces_count_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(security, "CHUNK", 7)
        file = tmp_path / "layer"
        file.write_bytes(b"..secret-one....secret-one.secret-onsecret-two")
        assert security.hits_in_file(file, {b"secret-one", b"secret-two"}) == 3
        assert security.hits_in_file(file, {b"nowhere"}) == 0


def archive(path: Path, layers: dict[str, bytes]) -> None:
    """What `docker save` writes: layers by digest, each with one file of that content."""

    def add(tar: tarfile.TarFile, name: str, data: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        tar.addfile(info, io.BytesIO(data))

    with tarfile.open(path, "w") as tar:
        names = [f"{digest}/layer.tar" for digest in layers]
        for name, data in zip(names, layers.values(), strict=True):
            inner = io.BytesIO()
            with tarfile.open(fileobj=inner, mode="w") as layer:
                add(layer, "file", data)
            add(tar, name, inner.getvalue())
        history = [
            {"created_by": "COPY a"},
            {"created_by": "ENV", "empty_layer": True},
            {"created_by": "COPY b"},
        ]
        config = {"rootfs": {"diff_ids": list(layers)}, "history": history}
        add(tar, "config.json", json.dumps(config).encode())
        add(tar, "manifest.json", json.dumps([{"Config": "config.json", "Layers": names}]).encode())


class TestImages:
    def test_layers_with_the_bytes_of_their_files(self, tmp_path: Path) -> None:
        archive(tmp_path / "image.tar", {"one": b"x" * 10, "two": b"y" * 700})
        assert images.read_layers(tmp_path / "image.tar") == [
            images.Layer("one", 10, "COPY a"),
            images.Layer("two", 700, "COPY b"),
        ]

    def test_shared_layers_count_once_and_the_first_is_the_base(self) -> None:
        root, packages = images.Layer("root", 100, ""), images.Layer("packages", 30, "")
        one, two = images.Layer("one", 5, ""), images.Layer("two", 7, "")
        assert images.split([[root, packages, one], [root, packages, two]], set()) == (100, 42)

    def test_layers_of_known_images_are_base_wherever_they_are(self) -> None:
        image = [images.Layer("debian", 80, ""), images.Layer("python", 40, ""), images.Layer("own", 9, "")]
        assert images.split([image], {"debian", "python"}) == (120, 9)


class TestReference:
    @pytest.mark.parametrize(
        ("image", "whole"),
        [
            ("ai-todo-mcp:1", "docker.io/library/ai-todo-mcp:1"),
            ("somebody/ai-todo-mcp:1", "docker.io/somebody/ai-todo-mcp:1"),
            ("ghcr.io/somebody/ai-todo-mcp:1", "ghcr.io/somebody/ai-todo-mcp:1"),
            ("localhost:5000/ai-todo-mcp:1", "localhost:5000/ai-todo-mcp:1"),
        ],
    )
    def test_as_containerd_keeps_it(self, image: str, whole: str) -> None:
        assert reference(image) == whole


class TestLogs:
    def test_the_id_counts_only_as_the_request_s_id(self) -> None:
        assert logs.has_id('{"request_id": "abc"}', "abc")
        assert not logs.has_id('{"message": "abc", "request_id": null}', "abc")
        assert not logs.has_id("abc", "abc")
        assert not logs.is_json("[1]")


class TestFriendly:
    @pytest.mark.parametrize(
        ("text", "error", "friendly"),
        [
            ("", "", False),
            ("", "503 unavailable", False),
            ("ConnectError: http://mcp:8001", "", False),
            ("", "stream error: Traceback (most recent call last)", False),
            ("Sorry, I can't reach your task list right now.", "", True),
            ("", "stream error: Your tasks cannot be reached just now.", True),
        ],
    )
    def test_words_for_people(self, text: str, error: str, friendly: bool) -> None:
        assert mcp_away.friendly(Answer(Attempt("chat", 0, 1, error), text=text)) is friendly


class TestStandIn:
    def test_pace_and_words(self) -> None:
        assert model.wanted("Tell me pace=12.5 words=30") == (12.5, 30)
        assert model.wanted("Tell me") == (model.PACE, model.WORDS)

    def test_a_tool_s_answer_belongs_to_what_was_said_last(self) -> None:
        said = [{"role": "user", "content": "a"}, {"role": "tool"}, {"role": "user", "content": "b"}]
        assert model.last_said(said) == ("b", False)
        assert model.last_said([*said, {"role": "tool"}]) == ("b", True)


def test_expiry_of_a_token() -> None:
    payload = base64.urlsafe_b64encode(json.dumps({"exp": 1_764_000_000}).encode()).decode().rstrip("=")
    assert expiry(f"head.{payload}.signature") == 1_764_000_000


class TestTryOut:
    async def _rows(self, error: Exception) -> list[Row]:
        async def breaks(_: Trial) -> list[Row]:
            raise error

        check = Check("name", "title", ("P4-SC-01",), breaks)
        return (await try_out(check, None)).rows  # type: ignore[arg-type]

    async def test_a_check_that_breaks_has_failed(self) -> None:
        (row,) = await self._rows(ExceptionGroup("many", [ValueError("inner words")]))
        assert (row.verdict, row.detail) == (Verdict.FAIL, "ValueError: inner words")

    async def test_a_check_that_cannot_be_made_has_not_failed(self) -> None:
        (row,) = await self._rows(NotRun("docker is not on PATH"))
        assert (row.verdict, row.detail) == (Verdict.NOT_RUN, "docker is not on PATH")

    async def test_a_check_without_rows_proves_nothing(self) -> None:
        result = await try_out(Check("name", "title", ("P4-SC-01",), nothing), None)  # type: ignore[arg-type]
        assert (result.rows[0].verdict, result.rows[0].figure) == (Verdict.FAIL, "nothing was measured")


class TestShell:
    async def test_a_program_that_takes_too_long_is_ended_and_says_so(self) -> None:
        finished = await shell.run("sh", "-c", "echo begun; exec sleep 60", seconds=0.3)
        assert finished.code != 0
        assert "begun" in finished.out or "stopped after" in finished.err

    async def test_an_error_has_the_program_s_own_words(self) -> None:
        with pytest.raises(shell.CommandFailed, match=r"^sh -c .*no such release$"):
            await shell.output("sh", "-c", "echo no such release >&2; exit 3")

    async def test_standard_input(self) -> None:
        assert await shell.output("cat", stdin="values") == "values"


class TestChartChecker:
    def ended(self, code: int, out: str) -> Row:
        return charts.verdict("trivy", "0 findings", shell.Finished((), code, out, ""))

    def test_a_tool_that_is_missing_is_no_finding(self) -> None:
        row = self.ended(3, "NOT RUN, uv not found; `make setup` brings it: trivy\n")
        assert (row.verdict, row.detail[:18]) == (Verdict.NOT_RUN, "NOT RUN, uv not fo")

    def test_findings(self) -> None:
        row = self.ended(1, "FAIL trivy (2 s)\n     a.yaml: KSV001 HIGH\n     b.yaml: KSV002 LOW\n")
        assert (row.verdict, row.figure) == (Verdict.FAIL, "2 findings")
        assert row.detail == "a.yaml: KSV001 HIGH; b.yaml: KSV002 LOW"

    def test_fine(self) -> None:
        row = self.ended(0, "     162 tests\nok   unit (9 s)\n")
        assert (row.verdict, row.figure) == (Verdict.PASS, "162 tests")
