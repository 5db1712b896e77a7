"""Runs a command beside a throw-away stack: a database folder of its own, free ports.

Usage:
    python3 scripts/stack.py --ephemeral [--durable] [--cwd FOLDER] -- COMMAND ...

The command finds WEB_URL and BASE_URL, API_URL, MCP_URL, DATABASE_URL, SMTP_URL, the secrets and
STACK_CONTROL (see `control.py`) in its environment. Ends with the command's exit code, or with 1 when a
service ended by itself or its log shows a secret.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import leaks
from bootstrap import enter
from console import Failure, guarded, say
from paths import LOG, ROOT
from toolchain import tool_env

if TYPE_CHECKING:
    from application import Application
    from control import Control

# Limits that protect people would only slow down a suite that signs up somebody new for every test.
_ROOMY = {"AUTH_ATTEMPTS_PER_MINUTE": "10000", "CHAT_LIMIT_PER_HOUR": "100000"}

# Looked for in the logs like the others.
_MAIL_PASSWORD = "canary-3c9e51a7d0b24f68"  # noqa: S105  # of a server that does not exist


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Run a command beside a throw-away stack.")
    parser.add_argument("--ephemeral", action="store_true", required=True, help="remove the data after")
    parser.add_argument("--durable", action="store_true", help="write to disk as in production")
    parser.add_argument("--cwd", type=Path, default=ROOT, help="the folder the command runs in")
    parser.add_argument("command", nargs="+", help="what to run, after --")
    return parser.parse_args()


def command_env(application: Application, control: Control) -> dict[str, str]:
    """What the command finds in its environment."""
    at = application.at
    return {
        **tool_env(),
        **leaks.CANARIES,
        **application.secrets,
        "SMTP_URL": application.env["SMTP_URL"],
        "WEB_URL": at.web,
        "BASE_URL": at.web,
        "API_URL": at.api,
        "MCP_URL": at.mcp,
        "DATABASE_URL": application.database_url,
        "STACK_CONTROL": control.url,
    }


def watch(command: subprocess.Popen[bytes], application: Application, control: Control) -> int:
    """Carries out orders until the command ends; its exit code."""
    while command.poll() is None:
        control.obey(0.1)
        application.require_alive()
    return command.returncode


def main() -> int:
    """Stack up, command, stack down."""
    wanted = arguments()
    enter("build")
    from application import Application  # these need the backend's packages
    from control import Control
    from ports import LOOPBACK, free, pick

    folder = Path(tempfile.mkdtemp(prefix="ai-todo-"))
    folder.chmod(0o711)  # as root, PostgreSQL runs as another user and has to pass through
    # The machine's own DATABASE_URL and keys stay out: a test must never reach real data or a paid model.
    kept = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "OPENAI_API_KEY")}
    # Nobody listens there until a test does: what is mailed meanwhile is lost, as when a mail server is away.
    mail = {
        "SMTP_URL": f"smtp://todo:{_MAIL_PASSWORD}@{LOOPBACK}:{free()}",
        "SMTP_FROM": "AI Todo <todo@example.com>",
    }
    kept = {**_ROOMY, **leaks.CANARIES, **kept, **mail}
    command: subprocess.Popen[bytes] | None = None
    application = Application(kept, pick(), folder, LOG / "ephemeral", quick=not wanted.durable)
    control = Control(application.supervisor)
    try:
        say("Starting a throw-away stack ...")
        application.start()
        try:
            command = subprocess.Popen(wanted.command, cwd=wanted.cwd, env=command_env(application, control))
        except OSError as error:
            raise Failure(f"{wanted.command[0]} cannot be run", error.strerror or str(error)) from error
        code = watch(command, application, control)
        lines = leaks.require_none(application.logs, leaks.secrets_of(application.env))
        say(f"No secret is in the {lines} lines of the services' logs.")
        return code
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if command is not None and command.poll() is None:
            command.terminate()
            command.wait()
        control.close()
        application.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    guarded(main)
