"""Files of tasks: looked at, then imported. The export is with the account."""

from fastapi import APIRouter, Response

from errors import LimitReached, PayloadTooLarge
from routes.dependencies import ONE_PLACE, AppServices, CurrentActor, OneEffect, refusals, write_refusals
from schemas import ImportPreview, ImportRequest, ImportResult
from services.transfer import importing
from services.transfer.reading import ReadFile

router = APIRouter(prefix="/api/{user_id}", tags=["import"], dependencies=[ONE_PLACE])


@router.post("/import/preview", responses=refusals(LimitReached, PayloadTooLarge))
async def preview_import(actor: CurrentActor, services: AppServices, file: ImportRequest) -> ImportPreview:
    """What an import of the file would add, and what of it was not understood. Changes nothing."""
    return importing.preview(await importing.read_file(services.database, actor, file.content))


@router.post(
    "/import",
    status_code=201,
    response_model=ImportResult,
    responses=write_refusals(LimitReached, PayloadTooLarge),
)
async def import_tasks(
    actor: CurrentActor, services: AppServices, file: ImportRequest, once: OneEffect
) -> Response:
    """Adds the file's tasks, all or none. Undoing `change_id` takes all of them back."""
    found: list[ReadFile] = []

    async def read() -> None:
        found.append(await importing.read_file(services.database, actor, file.content))

    return await once(lambda session: importing.store(session, actor, found[0]), before=read)
