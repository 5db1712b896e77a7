"""docs/security.md says how much is tested; it must not say more than there is."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

BACKEND = Path(__file__).parents[2]
ROW = re.compile(r"^\|[^|]*\| (`[^|]*`) \| (\d+) \|$", re.MULTILINE)


def claims() -> list[tuple[list[str], int]]:
    """The files of each row of the table, and the number of cases it tells."""
    text = (BACKEND.parent / "docs" / "security.md").read_text()
    return [(re.findall(r"`([^`]+)`", files), int(cases)) for files, cases in ROW.findall(text)]


def collected(files: list[str], session: pytest.Session) -> Counter[str]:
    """The number of tests in each file; from this run, or asked for where it runs less than all."""
    here = Counter(str(item.path.relative_to(BACKEND / "tests")) for item in session.items)
    chosen = session.config.option.keyword or session.config.option.markexpr
    if all(here[file] for file in files) and not chosen and "::" not in "".join(session.config.args):
        return here
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *(f"tests/{file}" for file in files)]
    said = subprocess.run(command, cwd=BACKEND, capture_output=True, text=True, check=True).stdout
    names = [line for line in said.splitlines() if "::" in line]
    return Counter(name.partition("::")[0].removeprefix("tests/") for name in names)


@pytest.mark.timeout(120)  # asking imports everything once more
def test_the_counts_hold(request: pytest.FixtureRequest) -> None:
    rows = claims()
    assert len(rows) == 14
    found = collected([file for files, _ in rows for file in files], request.session)
    for files, cases in rows:
        there = sum(found[file] for file in files)
        assert cases <= there, f"docs/security.md tells of {cases} cases in {files}, there are {there}"
