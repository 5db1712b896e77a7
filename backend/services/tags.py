"""The tags a user has, to choose from. The cost grows with the tasks that have any, and with nothing else."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from schemas import TagCount, TagList
from services.actor import Actor

SHOWN = 500  # of more than that nobody chooses one from a list

# The conditions are those of ix_tasks_tagged.
_IN_USE = text(
    f"""
    SELECT tag, tasks FROM (
      SELECT tag, count(*) AS tasks FROM tasks, unnest(tags) AS tag
       WHERE user_id = :user_id AND deleted_at IS NULL AND tags <> '{{}}'
       GROUP BY tag ORDER BY tasks DESC, tag LIMIT {SHOWN}
    ) AS used ORDER BY tag
    """  # noqa: S608  # a number of ours
)


async def in_use(session: AsyncSession, actor: Actor) -> TagList:
    """The tags of all tasks that are not deleted, by name; the most used 500 of more than that."""
    rows = await session.execute(_IN_USE, {"user_id": actor.user_id})
    return TagList(tags=[TagCount(tag=row.tag, tasks=row.tasks) for row in rows])
