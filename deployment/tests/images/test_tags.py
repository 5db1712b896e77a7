"""The same sources, the same tag; one changed byte, another."""

import shutil
from pathlib import Path

import pytest
import yaml

from images import dockerfile, tags

ROOT = Path(__file__).resolve().parents[3]
RECIPE = """FROM base
COPY code/*.py ./
COPY --link --from=other /x /x
RUN --mount=type=bind,source=lock,target=/lock \\
    # a word between
    --mount=type=cache,target=/cache true
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "root"
    for name, content in {
        "dockerfiles/backend.Dockerfile": RECIPE,
        ".dockerignore": "code/left_out.py\n",
        "code/a.py": "a = 1\n",
        "code/left_out.py": "b = 1\n",
        "code/data.txt": "not named\n",
        "lock": "1\n",
    }.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(content, encoding="utf-8")
    return made


def tag(root: Path) -> str:
    return tags.tag(root, "backend")


class TestTag:
    def test_is_twelve_hexadecimal_digits(self, root: Path) -> None:
        assert len(tag(root)) == 12
        int(tag(root), 16)

    def test_same_sources_elsewhere_and_later_have_the_same(self, root: Path, tmp_path: Path) -> None:
        copy = tmp_path / "elsewhere"
        shutil.copytree(root, copy, copy_function=shutil.copyfile)
        assert tag(copy) == tag(root)

    @pytest.mark.parametrize("name", ["code/a.py", "lock", "dockerfiles/backend.Dockerfile"])
    def test_one_changed_line_has_another(self, root: Path, name: str) -> None:
        before = tag(root)
        with (root / name).open("a", encoding="utf-8") as file:
            file.write("# one line\n")
        assert tag(root) != before

    def test_a_new_file_has_another(self, root: Path) -> None:
        before = tag(root)
        (root / "code" / "new.py").touch()
        assert tag(root) != before

    def test_a_renamed_file_has_another(self, root: Path) -> None:
        before = tag(root)
        (root / "code" / "a.py").rename(root / "code" / "c.py")
        assert tag(root) != before

    def test_the_right_to_execute_makes_another(self, root: Path) -> None:
        before = tag(root)
        (root / "code" / "a.py").chmod(0o755)
        assert tag(root) != before

    @pytest.mark.parametrize("name", ["code/left_out.py", "code/data.txt"])
    def test_what_does_not_go_in_does_not_matter(self, root: Path, name: str) -> None:
        before = tag(root)
        (root / name).write_text("changed\n", encoding="utf-8")
        assert tag(root) == before


class TestTheRepositorysImages:
    def test_take_the_code_and_the_locks(self) -> None:
        assert {"backend/main.py", "backend/uv.lock", "backend/migrations/env.py"} <= set(
            tags.files(ROOT, "backend")
        )
        assert {"backend/tools/server.py", "backend/uv.lock"} <= set(tags.files(ROOT, "mcp"))
        assert {"frontend/app/layout.tsx", "frontend/package-lock.json"} <= set(tags.files(ROOT, "frontend"))

    @pytest.mark.parametrize("component", tags.COMPONENTS)
    def test_take_no_tests_and_no_settings(self, component: str) -> None:
        taken = tags.files(ROOT, component)
        assert not [name for name in taken if "/tests/" in name or "/bench/" in name or "/.env" in name]

    def test_the_mcp_server_has_no_part_of_the_api(self) -> None:
        assert not [
            name
            for name in tags.files(ROOT, "mcp")
            if name.startswith(("backend/routes", "backend/assistant"))
        ]

    def test_both_python_images_share_their_layers(self) -> None:
        recipes = [dockerfile.path_of(ROOT, name).read_text(encoding="utf-8") for name in ("backend", "mcp")]
        shared = [text[text.index("# --- Packages") : text.index("# --- The code")] for text in recipes]
        assert shared[0] == shared[1]


def test_values_name_every_image() -> None:
    made = {"backend": "0123456789ab", "mcp": "123456789012", "frontend": "abcdefabcdef"}
    assert yaml.safe_load(tags.values(made)) == {
        name: {"image": {"repository": f"ai-todo-{name}", "tag": content}} for name, content in made.items()
    }
