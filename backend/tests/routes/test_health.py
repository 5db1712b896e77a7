"""What probes and the MCP server ask."""

import httpx2
from fastapi import FastAPI

from tests.routes.conftest import Person


async def test_health_asks_nobody(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_not_ready_while_it_ends(http: httpx2.AsyncClient, app: FastAPI) -> None:
    app.state.draining = True
    try:
        answer = await http.get("/ready")
    finally:
        app.state.draining = False
    assert answer.status_code == 503
    assert answer.json() == {
        "status": "not_ready",
        "checks": {"database": "ok", "schema": "ok", "process": "It is ending."},
    }


async def test_ready(http: httpx2.AsyncClient) -> None:
    answer = await http.get("/ready")
    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ready", "checks": {"database": "ok", "schema": "ok"}},
    )


async def test_only_the_public_half_of_the_key_is_published(http: httpx2.AsyncClient) -> None:
    (key,) = (await http.get("/.well-known/jwks.json")).json()["keys"]
    assert set(key) == {"kty", "crv", "x", "alg", "use", "kid"}
    assert (key["kty"], key["crv"], key["alg"]) == ("OKP", "Ed25519", "EdDSA")


async def test_the_document_is_served(http: httpx2.AsyncClient, ann: Person) -> None:
    document = (await http.get("/openapi.json")).json()
    assert document["openapi"].startswith("3.")
    assert "/api/{user_id}/chat" in document["paths"]
