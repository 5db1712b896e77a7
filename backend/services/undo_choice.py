"""What an undo or redo is about: which changes, and in which order they are taken back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, exists, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from errors import Conflict, NotFound
from models import Change
from services.actor import Actor

_REAL = Change.action != "noop"
_IN_EFFECT = (_REAL, Change.reverts.is_(None), Change.undone_by.is_(None))

_TIPS = text("""
    SELECT tip.* FROM unnest(CAST(:roots AS bigint[])) AS wanted (id)
    CROSS JOIN LATERAL (SELECT * FROM changes WHERE root = wanted.id ORDER BY id DESC LIMIT 1) AS tip
""")


@dataclass(frozen=True, slots=True)
class Part:
    """One change to take back, or to do again if it is undone. `tip` is the last of its chain: the change
    itself, or what last undid or redid it."""

    root: Change
    tip: Change

    @property
    def action(self) -> str:
        return "undo" if self.root.undone_by is None else "redo"


async def choose(
    session: AsyncSession,
    actor: Actor,
    change_id: int | None,
    turn_id: UUID | None,
    redo: bool,
    change_ids: Collection[int] | None = None,
) -> list[Part]:
    """The change named, with all of its call; or the turn named; or the last turn or call that is in effect
    and is no undo, so that repeated undos step back. Of an undo named, what it took back is done again.

    `redo` takes the last undo that is in effect, or does again what is named. `change_ids` are exactly the
    changes, none besides and none less. NotFound or Conflict where there is nothing to take back.
    """
    if change_ids is not None:
        return await _exactly(session, actor, set(change_ids))
    if change_id is None and turn_id is None:
        rows = await (_last_undo(session, actor) if redo else _last_group(session, actor))
        redo = False  # an undo is taken back like any change
    else:
        rows = await _named(session, actor, change_id, turn_id)
    (parts,) = await _parts(session, [rows], redo=redo)
    if not parts:
        raise Conflict(
            "That is in effect, so there is nothing to redo."
            if redo
            else "That is undone already. Redo it to have it again."
        )
    return parts


async def by_change(
    session: AsyncSession, actor: Actor, shown: Sequence[Change]
) -> dict[int, Sequence[Part]]:
    """For each of the changes, by its id, what `choose` would find for it; nothing if it is undone."""
    keys = {change.call_key for change in shown if change.call_key is not None}
    query = select(Change).where(Change.user_id == actor.user_id, _REAL, Change.call_key.in_(keys))
    calls: dict[str | int, list[Change]] = {}
    for row in await session.scalars(query):
        calls.setdefault(row.call_key or row.id, []).append(row)
    for change in shown:
        calls.setdefault(change.call_key or change.id, [change])
    found = dict(zip(calls, await _parts(session, list(calls.values()), redo=False), strict=True))
    return {change.id: found[change.call_key or change.id] for change in shown}


async def _exactly(session: AsyncSession, actor: Actor, change_ids: set[int]) -> list[Part]:
    found = await session.scalars(
        select(Change).where(Change.user_id == actor.user_id, _REAL, Change.id.in_(change_ids))
    )
    rows = found.all()
    if len(rows) < len(change_ids):
        raise NotFound("Not all of those changes are there any more, so all was left alone.")
    (parts,) = await _parts(session, [rows], redo=False)
    if len(parts) < len(rows):
        raise Conflict("Not all of those changes are in effect, so all was left alone.")
    return parts


async def _last_group(session: AsyncSession, actor: Actor) -> Sequence[Change]:
    query = select(Change).where(Change.user_id == actor.user_id, *_IN_EFFECT)
    last = await session.scalar(query.order_by(Change.id.desc()).limit(1))
    if last is None:
        raise NotFound("There is nothing to undo.")
    return (await session.scalars(query.where(_together(last)))).all()


async def _last_undo(session: AsyncSession, actor: Actor) -> Sequence[Change]:
    root = aliased(Change)
    undos = select(Change).join(root, root.undone_by == Change.id).where(root.user_id == actor.user_id)
    last = await session.scalar(undos.order_by(root.undone_by.desc()).limit(1))
    if last is None:
        raise NotFound("There is nothing to redo.")
    in_effect = exists().where(root.id == Change.root, root.undone_by == Change.id)
    mine = select(Change).where(Change.user_id == actor.user_id, _together(last), in_effect)
    return (await session.scalars(mine)).all()


async def _named(
    session: AsyncSession, actor: Actor, change_id: int | None, turn_id: UUID | None
) -> Sequence[Change]:
    query = select(Change).where(Change.user_id == actor.user_id, _REAL)
    if turn_id is not None:
        query = query.where(Change.turn_id == turn_id)
    if change_id is None:
        rows = (await session.scalars(query)).all()
        if not rows:
            raise NotFound("Nothing was changed in that turn.")
        return rows
    change = await session.scalar(query.where(Change.id == change_id))
    if change is None:
        raise NotFound(f"There is no change {change_id}. Leave change_id out to undo the last change.")
    return (await session.scalars(query.where(_same_call(change)))).all()


def _together(change: Change) -> ColumnElement[bool]:
    """The condition for what belongs to the change: all of its turn, or else of its call."""
    return _same_call(change) if change.turn_id is None else Change.turn_id == change.turn_id


def _same_call(change: Change) -> ColumnElement[bool]:
    return Change.id == change.id if change.call_key is None else Change.call_key == change.call_key


async def _parts(
    session: AsyncSession, groups: Sequence[Sequence[Change]], *, redo: bool
) -> list[list[Part]]:
    """What of each group is in effect, to be taken back from its end; with `redo`, what is undone, to be
    done again from its beginning."""
    rows = [row for group in groups for row in group]
    roots = {row.id: row for row in rows if row.root is None}
    if missing := {row.root for row in rows if row.root is not None} - set(roots):
        others = await session.scalars(select(Change).where(Change.id.in_(missing)))
        roots |= {row.id: row for row in others}
    found = await session.scalars(select(Change).from_statement(_TIPS), {"roots": list(roots)})
    tips = {tip.root: tip for tip in found}

    def part(row: Change) -> Part:
        root = roots[row.root or row.id]
        return Part(root, tips.get(root.id, root))

    return [
        [
            part(row)
            for row in sorted(_net(group), key=lambda row: row.id, reverse=not redo)
            if _in_effect(row, part(row).root) is not redo
        ]
        for group in groups
    ]


def _net(rows: Iterable[Change]) -> list[Change]:
    """What the rows did in the end: of each chain the last one, unless they took back what they did."""
    chains: dict[int, list[Change]] = {}
    for row in sorted(rows, key=lambda row: row.id):
        chains.setdefault(row.root or row.id, []).append(row)
    return [chain[-1] for chain in chains.values() if len(chain) % 2 == 1]


def _in_effect(row: Change, root: Change) -> bool:
    return (row.action == "undo") is (root.undone_by is not None)
