"""The three services: how each is started, with what environment, and when it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from paths import BACKEND, BIN, FRONTEND, VENV_PYTHON
from ports import LOOPBACK

# Given to one service only; the other variables of the shell and of `.env` reach all three.
_PRIVATE = {
    "BETTER_AUTH_SECRET": "web",
    "MCP_SIGNING_KEY": "api",
    "MCP_SIGNING_KEY_FILE": "api",
    "OPENAI_API_KEY": "api",
    "SMTP_URL": "web",
}
_TURN_SECONDS = 10  # a running turn may go on so long when all is stopped
_FOREIGN = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "NODE_OPTIONS", "HOSTNAME")


@dataclass(frozen=True)
class Addresses:
    """Where the stack is reached from this machine."""

    web_port: int
    api_port: int
    mcp_port: int

    @property
    def web(self) -> str:
        return f"http://localhost:{self.web_port}"

    @property
    def api(self) -> str:
        return f"http://{LOOPBACK}:{self.api_port}"

    @property
    def mcp(self) -> str:
        return f"http://{LOOPBACK}:{self.mcp_port}/mcp"


@dataclass(frozen=True)
class Service:
    """One process of the stack; `grace` is how many seconds it gets to end by itself."""

    name: str
    title: str
    argv: tuple[str, ...]
    cwd: Path
    port: int
    grace: float
    env: Mapping[str, str] = field(repr=False)

    @property
    def ready_path(self) -> str:
        return "/ready"


def _base(env: Mapping[str, str], name: str) -> dict[str, str]:
    return {
        key: value
        for key, value in env.items()
        if key not in _FOREIGN and not key.endswith("_PORT") and _PRIVATE.get(key, name) == name
    }


def services(env: Mapping[str, str], database_url: str, at: Addresses) -> tuple[Service, ...]:
    """API, MCP server and web, with `env` (shell, `.env`, secrets) as their base."""
    listen = {"HOST": LOOPBACK, "DATABASE_URL": database_url}
    python = str(VENV_PYTHON)
    web_origins = [at.web, f"http://{LOOPBACK}:{at.web_port}", *env.get("TRUSTED_ORIGINS", "").split(",")]
    api = {
        **_base(env, "api"),
        **listen,
        "PORT": str(at.api_port),
        "METRICS_PORT": env.get("API_METRICS_PORT", ""),
        "DRAIN_SECONDS": str(_TURN_SECONDS),
        "AUTH_JWKS_URL": f"http://{LOOPBACK}:{at.web_port}/api/auth/jwks",
        "MCP_URL": at.mcp,
    }
    mcp = {
        **_base(env, "mcp"),
        **listen,
        "PORT": str(at.mcp_port),
        "METRICS_PORT": env.get("MCP_METRICS_PORT", ""),
        "DRAIN_SECONDS": "0",  # no load balancer here that would have to hear of the end first
        "MCP_JWKS_URL": f"{at.api}/.well-known/jwks.json",
    }
    web = {
        "BETTER_AUTH_URL": at.web,
        **_base(env, "web"),
        "DATABASE_URL": database_url,
        "HOSTNAME": LOOPBACK,
        "PORT": str(at.web_port),
        "API_URL": at.api,
        "TRUSTED_ORIGINS": ",".join(origin for origin in web_origins if origin.strip()),
        "NODE_ENV": "production",
        "NEXT_TELEMETRY_DISABLED": "1",
    }
    built = ".next/standalone"
    page = (str(BIN / "node"), "--import", f"./{built}/preload.mjs", f"{built}/server.js")
    return (
        Service("api", "API", (python, "main.py"), BACKEND, at.api_port, _TURN_SECONDS + 6, api),
        Service("mcp", "MCP server", (python, "-m", "tools"), BACKEND, at.mcp_port, 5.0, mcp),
        Service("web", "Web", page, FRONTEND, at.web_port, 5.0, web),
    )


def migration(env: Mapping[str, str], database_url: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The command (to be run in `backend/`) that brings the tables up to date, and its environment."""
    return (str(VENV_PYTHON), "-m", "migrations"), {**_base(env, "migrations"), "DATABASE_URL": database_url}
