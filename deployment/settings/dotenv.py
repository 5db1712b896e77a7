"""The settings of `.env` and of the shell, and why some of them cannot work from inside a cluster."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import envfile
from settings import manifests

NAMES = (
    "AI_PROVIDER",
    "BETTER_AUTH_SECRET",
    "BETTER_AUTH_URL",
    "CHAT_LIMIT_PER_HOUR",
    "DATABASE_URL",
    "LOG_LEVEL",
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_MODEL",
    "SMTP_FROM",
    "SMTP_URL",
    "TRUSTED_ORIGINS",
)
_PROVIDERS = ("auto", "builtin", "openai")
_HERE = ("", "localhost", "127.0.0.1", "::1", "0.0.0.0")  # noqa: S104  # compared, not listened on


@dataclass(frozen=True)
class Problem:
    """Something a person has to mend before a deployment can work. Never holds a secret."""

    what: str
    fix: str


def read(root: Path) -> dict[str, str]:
    """The settings that are set; a variable of the shell wins. `Failure` when the file cannot be read."""
    settings = envfile.read(root / ".env")
    settings.update({name: os.environ[name] for name in NAMES if os.environ.get(name)})
    return {name: settings[name] for name in NAMES if name in settings}


def _here(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname or parse_qs(parts.query).get("host", [""])[0]
    except ValueError:
        return False
    return host in _HERE or host.startswith("/")


def _mail_problems(settings: dict[str, str]) -> list[Problem]:
    found = []
    if manifests.mail_port(settings["SMTP_URL"]) is None:
        found.append(
            Problem(
                "SMTP_URL is no mail server's address",
                "write smtp://user:password@host:587, with other signs than letters and digits %-escaped",
            )
        )
    elif _here(settings["SMTP_URL"]):
        found.append(
            Problem("SMTP_URL names this machine, which a pod cannot reach by that name", "name another")
        )
    if not settings.get("SMTP_FROM"):
        found.append(Problem("SMTP_URL is set without SMTP_FROM", "name the sender: todo@example.com"))
    if _here(settings.get("BETTER_AUTH_URL", "")):
        found.append(
            Problem(
                "SMTP_URL is set, but BETTER_AUTH_URL names no address that a mail's reader can open",
                "set it to the address people open, such as https://todo.example.com",
            )
        )
    return found


def problems(settings: dict[str, str]) -> list[Problem]:
    """All that is wrong with these settings, each with a fix."""
    found = []
    database = settings.get("DATABASE_URL", "")
    if database and urlsplit(database).scheme not in ("postgresql", "postgres"):
        found.append(
            Problem("DATABASE_URL is no PostgreSQL address", "write postgresql://user:password@host/database")
        )
    elif database and _here(database):
        found.append(
            Problem(
                "DATABASE_URL names this machine, which a pod cannot reach by that name",
                "leave it out to get a development PostgreSQL in the cluster, or name the machine "
                "as the cluster sees it (host.minikube.internal)",
            )
        )
    if settings.get("OPENAI_BASE_URL") and _here(settings["OPENAI_BASE_URL"]):
        found.append(
            Problem(
                "OPENAI_BASE_URL names this machine, which a pod cannot reach by that name",
                "name the machine as the cluster sees it (host.minikube.internal), or leave it out",
            )
        )
    if settings.get("AI_PROVIDER", "auto") not in _PROVIDERS:
        found.append(Problem("AI_PROVIDER is none of " + ", ".join(_PROVIDERS), "choose one or leave it out"))
    if settings.get("AI_PROVIDER") == "openai" and not settings.get("OPENAI_API_KEY"):
        found.append(Problem("AI_PROVIDER is openai, but there is no OPENAI_API_KEY", "set it, or use auto"))
    if 0 < len(settings.get("BETTER_AUTH_SECRET", "")) < 32:
        found.append(
            Problem("BETTER_AUTH_SECRET has less than 32 characters", "make one: openssl rand -hex 32")
        )
    if settings.get("SMTP_URL"):
        found += _mail_problems(settings)
    if not settings.get("CHAT_LIMIT_PER_HOUR", "1").isdigit():
        found.append(Problem("CHAT_LIMIT_PER_HOUR is no whole number", "set a number or leave it out"))
    return found
