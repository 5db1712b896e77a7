# mypy: ignore-errors
"""Times MCP calls from inside an API pod, one at a time and in turn with a tool that does nothing.

`python - OURS FLOOR ROUNDS USER`, behind the text of `backend/bench/wire.py`, which gives `Connection` and
`call_tool`. Prints the milliseconds as JSON. Signs its token as the API does, with the pod's own key.
"""

import asyncio
import json
import sys
import time
from typing import Any
from uuid import uuid4

from config import get_settings
from services.tokens import TokenSigner, TurnToken

PAUSE_SECONDS = 0.06  # below the pods' CPU limit: a throttled pod would be measured, not a call
WARM_UP = 20


async def measure(ours: str, floor: str, rounds: int, user_id: str) -> dict[str, list[float]]:
    """Milliseconds by tool."""
    settings = get_settings()
    signer = TokenSigner(
        settings.signing_key_pem(), issuer=settings.mcp_issuer, audience=settings.mcp_audience
    )
    token = TurnToken(signer, user_id=user_id, turn_id=uuid4(), timezone="UTC")
    calls: list[tuple[str, str, dict[str, Any]]] = [
        ("nothing", floor, {}),
        ("list_tasks", ours, {"limit": 20}),
        ("add_task", ours, {"title": "Buy milk"}),
    ]
    taken: dict[str, list[float]] = {name: [] for name, _, _ in calls}
    async with Connection(ours) as to_ours, Connection(floor) as to_floor:  # noqa: F821
        for turn in range(WARM_UP + rounds):
            for name, url, arguments in calls:
                connection = to_floor if url == floor else to_ours
                started = time.perf_counter()
                await call_tool(connection, str(token), name, arguments)  # noqa: F821
                if turn >= WARM_UP:
                    taken[name].append((time.perf_counter() - started) * 1000)
                await asyncio.sleep(PAUSE_SECONDS)
    return taken


print(json.dumps(asyncio.run(measure(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]))))
