"""Reads `.env` for the deployment scripts.

check     says what is wrong, one problem a line: what, a tab, the fix
secrets   writes the Secrets to standard output, for `kubectl apply --filename -`
values    writes the values to standard output; they hold no secret
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from console import Failure
from settings import compose, dotenv, local_secret, manifests

ROOT = Path(__file__).resolve().parents[2]


def _settings() -> dict[str, str]:
    settings = dotenv.read(ROOT)
    if settings.get("DATABASE_URL") and not settings.get("BETTER_AUTH_SECRET"):
        settings["BETTER_AUTH_SECRET"] = local_secret.kept(ROOT / ".local")
    return settings


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="settings", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["check", "secrets", "values", "compose"])
    parser.add_argument("--release", default="ai-todo")
    parser.add_argument("--namespace", default="ai-todo")
    options = parser.parse_args()
    try:
        if options.what == "check":
            for problem in dotenv.problems(dotenv.read(ROOT)):
                print(f"{problem.what}\t{problem.fix}")
        elif options.what == "secrets":
            json.dump(manifests.secrets(_settings(), options.release, options.namespace), sys.stdout)
        elif options.what == "compose":
            for name in compose.write(ROOT / ".local" / "compose", dotenv.read(ROOT)):
                print(f"written: .local/compose/{name}")
        else:
            json.dump(manifests.values(_settings(), options.release), sys.stdout, indent=2)
    except Failure as failure:
        if options.what == "check":
            print(f"{failure.what}: {failure.why}\t{failure.fix}")
            return 0
        print(failure, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
