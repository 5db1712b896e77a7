"""The issuer's keys: made-up ids cause no flood, and an issuer that is away no refusal that lasts."""

import asyncio
import time
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from errors import Unauthorized, Unavailable
from services import tokens as tokens_module
from services.tokens import TokenVerifier
from tests.fixtures.keys import Issuer
from tests.security.forged import signed
from tests.wire.key_server import KeyServer
from tests.wire.services import Stack, running_stack
from tests.wire.waiting import until

FLOOD = 200


def verifier(issuer: Issuer, http: httpx2.AsyncClient, cooldown_seconds: float) -> TokenVerifier:
    return TokenVerifier(
        jwks_url=issuer.jwks_url,
        issuer=issuer.name,
        audience=issuer.audience,
        http=http,
        cooldown_seconds=cooldown_seconds,
    )


def made_up(issuer: Issuer) -> str:
    return signed(issuer, "someone", key=Ed25519PrivateKey.generate(), header={"kid": uuid4().hex})


class TestInOneProcess:
    async def test_a_flood_of_made_up_ids_is_one_fetch(self, web_issuer: Issuer) -> None:
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=3600)
            results = await asyncio.gather(
                *[tokens.verify(made_up(web_issuer)) for _ in range(FLOOD)], return_exceptions=True
            )
        assert {type(result) for result in results} == {Unauthorized}
        assert web_issuer.fetches == 1

    async def test_after_the_cool_down_there_is_one_more(self, web_issuer: Issuer) -> None:
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=0)
            for expected in (1, 2, 3):
                with pytest.raises(Unauthorized):
                    await tokens.verify(made_up(web_issuer))
                assert web_issuer.fetches == expected

    async def test_a_flood_while_the_issuer_is_away_is_one_try(self, web_issuer: Issuer) -> None:
        web_issuer.up = False
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=3600)
            results = await asyncio.gather(
                *[tokens.verify(web_issuer.token("someone")) for _ in range(FLOOD)], return_exceptions=True
            )
        assert {type(result) for result in results} == {Unavailable}
        assert web_issuer.fetches == 1

    async def test_known_keys_go_on_while_the_issuer_is_away(self, web_issuer: Issuer) -> None:
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=0)
            await tokens.verify(web_issuer.token("someone"))
            web_issuer.up = False
            with pytest.raises(Unauthorized):
                await tokens.verify(made_up(web_issuer))
            assert (await tokens.verify(web_issuer.token("someone")))["sub"] == "someone"

    async def test_clocks_may_differ_by_seconds(self, web_issuer: Issuer) -> None:
        now = int(time.time())
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=0)
            for claims in ({"iat": now + 60}, {"nbf": now + 60}, {"exp": now - 60}):
                with pytest.raises(Unauthorized):
                    await tokens.verify(web_issuer.token("someone", **claims))
            assert await tokens.verify(web_issuer.token("someone", iat=now + 3, nbf=now + 3))

    async def test_a_new_key_works_and_the_withdrawn_one_no_more(self, web_issuer: Issuer) -> None:
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=0)
            old = web_issuer.token("someone")
            await tokens.verify(old)
            web_issuer.key, web_issuer.key_id = Ed25519PrivateKey.generate(), "next"
            assert await tokens.verify(web_issuer.token("someone"))
            with pytest.raises(Unauthorized):
                await tokens.verify(old)

    @pytest.mark.parametrize(
        "answer",
        [
            b"",
            b"<html>",
            b"[]",
            b"{}",
            b'{"keys": 7}',
            b'{"keys": []}',
            b'{"keys": [{"kty": "OKP"}]}',
            b'{"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": "one"}]}',
            b'{"keys": ["key"]}',
            b"\xff",
        ],
    )
    async def test_an_answer_without_keys_is_unavailable(self, web_issuer: Issuer, answer: bytes) -> None:
        transport = httpx2.MockTransport(lambda _: httpx2.Response(200, content=answer))
        async with httpx2.AsyncClient(transport=transport) as http:
            with pytest.raises(Unavailable):
                await verifier(web_issuer, http, 0).verify(web_issuer.token("someone"))

    @pytest.mark.parametrize(("lost", "taken"), [(0, True), (2, True), (3, False)])
    async def test_a_connection_that_is_not_made_is_tried_again(
        self, web_issuer: Issuer, lost: int, taken: bool
    ) -> None:
        tries = 0

        def answer(request: httpx2.Request) -> httpx2.Response:
            nonlocal tries
            tries += 1
            if tries <= lost:
                raise httpx2.ConnectTimeout("lost", request=request)
            return httpx2.Response(200, json=web_issuer.jwks())

        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            tokens = verifier(web_issuer, http, 0)
            if taken:
                assert await tokens.verify(web_issuer.token("someone"))
            else:
                with pytest.raises(Unavailable):
                    await tokens.verify(web_issuer.token("someone"))

    async def test_they_are_fetched_before_anybody_asks(
        self, web_issuer: Issuer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tokens_module, "KEYS_RETRY_SECONDS", 0)
        web_issuer.up = False
        async with httpx2.AsyncClient(transport=web_issuer.transport()) as http:
            tokens = verifier(web_issuer, http, cooldown_seconds=60)
            warming = asyncio.create_task(tokens.keys.warm())
            while not web_issuer.fetches:  # noqa: ASYNC110  # no event tells it
                await asyncio.sleep(0)
            web_issuer.up = True
            await warming
            fetched = web_issuer.fetches
            assert await tokens.verify(web_issuer.token("someone"))
        assert web_issuer.fetches == fetched

    async def test_a_symmetric_key_is_never_taken(self, web_issuer: Issuer) -> None:
        """An issuer that published one by mistake would let anyone sign."""
        keys = {"keys": [*web_issuer.jwks()["keys"], {"kty": "oct", "k": "c2VjcmV0", "kid": "shared"}]}
        transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=keys))
        async with httpx2.AsyncClient(transport=transport) as http:
            tokens = verifier(web_issuer, http, 0)
            await tokens.verify(web_issuer.token("someone"))
            with pytest.raises(Unauthorized):
                await tokens.verify(signed(web_issuer, "someone", header={"kid": "shared"}))


