"""Is the process alive, can it serve, and with which key does it sign."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from routes.dependencies import AppServices

router = APIRouter(tags=["health"])


@router.get("/health")
async def health() -> dict[str, str]:
    """Answers while the process lives; asks nobody, so no outage elsewhere restarts it."""
    return {"status": "ok"}


@router.get("/ready", responses={503: {"description": "Cannot serve just now; `checks` says why"}})
async def ready(request: Request, services: AppServices) -> JSONResponse:
    """Whether requests should be sent here: the database answers, its schema is new enough, and the
    process is not on its way out."""
    return JSONResponse(*await services.readiness.report(ending=request.app.state.draining))


@router.get("/.well-known/jwks.json")
async def jwks(services: AppServices) -> JSONResponse:
    """The public keys of this API's own tokens, for the MCP server (RFC 7517)."""
    return JSONResponse(services.signer.jwks, headers={"Cache-Control": "max-age=60"})
