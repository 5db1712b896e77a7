"""How many tasks may be changed without the user's yes: the guard behind every tool, whoever calls it.

It counts in `changes`, in the transaction of the change itself and one call at a time, so that neither
many calls at once nor a restart gets past it.
"""

from collections.abc import Sequence

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from errors import ApprovalRequired
from schemas import Task
from services.actor import Actor

UNAPPROVED = 3  # tasks changed or removed in one turn, or by an outside client in a minute

_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:window, 0))")
_COUNT = """
    WITH recent AS (
        SELECT task_id, action FROM changes
        WHERE user_id = :user_id AND NOT approved AND action <> 'noop' AND {window}
    )
    SELECT count(*) FROM (
        SELECT task_id FROM recent UNION SELECT unnest(CAST(:task_ids AS uuid[]))
    ) AS touched
    WHERE task_id NOT IN (SELECT task_id FROM recent WHERE action = 'add')
"""
_IN_TURN = text(_COUNT.format(window="turn_id = :turn_id"))
_IN_MINUTE = text(
    _COUNT.format(
        window="""turn_id IS NULL AND actor <> 'user' AND actor = :actor
            AND created_at > now() - interval '1 minute'"""
    )
)


async def check(session: AsyncSession, actor: Actor, tasks: Sequence[Task]) -> None:
    """Returns when the actor may change these tasks now; ApprovalRequired, with the tasks, when not.

    Tasks that are new in the same turn (or minute) are not counted. Until the end of the transaction no
    other call of the same turn, or of the same client and user, is counted.
    """
    if not tasks:
        return
    parameters = {"user_id": actor.user_id, "task_ids": [task.id for task in tasks]}
    window = f"{actor.user_id}\n{actor.turn_id or actor.name}"
    await session.execute(_LOCK, {"window": window})  # a statement of its own: the count must see later
    if actor.turn_id is not None:
        count = await session.scalar(_IN_TURN, {**parameters, "turn_id": actor.turn_id})
    else:
        count = await session.scalar(_IN_MINUTE, {**parameters, "actor": actor.name})
    if count > UNAPPROVED:
        raise ApprovalRequired(
            _sentence(actor, count),
            tasks=[
                {"number": task.number, "title": task.title, "due": task.due_local(actor.zone)}
                for task in tasks
            ],
        )


def _sentence(actor: Actor, count: int) -> str:
    if actor.turn_id is None:
        return (
            f"That would be {count} tasks changed within a minute. More than {UNAPPROVED} need the user's"
            " approval, which is given in the AI Todo chat. Change fewer, or ask the user to do it there."
        )
    return (
        f"That would be {count} tasks changed in this turn. More than {UNAPPROVED} need the user's approval:"
        " put them into one bulk_update_tasks or bulk_delete_tasks call, which the user is asked about."
    )
