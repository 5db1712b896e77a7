"""`make run`: sets up, starts the application, prints its address, stops all on Ctrl-C.

Usage:
    python3 scripts/run.py
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import envfile
from bootstrap import enter
from console import Failure, guarded, say
from paths import LOCAL, LOG, ROOT, shown

_WATCH_SECONDS = 0.3


@contextmanager
def only_one() -> Iterator[None]:
    """One running application a folder: two would share one database folder."""
    with (LOCAL / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            raise Failure(
                f"AI Todo already runs in this folder (PID {holder})",
                fix=f"use it, or stop it: kill {holder}",
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def hint(env: Mapping[str, str]) -> str:
    """One line on who answers."""
    if env.get("AI_PROVIDER", "auto") != "builtin" and env.get("OPENAI_API_KEY"):
        model = env.get("OPENAI_MODEL") or "your model"
        return f"Answers come from {model}; the built-in assistant steps in when it fails."
    return 'The built-in assistant answers. Try: "Add milk, eggs and call the plumber tomorrow at 5pm".'


def main() -> int:
    """Runs until Ctrl-C (0) or until a service dies (1)."""
    started = time.monotonic()
    enter("build")
    import orphans  # these need the backend's packages
    from application import Application, choose_ports

    env = {**envfile.read(ROOT / ".env"), **{key: value for key, value in os.environ.items() if value}}
    children = LOCAL / "children"
    with only_one():
        orphans.end_remembered(children)
        application = Application(env, choose_ports(env), LOCAL, LOG)
        try:
            say("Starting AI Todo ...")
            application.start()
            orphans.remember(children, application.supervisor.pids())
            address = env.get("BETTER_AUTH_URL") or application.at.web
            say(f"\n  AI Todo is ready ({time.monotonic() - started:.1f} s): {address}")
            say(f"  {hint(env)}")
            say(f"  Logs: {shown(LOG)}/   Stop: Ctrl-C\n")
            while True:
                time.sleep(_WATCH_SECONDS)
                application.require_alive()
        except KeyboardInterrupt:
            say("\nStopping ...")
        finally:
            application.stop()
            children.unlink(missing_ok=True)
    say("Stopped; your data is kept.")
    return 0


if __name__ == "__main__":
    guarded(main)
