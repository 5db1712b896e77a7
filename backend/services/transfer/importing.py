"""An import in two steps: what would become of a file, and the same done, in one transaction and one call of
the history, which can be undone as one."""

import asyncio
from dataclasses import replace
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from db import Database
from schemas import ImportedTask, ImportPreview, ImportResult
from services import changes, rate_limit
from services.actor import Actor
from services.changes import Step
from services.task_input import now_utc
from services.transfer.reading import ReadFile, read

FILES_PER_HOUR = 120  # looked at or imported
SHOWN = 50


async def read_file(database: Database, actor: Actor, content: bytes) -> ReadFile:
    """The file as it would be imported; RateLimited after too many of them. Changes nothing."""
    async with database.transaction() as session:
        await rate_limit.count(session, actor.user_id, "import", FILES_PER_HOUR, "files")
    return await asyncio.to_thread(read, content, actor, now_utc())


def preview(file: ReadFile) -> ImportPreview:
    shown = [
        ImportedTask(line=line, **task.model_dump(include=set(ImportedTask.model_fields) - {"line"}))
        for line, task in file.tasks[:SHOWN]
    ]
    return ImportPreview(**_told(file), tasks=shown)


async def store(session: AsyncSession, actor: Actor, file: ReadFile) -> ImportResult:
    """Adds all tasks or none; LimitReached if the list has no room for all."""
    one_call = replace(actor, call_key=actor.call_key or f"import:{uuid4()}")
    steps = [Step("add", None, task) for _, task in file.tasks]
    written = await changes.write(session, one_call, steps) if steps else []
    return ImportResult(**_told(file), change_id=written[0].change_id if written else None)


def _told(file: ReadFile) -> dict[str, object]:
    report = file.report
    return {
        "format": file.format,
        "total": len(file.tasks),
        "left_out": report.left_out,
        "problem_count": report.count,
        "problems": report.problems,
    }
