"""Where the charts are, and which chart brings which along."""

from pathlib import Path

CHARTS = Path(__file__).resolve().parent.parent
UMBRELLA = "ai-todo"
COMMON = "ai-todo-common"
SERVICES = ("ai-todo-backend", "ai-todo-mcp", "ai-todo-frontend")
INSTALLABLE = (*SERVICES, UMBRELLA)
VERSION = "0.1.0"

DEPENDENCIES: dict[str, tuple[str, ...]] = {
    COMMON: (),
    **dict.fromkeys(SERVICES, (COMMON,)),
    UMBRELLA: (COMMON, *SERVICES),
}

# The values under which the umbrella keeps those of a service.
ALIASES = {"ai-todo-backend": "backend", "ai-todo-mcp": "mcp", "ai-todo-frontend": "frontend"}
