"""Where things are. What is made on this machine: `.local/`, `backend/.venv`, `node_modules`, `.next`."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BACKEND = ROOT / "backend"
FRONTEND = ROOT / "frontend"
E2E = ROOT / "e2e"

LOCAL = ROOT / ".local"
BIN = LOCAL / "bin"
LOG = LOCAL / "log"
STAMPS = LOCAL / "stamps"
TOOLS = LOCAL / "tools"

VENV = BACKEND / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STANDALONE = FRONTEND / ".next" / "standalone"


def shown(path: Path) -> str:
    """`path` as a person in the repository would type it."""
    try:
        return str(path.relative_to(ROOT))
    except ValueError:
        return str(path)
