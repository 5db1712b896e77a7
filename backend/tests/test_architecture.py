"""Who may import whom, for the single modules that import-linter cannot take as roots."""

import ast
from pathlib import Path

import pytest

BACKEND = Path(__file__).parents[1]
PACKAGES = ("assistant", "metrics", "migrations", "routes", "schemas", "services", "tools")

# Each module beside main.py, and all that it may import of ours.
ALLOWED = {
    "config": {"errors"},
    "db": {"config", "errors", "metrics"},
    "errors": set(),
    "logs": set(),
    "middleware": {"errors", "logs"},
    "models": set(),
    "openapi": {"config", "main"},
}
OURS = {*ALLOWED, *PACKAGES, "main"}


def imported(path: Path) -> set[str]:
    """The first names of what a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def files(*packages: str) -> list[Path]:
    return [path for package in packages for path in sorted((BACKEND / package).rglob("*.py"))]


def test_every_single_module_has_its_rule() -> None:
    assert {path.stem for path in BACKEND.glob("*.py")} == {*ALLOWED, "main"}


@pytest.mark.parametrize("module", ALLOWED)
def test_single_modules_import_only_what_is_below_them(module: str) -> None:
    assert imported(BACKEND / f"{module}.py") & OURS <= ALLOWED[module]


def test_wire_forms_stand_on_the_tables_alone() -> None:
    assert set().union(*map(imported, files("schemas"))) & OURS == {"models", "schemas"}


def test_nobody_imports_the_assembly() -> None:
    importers = {path.name for path in files(*PACKAGES) if "main" in imported(path)}
    assert importers == set()


def test_the_environment_is_read_in_one_place() -> None:
    readers = {
        str(path.relative_to(BACKEND))
        for path in [*files(*PACKAGES), *BACKEND.glob("*.py")]
        if any(word in path.read_text() for word in ("os.environ[", "os.environ.get", "getenv"))
    }
    # The settings; and what FastMCP reads when it is imported is set there.
    assert readers <= {"config.py", "tools/__main__.py"}


def test_services_never_commit() -> None:
    """A request is one transaction, and the edge that opened it ends it."""
    committers = {
        path.name for path in files("services", "routes", "tools") if ".commit(" in path.read_text()
    }
    assert committers == set()


def test_the_libraries_that_move_have_one_importer_each() -> None:
    importers = {
        library: {
            path.relative_to(BACKEND).parts[0] for path in files(*PACKAGES) if library in imported(path)
        }
        for library in ("fastmcp", "fastapi", "alembic", "prometheus_client")
    }
    assert importers == {
        "fastmcp": {"tools"},
        "fastapi": {"routes"},
        "alembic": {"migrations"},
        "prometheus_client": {"metrics"},
    }
