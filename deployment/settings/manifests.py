"""Secrets and values for a release, from the settings. Values hold only the names of Secrets."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

POSTGRESQL_PORT = 5432
SUBMISSION_PORTS = {"smtp": 587, "smtps": 465}
SECRETS = {
    "database": "DATABASE_URL",
    "model": "OPENAI_API_KEY",
    "auth": "BETTER_AUTH_SECRET",
    "mail": "SMTP_URL",
}


def mail_port(url: str) -> int | None:
    """The port of a mail server; None for what is no address of one."""
    try:
        parts = urlsplit(url)
        return parts.port or SUBMISSION_PORTS[parts.scheme] if parts.hostname else None
    except (KeyError, ValueError):
        return None


def secret_name(release: str, purpose: str) -> str:
    """Not the names of the chart's own Secrets: Helm does not take over what it has not made."""
    return f"{release}-env-{purpose}"


def secrets(settings: dict[str, str], release: str, namespace: str) -> dict[str, Any]:
    """A Kubernetes List with one Secret for each purpose that has a setting: no service sees another's."""
    items = [
        {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {
                "name": secret_name(release, purpose),
                "namespace": namespace,
                "labels": {"app.kubernetes.io/part-of": "ai-todo", "ai-todo/given-to": release},
            },
            "type": "Opaque",
            "stringData": {name: settings[name]},
        }
        for purpose, name in SECRETS.items()
        if settings.get(name)
    ]
    return {"apiVersion": "v1", "kind": "List", "items": items}


def _without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    kept = {
        key: _without_nothing(value) if isinstance(value, dict) else value for key, value in values.items()
    }
    return {key: value for key, value in kept.items() if value not in (None, "", {}, [])}


def values(settings: dict[str, str], release: str) -> dict[str, Any]:
    """Values of the umbrella chart. Without DATABASE_URL the chart brings a PostgreSQL for development."""

    def named(purpose: str) -> str | None:
        return secret_name(release, purpose) if settings.get(SECRETS[purpose]) else None

    database = settings.get("DATABASE_URL")
    origins = settings.get("TRUSTED_ORIGINS", "").split(",")
    made = _without_nothing(
        {
            "global": {
                "database": {
                    "existingSecret": named("database"),
                    "port": (urlsplit(database).port or POSTGRESQL_PORT) if database else None,
                }
            },
            "backend": {
                "ai": {
                    "existingSecret": named("model"),
                    "provider": settings.get("AI_PROVIDER"),
                    "baseUrl": settings.get("OPENAI_BASE_URL"),
                    "model": settings.get("OPENAI_MODEL"),
                },
                "config": {
                    "logLevel": settings.get("LOG_LEVEL"),
                    "chatLimitPerHour": int(settings.get("CHAT_LIMIT_PER_HOUR", 0)) or None,
                },
            },
            "mcp": {"config": {"logLevel": settings.get("LOG_LEVEL")}},
            "frontend": {
                "auth": {
                    "existingSecret": named("auth"),
                    # Elsewhere it is the address on this machine, and a cluster is open at any of its own.
                    "url": settings.get("BETTER_AUTH_URL") if named("mail") else None,
                    "trustedOrigins": [part.strip() for part in origins if part.strip()],
                },
                "mail": {
                    "existingSecret": named("mail"),
                    "from": settings.get("SMTP_FROM") if named("mail") else None,
                    "port": mail_port(settings.get("SMTP_URL", "")),
                },
            },
        }
    )
    return {**made, "postgresql": {"enabled": not database}}
