"""What an earlier run left behind is ended; whatever has its number by now is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import orphans


def test_a_process_with_the_number_but_another_start_time_is_left_alone(tmp_path: Path) -> None:
    record = tmp_path / "children"
    record.write_text(f"{os.getpid()} 12345.00\nnonsense\n\n999999999 1.00", encoding="ascii")
    orphans.end_remembered(record)
    assert not record.exists()


def test_no_record(tmp_path: Path) -> None:
    orphans.end_remembered(tmp_path / "children")


def test_a_remembered_process_is_ended(tmp_path: Path) -> None:
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    record = tmp_path / "children"
    orphans.remember(record, [left.pid])
    orphans.end_remembered(record)
    assert left.wait(timeout=30) != 0
    assert not record.exists()
