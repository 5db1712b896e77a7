"""Tasks by hand: what the page's panel does, with the same rules as the tools."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from errors import Conflict, NotFound
from routes.dependencies import AppServices, CurrentActor, refusals
from schemas import Task, TaskChange, TaskCreate, TaskPage, TaskQuery, UndoRequest, UndoResult
from services import call_keys, task_queries, tasks, undo

router = APIRouter(prefix="/api/{user_id}", tags=["tasks"])
TaskId = Annotated[str, Path(max_length=100, description="The task's UUID or its number")]


@router.get("/tasks", responses=refusals())
async def list_tasks(
    actor: CurrentActor, services: AppServices, query: Annotated[TaskQuery, Query()]
) -> TaskPage:
    """A page of tasks; `next_cursor` asks for the next one."""
    async with services.database.read() as session:
        return await task_queries.page(session, actor, query)


@router.post("/tasks", status_code=201, responses=refusals())
async def create_task(actor: CurrentActor, services: AppServices, data: TaskCreate) -> Task:
    return await call_keys.run_once(
        services.database,
        actor,
        lambda session: tasks.add(session, actor, data),
        call_keys.one,
        single_statement=True,
    )


@router.get("/tasks/{task_id}", responses=refusals(NotFound))
async def get_task(actor: CurrentActor, services: AppServices, task_id: TaskId) -> Task:
    async with services.database.read() as session:
        return await tasks.get(session, actor, task_id)


@router.patch("/tasks/{task_id}", responses=refusals(NotFound))
async def change_task(
    actor: CurrentActor, services: AppServices, task_id: TaskId, change: TaskChange
) -> Task:
    """Changes the fields that are given; null clears one."""
    async with services.database.transaction() as session:
        return await tasks.update(session, actor, task_id, change)


@router.delete("/tasks/{task_id}", responses=refusals(NotFound))
async def delete_task(actor: CurrentActor, services: AppServices, task_id: TaskId) -> Task:
    """Deletes the task so that it can be restored; gives it as it now is."""
    async with services.database.transaction() as session:
        return await tasks.delete(session, actor, task_id)


@router.post("/tasks/{task_id}/complete", responses=refusals(NotFound))
async def complete_task(actor: CurrentActor, services: AppServices, task_id: TaskId) -> Task:
    """Completes the task; a recurring one gets its next instance. Twice is as good as once."""
    async with services.database.transaction() as session:
        return (await tasks.complete(session, actor, task_id)).task


@router.post("/tasks/{task_id}/reopen", responses=refusals(NotFound))
async def reopen_task(actor: CurrentActor, services: AppServices, task_id: TaskId) -> Task:
    async with services.database.transaction() as session:
        return await tasks.reopen(session, actor, task_id)


@router.post("/tasks/{task_id}/restore", responses=refusals(NotFound))
async def restore_task(actor: CurrentActor, services: AppServices, task_id: TaskId) -> Task:
    async with services.database.transaction() as session:
        return await tasks.restore(session, actor, task_id)


@router.post("/undo", responses=refusals(NotFound, Conflict))
async def undo_change(actor: CurrentActor, services: AppServices, request: UndoRequest) -> UndoResult:
    """Takes back the last change, or the one that is named."""
    async with services.database.transaction() as session:
        return await undo.undo(session, actor, request.change_id)
