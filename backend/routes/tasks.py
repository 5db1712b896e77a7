"""Tasks by hand: what the page's panel does, with the same rules as the tools."""

from collections.abc import Awaitable
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from errors import Conflict, LimitReached, NotFound
from routes.dependencies import ONE_PLACE, AppServices, CurrentActor, OneEffect, refusals, write_refusals
from schemas import (
    HistoryPage,
    HistoryQuery,
    TagList,
    Task,
    TaskChange,
    TaskCreate,
    TaskPage,
    TaskQuery,
    UndoRequest,
    UndoResult,
)
from services import change_history, tags, task_queries, tasks, undo

router = APIRouter(prefix="/api/{user_id}", tags=["tasks"], dependencies=[ONE_PLACE])
TaskId = Annotated[str, Path(max_length=100, description="The task's UUID or its number")]


@router.get("/tasks", responses=refusals())
async def list_tasks(
    actor: CurrentActor, services: AppServices, query: Annotated[TaskQuery, Query()]
) -> TaskPage:
    """A page of tasks; `next_cursor` asks for the next one."""
    async with services.database.read() as session:
        return await task_queries.page(session, actor, query)


@router.get("/tags", responses=refusals())
async def list_tags(actor: CurrentActor, services: AppServices) -> TagList:
    """The tags in use, each with the number of its tasks."""
    async with services.database.read() as session:
        return await tags.in_use(session, actor)


@router.post("/tasks", status_code=201, response_model=Task, responses=write_refusals(LimitReached))
async def create_task(actor: CurrentActor, data: TaskCreate, once: OneEffect) -> Response:
    return await once(lambda session: tasks.add(session, actor, data), single_statement=True)


@router.get("/tasks/{task_id}", responses=refusals(NotFound))
async def get_task(actor: CurrentActor, services: AppServices, task_id: TaskId) -> Task:
    async with services.database.read() as session:
        return await tasks.get(session, actor, task_id)


@router.patch("/tasks/{task_id}", response_model=Task, responses=write_refusals(NotFound))
async def change_task(actor: CurrentActor, task_id: TaskId, change: TaskChange, once: OneEffect) -> Response:
    """Changes the fields that are given; null clears one."""
    return await once(lambda session: tasks.update(session, actor, task_id, change))


@router.delete("/tasks/{task_id}", response_model=Task, responses=write_refusals(NotFound))
async def delete_task(actor: CurrentActor, task_id: TaskId, once: OneEffect) -> Response:
    """Deletes the task so that it can be restored; gives it as it now is."""
    return await once(lambda session: tasks.delete(session, actor, task_id))


@router.post("/tasks/{task_id}/complete", response_model=Task, responses=write_refusals(NotFound))
async def complete_task(actor: CurrentActor, task_id: TaskId, once: OneEffect) -> Response:
    """Completes the task; a recurring one gets its next instance. Twice is as good as once."""
    return await once(lambda session: _completed(tasks.complete(session, actor, task_id)))


async def _completed(completion: Awaitable[tasks.Completion]) -> Task:
    return (await completion).task


@router.post("/tasks/{task_id}/reopen", response_model=Task, responses=write_refusals(NotFound))
async def reopen_task(actor: CurrentActor, task_id: TaskId, once: OneEffect) -> Response:
    return await once(lambda session: tasks.reopen(session, actor, task_id))


@router.post("/tasks/{task_id}/restore", response_model=Task, responses=write_refusals(NotFound))
async def restore_task(actor: CurrentActor, task_id: TaskId, once: OneEffect) -> Response:
    return await once(lambda session: tasks.restore(session, actor, task_id))


@router.post("/undo", response_model=UndoResult, responses=write_refusals(NotFound, Conflict))
async def undo_changes(actor: CurrentActor, what: UndoRequest, once: OneEffect) -> Response:
    """Takes back the last turn or call that is in effect, or what is named; with `redo`, does it again.
    All of it or nothing: 409 says which later change is in the way."""
    return await once(lambda session: undo.undo(session, actor, what.change_id, what.turn_id, what.redo))


@router.get("/history", responses=refusals(NotFound))
async def list_history(
    actor: CurrentActor, services: AppServices, query: Annotated[HistoryQuery, Query()]
) -> HistoryPage:
    """Who changed what and when, newest first; of one `task` (a UUID or number) if it is named."""
    async with services.database.read() as session:
        return await change_history.page(
            session, actor, limit=query.limit, cursor=query.cursor, task=query.task
        )
