"""Renders every refusal in the one JSON form; middleware.py does it for what nobody expected."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from errors import AppError, InvalidRequest

_STATUS_CODES = {404: "not_found", 405: "method_not_allowed"}


def install(app: FastAPI) -> None:
    """Makes the app answer with `{"error", "detail", ...}` whatever is refused."""
    app.add_exception_handler(AppError, _app_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


async def _app_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)  # noqa: S101  # that is what it is registered for
    return JSONResponse(error.body(), error.status, error.headers)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    errors = [_field_error(item) for item in error.errors()]
    first = f"{errors[0]['field']}: {errors[0]['error']}" if errors else "The request cannot be read."
    refusal = InvalidRequest(first, errors=errors)
    return JSONResponse(refusal.body(), refusal.status)


def _field_error(item: dict[str, Any]) -> dict[str, str]:
    """Where it is wrong and how, without the value: it may be anything, and as large."""
    place = [str(part) for part in item["loc"] if part not in ("body", "query", "path", "header")]
    if item["type"] == "json_invalid":
        return {"field": "body", "error": "is not JSON"}
    message = str(item["msg"]).removeprefix("Value error, ")
    return {"field": ".".join(place) or "body", "error": message[:1].lower() + message[1:]}


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 400:  # FastAPI's answer to a body that is not even text
        refusal = InvalidRequest.field("body", "is not JSON")
        return JSONResponse(refusal.body(), refusal.status)
    detail = {404: "There is nothing at this address.", 405: "This address does not take that method."}
    body = {
        "error": _STATUS_CODES.get(error.status_code, "invalid_request"),
        "detail": detail.get(error.status_code, str(error.detail)),
    }
    headers = {"Allow": _methods(request)} if error.status_code == 405 else error.headers
    return JSONResponse(body, error.status_code, headers)


def _methods(request: Request) -> str:
    """What the address takes: each of its methods is a route of its own, and Starlette names the first."""
    return ", ".join(
        method
        for method in ("DELETE", "GET", "PATCH", "POST", "PUT")
        if any(
            route.matches({**request.scope, "method": method})[0] is Match.FULL
            for route in request.app.routes
        )
    )
