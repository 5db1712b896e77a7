"""Whether anything of a user's is another than when they last asked: cheap enough to ask every second.

A mark is made of the newest rows, not of the newest alone: of two writers at a time the one who took the
lower number may commit last, and its row then comes to stand below one that was seen already.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from schemas import Revision

# So many writers of one user may overlap, and so many of their conversations are watched for a new answer.
# What else is done with a conversation, however old, is seen by `changed_at`.
_CHANGES, _CONVERSATIONS = 20, 8
_REVISION = text(
    f"""
    SELECT
      (SELECT md5(coalesce(string_agg(newest.id::text, ','), '')) FROM (
         SELECT id FROM changes WHERE user_id = :user_id ORDER BY id DESC LIMIT {_CHANGES}
       ) AS newest) AS tasks,
      (SELECT md5(coalesce(string_agg(newest::text, ','), '')) FROM (
         SELECT c.id, c.last_seq, last.status, t.status, t.attempt,
                (SELECT count(*) FROM approvals a WHERE a.turn_id = t.id AND a.decision IS NULL)
           FROM conversations c
           LEFT JOIN messages last ON last.conversation_id = c.id AND last.seq = c.last_seq
           LEFT JOIN turns t ON t.id = last.turn_id
          WHERE c.user_id = :user_id AND c.deleted_at IS NULL
          ORDER BY c.updated_at DESC, c.id DESC LIMIT {_CONVERSATIONS}
       ) AS newest)
      || (SELECT md5(coalesce(string_agg(newest::text, ','), '')) FROM (
         SELECT id, changed_at FROM conversations WHERE user_id = :user_id AND changed_at IS NOT NULL
          ORDER BY changed_at DESC LIMIT {_CONVERSATIONS}
       ) AS newest) AS conversations
    """  # noqa: S608  # two numbers of ours
)


async def of(session: AsyncSession, user_id: str) -> Revision:
    """The user's two marks; the cost does not grow with what they have."""
    row = (await session.execute(_REVISION, {"user_id": user_id})).one()
    return Revision(tasks=row.tasks, conversations=row.conversations)
