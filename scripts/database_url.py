"""Checks a DATABASE_URL: what is wrong with it in one line, without its password."""

from __future__ import annotations

from urllib.parse import urlsplit

import psycopg
from psycopg import conninfo

from console import Failure

CONNECT_SECONDS = 10
_SCHEMES = ("postgresql", "postgres")


def place(url: str) -> str:
    """`user@host/database` of a URL, for messages; never its password or its parameters."""
    parts = urlsplit(url)
    user = f"{parts.username}@" if parts.username else ""
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{user}{parts.hostname or 'local socket'}{port}{parts.path}"


def require_form(url: str) -> None:
    """Refuses what is no PostgreSQL URL."""
    scheme = url.split("://", 1)[0] if "://" in url else ""
    if scheme.split("+")[0] not in _SCHEMES:
        raise Failure(
            "DATABASE_URL is not a PostgreSQL URL",
            f'it starts with "{scheme}://"' if scheme else "it has no scheme",
            "use the form postgresql://user:password@host/database.",
        )
    try:
        conninfo.conninfo_to_dict(plain(url))
    except psycopg.Error as error:
        raise Failure(
            "DATABASE_URL cannot be read",
            "its address or a parameter is malformed",
            "use the form postgresql://user:password@host/database, special characters %-escaped.",
        ) from error


def plain(url: str) -> str:
    """The URL without the driver a tool may have put into its scheme."""
    scheme, rest = url.split("://", 1)
    return f"{scheme.split('+')[0]}://{rest}"


def _reason(error: psycopg.OperationalError) -> tuple[str, str]:
    text = str(error)
    if "database" in text and "does not exist" in text:
        return "the database does not exist", "create it (createdb), or correct the name in DATABASE_URL."
    if "authentication failed" in text or ("role" in text and "does not exist" in text):
        return "the user or the password is refused", "correct them (special characters %-escaped)."
    if "no pg_hba.conf entry" in text:
        return (
            "the server does not let this user in from here",
            "check its pg_hba.conf, or add ?sslmode=require.",
        )
    if "SSL" in text or "certificate" in text:
        return "TLS cannot be agreed on", "check sslmode and sslrootcert in DATABASE_URL."
    if any(words in text for words in ("translate host", "resolve", "not known", "name resolution")):
        return "the host name is not known", "correct the host in DATABASE_URL, or check the network."
    if "refused" in text or "No such file" in text:
        return (
            "nothing answers at that address",
            "start the database, or correct host and port in DATABASE_URL.",
        )
    if "timeout" in text or "timed out" in text:
        return (
            f"the host does not answer within {CONNECT_SECONDS} s",
            "check host, port, firewall and network.",
        )
    return "the connection failed", "try the same URL with psql to see more."


def require_reachable(url: str) -> None:
    """Connects once; a refusal is one line that names DATABASE_URL, the place and the reason."""
    require_form(url)
    try:
        with psycopg.connect(plain(url), connect_timeout=CONNECT_SECONDS, autocommit=True) as connection:
            number = connection.info.server_version
    except psycopg.OperationalError as error:
        why, fix = _reason(error)
        raise Failure(f"DATABASE_URL ({place(url)}) does not work", why, fix) from error
    if number < 150000:
        raise Failure(
            f"DATABASE_URL ({place(url)}) is PostgreSQL {number // 10000}",
            "15 or newer is needed",
            "use a newer server.",
        )