async def ask(http: httpx2.AsyncClient, stack: Stack, token: str) -> httpx2.Response:
    return await http.get(f"{stack.api.url}/api/someone/tasks", headers={"Authorization": f"Bearer {token}"})


@pytest.mark.slow
@pytest.mark.timeout(120)
class TestRunningApi:
    async def test_a_flood_over_http_is_one_fetch_a_cool_down(
        self, stack: Stack, http: httpx2.AsyncClient
    ) -> None:
        good = stack.web.token("someone", exp=4_102_444_800)
        assert (await ask(http, stack, good)).status_code == 200
        before = stack.keys.fetches
        loop = asyncio.get_running_loop()
        began = loop.time()
        answers = await asyncio.gather(*[ask(http, stack, made_up(stack.web)) for _ in range(FLOOD)])
        took = loop.time() - began
        assert {answer.status_code for answer in answers} == {401}
        assert stack.keys.fetches - before <= 1 + took // 10  # the API's cool-down is 10 s
        assert (await ask(http, stack, good)).status_code == 200

    @pytest.mark.alone
    async def test_an_issuer_that_starts_late(
        self, database_url: str, tmp_path: Path, http: httpx2.AsyncClient
    ) -> None:
        with running_stack(database_url, tmp_path, keys_up=False) as stack:
            token = stack.web.token("someone", exp=4_102_444_800)
            answer = await ask(http, stack, token)
            assert answer.status_code == 503
            assert answer.json()["error"] == "unavailable"
            assert answer.headers["Retry-After"] == str(answer.json()["retry_after"]) == "1"
            stack.keys.start()

            async def taken() -> bool:
                return (await ask(http, stack, token)).status_code == 200

            await until(taken, seconds=5, what="the API to see the issuer")
            stack.keys.stop()
            assert (await ask(http, stack, token)).status_code == 200
            assert (await ask(http, stack, made_up(stack.web))).status_code == 401
            assert stack.keys.fetches == 1


def test_the_key_server_counts() -> None:
    """What the counts above rest on."""
    issuer = Issuer(name="one", audience="two")
    with KeyServer(issuer) as server:
        for expected in (1, 2):
            assert httpx2.get(server.url, trust_env=False).json() == issuer.jwks()
            assert server.fetches == expected
