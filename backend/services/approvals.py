"""What the user was asked to approve: exactly these arguments of exactly this tool."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

import models
from schemas import Approval, Message


def arguments_sha256(tool: str, arguments: dict[str, Any]) -> str:
    """The hash a token must carry for a bulk call. `user_id` is no part of it; who acts is in the token."""
    content = {name: value for name, value in arguments.items() if name != "user_id"}
    canonical = json.dumps({"tool": tool, "arguments": content}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def wire(row: models.Approval) -> Approval:
    return Approval.model_validate(
        {
            "approval_id": row.id,
            "tool_call_id": row.call_id,
            "tool": row.tool,
            "arguments": row.arguments,
            "tasks": row.tasks,
            "expires_at": row.expires_at,
            "decision": row.decision,
        }
    )


async def of_turns(session: AsyncSession, turn_ids: Collection[UUID]) -> dict[UUID, list[Approval]]:
    """What was asked in these turns."""
    found: defaultdict[UUID, list[Approval]] = defaultdict(list)
    rows = await session.scalars(
        select(models.Approval)
        .where(models.Approval.turn_id.in_(turn_ids))
        .order_by(models.Approval.created_at)
    )
    for row in rows:
        found[row.turn_id].append(wire(row))
    return found


async def add_to(session: AsyncSession, messages: Collection[Message]) -> None:
    """Fills in `approvals` of the answers that asked for any, in the order of their calls."""
    asking = [
        message for message in messages if any(call.approval is not None for call in message.tool_calls)
    ]
    if not asking:
        return
    found = await of_turns(session, {message.turn_id for message in asking})
    for message in asking:
        places = {call.id: place for place, call in enumerate(message.tool_calls)}
        message.approvals = sorted(
            found.get(message.turn_id, []), key=lambda approval: places.get(approval.tool_call_id, -1)
        )
