"""The agent's side of approvals: a run that stops to ask the user, and goes on with the answer."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from agents import Agent, RunContextWrapper, RunState
from agents.items import ToolApprovalItem

from services.agent_attempt import Attempt, TurnContext
from services.mcp_client import RefusedCall, TurnTools
from services.mcp_transport import NO_JSON
from services.paused_run import REFUSALS, Continuation, PausedRun, WaitingCall, envelope, refusal
from services.turn_events import ApprovalTold, Outcome, ToolFinished, ToolStarted
from services.turn_job import TurnJob
from services.turn_summary import asking

ASK_AT_ONCE = 20  # calls of one answer that the user is asked about
EXPIRE_HOURS = 24
TOO_MANY = (
    "Too many single changes to ask the user about. Put them into one bulk_update_tasks or"
    " bulk_delete_tasks call."
)


class Waits(Exception):
    """The run stopped before calls that need the user's yes; `state` is the SDK's."""

    def __init__(self, state: dict[str, Any], calls: list[WaitingCall], calls_seen: dict[str, int]) -> None:
        super().__init__()
        self.state = state
        self.calls = calls
        self.calls_seen = calls_seen


def stop_to_ask(state: RunState[Any, Any], tools: TurnContext) -> None:
    """Raises Waits with the calls the run stopped at. Returns when there is nothing to ask, as none of them
    can be made: their arguments are no JSON object. The model is told of those."""
    calls: list[WaitingCall] = []
    for item in state.get_interruptions():
        refused = tools.refused.get(item.call_id or "")
        if refused is None:
            _refuse(state, item, tools.attempt, NO_JSON, None)
        elif len(calls) >= ASK_AT_ONCE:
            _refuse(state, item, tools.attempt, TOO_MANY, envelope("approval_required", TOO_MANY))
        else:
            calls.append(_ask(item.call_id or "", refused, tools.attempt))
    if calls:
        stored = state.to_json(context_serializer=lambda _: {})
        stored["original_input"] = [_as_said(item) for item in stored["original_input"]]
        raise Waits(stored, calls, dict(tools.seen))


def _as_said(item: dict[str, Any]) -> dict[str, Any]:
    """An earlier answer as it was given to the run. The SDK stores another form, which its own way to
    chat completions does not take back."""
    if item.get("role") != "assistant" or "type" in item:
        return item
    return {"role": "assistant", "content": "".join(part["text"] for part in item["content"])}


def _ask(call_id: str, refused: RefusedCall, attempt: Attempt) -> WaitingCall:
    call = WaitingCall(
        approval_id=uuid4(),
        call_id=call_id,
        tool=refused.tool,
        arguments=refused.arguments,
        tasks=refused.tasks,
        key=refused.key,
        sha256=refused.sha256,
        expires_at=datetime.now(UTC) + timedelta(hours=EXPIRE_HOURS),
        reading=attempt.readings.get(call_id, []),
    )
    attempt.tell(ApprovalTold(call.wire(None)))
    return call


def _refuse(
    state: RunState[Any, Any],
    item: ToolApprovalItem,
    attempt: Attempt,
    sentence: str,
    result: dict[str, Any] | None,
) -> None:
    call_id = item.call_id or ""
    if call_id not in attempt.calls:
        attempt.tell(attempt.asked.get(call_id, ToolStarted(call_id, item.tool_name or "unknown", {})))
    attempt.tell(ToolFinished(call_id, result, sentence, 0))
    state.reject(item, rejection_message=json.dumps(result) if result else sentence)


def waiting(outcome: Outcome, attempt: Attempt, wait: Waits, job: TurnJob) -> Outcome:
    """The outcome of a turn that waits, after a word to the user."""
    attempt.say(asking(wait.calls))
    began = job.continuation.run if job.continuation else job
    outcome.status = "waiting_approval"
    outcome.paused = PausedRun(
        state=wait.state,
        calls=wait.calls,
        calls_seen=wait.calls_seen,
        now=began.now,
        timezone=began.timezone,
        said_at=began.said_at,
    )
    return outcome


async def restored(
    agent: Agent[TurnTools], tools: TurnContext, continuation: Continuation
) -> RunState[Any, Any]:
    """The paused run with what the user said to each of its calls."""
    run = continuation.run
    tools.seen.update(run.calls_seen)
    tools.approved.update(continuation.approved)
    calls = {call.call_id: call for call in run.calls}
    state = await RunState.from_json(agent, run.state, context_override=RunContextWrapper(tools))
    for item in state.get_interruptions():
        call = calls.get(item.call_id or "")
        if call is None:  # refused when the run stopped, and told then
            known = ToolStarted(item.call_id or "", item.tool_name or "unknown", {})
            tools.attempt.calls.setdefault(known.call_id, known)
            continue
        tools.refused[call.call_id] = RefusedCall(call.tool, call.arguments, call.key, call.tasks)
        if call.call_id in continuation.approved:
            state.approve(item)
        else:
            result = refusal("denied")
            tools.emit(ToolFinished(call.call_id, result, REFUSALS["denied"], 0))
            state.reject(item, rejection_message=json.dumps(result))
    return state
