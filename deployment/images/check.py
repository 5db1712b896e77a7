"""Looks whether a built image is as it should be, started as strictly as a cluster starts it.

`python3 -m images.check COMPONENT IMAGE` prints what is wrong and exits with 1 then.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

USER = 65532
_STRICT = (
    "docker run --rm --read-only --tmpfs /tmp --network none --cap-drop ALL --security-opt no-new-privileges"
)
# What a start of the services, and the first request, import.
_MODULES = {
    "backend": ["main", "services.agent", "services.providers", "assistant.model", "migrations.__main__"],
    "mcp": ["tools.__main__", "tools.server"],
}
# Runs in the image: who it runs as, what of its code it could change, what it would compile at every start.
_PYTHON = """
import importlib, json, os, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
specs = [module.__spec__ for module in list(sys.modules.values()) if getattr(module, "__spec__", None)]
sources = [spec for spec in specs if spec.cached and (spec.origin or "").endswith(".py")]
slow = [spec.name for spec in sources if not os.path.exists(spec.cached)]
folders = [folder for top in ("/app", "/opt") for folder in os.walk(top)]
places = [os.path.join(folder, name) for folder, _, names in folders for name in names]
writable = [path for path in places if os.access(path, os.W_OK)]
print(json.dumps({"user": os.getuid(), "slow": slow, "writable": writable}))
"""
_NODE = """
const fs = require("node:fs");
const places = fs.readdirSync("/app", { recursive: true }).map((name) => `/app/${name}`);
const can = (p) => { try { fs.accessSync(p, fs.constants.W_OK); return true; } catch { return false; } };
const writable = places.filter(can);
console.log(JSON.stringify({ user: process.getuid(), slow: [], writable }));
"""


@dataclass(frozen=True)
class Answer:
    """How a container ended."""

    code: int
    said: str


def _start(image: str, *command: str) -> Answer:
    done = subprocess.run(
        [*_STRICT.split(), image, *command], capture_output=True, text=True, timeout=60, check=False
    )
    return Answer(done.returncode, (done.stdout + done.stderr).strip())


def faults(component: str, image: str) -> list[str]:
    """What is wrong with the image, one sentence each."""
    command = ["python", "-c", _PYTHON, *_MODULES.get(component, [])]
    if component == "frontend":
        command = ["node", "-e", _NODE]
    looked = _start(image, *command)
    if looked.code:
        return [f"It does not run: {looked.said[-2000:]}"]
    seen = json.loads(looked.said.splitlines()[-1])
    found = []
    if seen["user"] != USER:
        found.append(f"It runs as user {seen['user']}, not {USER}.")
    if seen["writable"]:
        found.append(f"Its user can write {len(seen['writable'])} files, such as {seen['writable'][0]}.")
    if seen["slow"]:
        found.append(
            "It compiles modules at every start: name those that import them in the Dockerfile: "
            + ", ".join(seen["slow"])
        )
    for shell in ("/bin/sh", "/bin/bash"):
        if _start(image, shell, "-c", "exit 0").code == 0:
            found.append(f"It has a shell: {shell}.")
    unset = _start(image)
    if unset.code != 1 or "DATABASE_URL" not in unset.said:
        found.append(f"Without settings it does not say that DATABASE_URL is missing: {unset.said[-500:]}")
    return found


def main(component: str, image: str) -> int:
    found = faults(component, image)
    for fault in found:
        print(f"{image}: {fault}", file=sys.stderr)
    if not found:
        print(f"{image} starts, read-only, as user {USER}, without a shell.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
