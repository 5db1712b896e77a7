"""What an approval covers: exactly these arguments of exactly this tool."""

import hashlib
import json
from typing import Any


def arguments_sha256(tool: str, arguments: dict[str, Any]) -> str:
    """The hash a token must carry for a bulk call. `user_id` is no part of it; who acts is in the token."""
    content = {name: value for name, value in arguments.items() if name != "user_id"}
    canonical = json.dumps({"tool": tool, "arguments": content}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
