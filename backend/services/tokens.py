"""Tokens: verifying those of others against their published keys, and signing the API's own.

Both services verify here, so there is one list of what a token must have: EdDSA, a key id the issuer
publishes, `exp iat sub iss aud`, and nothing that is not valid yet (RFC 8725).
"""

import asyncio
import base64
import hashlib
import json
import logging
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from jwt.algorithms import OKPAlgorithm

from errors import ConfigError, Unauthorized, Unavailable
from metrics import OFF, Metrics

ALGORITHM = "EdDSA"  # Better Auth's name for Ed25519 signatures
REQUIRED_CLAIMS = ["exp", "iat", "sub", "iss", "aud"]
LEEWAY_SECONDS = 5  # clocks differ a little; a token just made must not count as one of the future
KEYS_FRESH_SECONDS = 300  # a withdrawn key stops working after this, once the issuer answers
KEYS_RETRY_SECONDS = 1  # after a failed fetch; the issuer may be starting
KEYS_WARM_PAUSE_SECONDS = 10  # between fetches that nobody waits for, in the end
# Several short tries to connect, since TCP itself would send a lost first packet again only after a second.
KEYS_TIMEOUT = httpx2.Timeout(2, connect=0.5)
KEYS_CONNECT_TRIES = 3
TURN_TOKEN_SECONDS = 60
TURN_TOKEN_RENEW_SECONDS = 20  # left when a new one is made; longer than one tool call may take

log = logging.getLogger(__name__)


class IssuerKeys:
    """The public keys an issuer publishes, by key id.

    A key id nobody knows causes a fetch, but at most one in `cooldown_seconds`: made-up ids must not
    become a flood on the issuer. While the issuer is away, known keys go on working.
    """

    def __init__(
        self, url: str, http: httpx2.AsyncClient, cooldown_seconds: float, metrics: Metrics = OFF
    ) -> None:
        self._url = url
        self._http = http
        self._cooldown = cooldown_seconds
        self._metrics = metrics
        self._keys: dict[str, jwt.PyJWK] = {}
        self._fetched_at = float("-inf")
        self._next_fetch = float("-inf")
        self._lock = asyncio.Lock()

    async def get(self, key_id: str) -> jwt.PyJWK | None:
        """The key with this id, or None; Unavailable when no key could ever be fetched."""
        known = key_id in self._keys
        stale = time.monotonic() - self._fetched_at > KEYS_FRESH_SECONDS
        if not known or (stale and not self._lock.locked()):
            await self.refresh()
        return self._keys.get(key_id)

    async def refresh(self) -> None:
        """Fetches the keys unless that was tried a moment ago; Unavailable when there are still none."""
        async with self._lock:
            if time.monotonic() >= self._next_fetch:
                self._metrics.keys_fetched(succeeded=await self._fetch())
        if not self._keys:
            raise Unavailable("Sign-in cannot be checked just now. Please try again.")

    async def warm(self) -> None:
        """Returns when there are keys, so that the first request after a start need not wait for them."""
        pause: float = KEYS_RETRY_SECONDS
        while not self._keys:
            with suppress(Unavailable):
                await self.refresh()
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, KEYS_WARM_PAUSE_SECONDS)

    async def _fetch(self) -> bool:
        try:
            response = await self._get()
            response.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(response.json()).keys
        except (httpx2.HTTPError, jwt.PyJWTError, ValueError, AttributeError) as error:
            self._next_fetch = time.monotonic() + KEYS_RETRY_SECONDS
            log.warning("keys not fetched", extra={"url": self._url, "reason": repr(error)})
            return False
        self._keys = {key.key_id: key for key in keys if key.key_id and key.key_type == "OKP"}
        self._fetched_at = time.monotonic()
        self._next_fetch = self._fetched_at + self._cooldown
        return True

    async def _get(self) -> httpx2.Response:
        for _ in range(KEYS_CONNECT_TRIES - 1):
            with suppress(httpx2.ConnectTimeout):
                return await self._http.get(self._url, timeout=KEYS_TIMEOUT)
        return await self._http.get(self._url, timeout=KEYS_TIMEOUT)


class TokenVerifier:
    """Accepts the tokens of one issuer for one audience."""

    def __init__(
        self,
        *,
        jwks_url: str,
        issuer: str,
        audience: str,
        http: httpx2.AsyncClient,
        cooldown_seconds: float = 10.0,
        metrics: Metrics = OFF,
    ) -> None:
        self.keys = IssuerKeys(jwks_url, http, cooldown_seconds, metrics)
        self._issuer = issuer
        self._audience = audience

    async def verify(self, token: str) -> dict[str, Any]:
        """The claims of a token that holds; Unauthorized otherwise, Unavailable without any keys."""
        try:
            header = jwt.get_unverified_header(token)
        except jwt.PyJWTError:
            raise Unauthorized from None
        key_id = header.get("kid")
        if header.get("alg") != ALGORITHM or not isinstance(key_id, str):
            raise Unauthorized
        key = await self.keys.get(key_id)
        if key is None:
            raise Unauthorized
        try:
            claims: dict[str, Any] = jwt.decode(
                token,
                key,
                algorithms=[ALGORITHM],
                audience=self._audience,
                issuer=self._issuer,
                leeway=LEEWAY_SECONDS,
                options={"require": REQUIRED_CLAIMS},
            )
        except jwt.PyJWTError:
            raise Unauthorized from None
        if not claims["sub"]:
            raise Unauthorized
        return claims


class TokenSigner:
    """Signs the API's turn tokens and publishes the public half of the key."""

    def __init__(self, private_key_pem: str, *, issuer: str, audience: str) -> None:
        try:
            key = load_pem_private_key(private_key_pem.encode(), password=None)
        except (ValueError, TypeError, UnsupportedAlgorithm):
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise ConfigError(
                "MCP_SIGNING_KEY: not an Ed25519 private key in PEM form"
                " (make one by: openssl genpkey -algorithm ed25519)"
            )
        self._key = key
        self._issuer = issuer
        self._audience = audience
        public = OKPAlgorithm.to_jwk(key.public_key(), as_dict=True)
        self._key_id = _thumbprint(public)
        self.jwks = {"keys": [{**public, "alg": ALGORITHM, "use": "sig", "kid": self._key_id}]}

    def sign(self, *, user_id: str, turn_id: UUID, scope: str, timezone: str, **more: str) -> str:
        """A token for this user's turn, good for `TURN_TOKEN_SECONDS`; `more` are further claims."""
        now = datetime.now(UTC)
        claims = {
            "iss": self._issuer,
            "aud": self._audience,
            "sub": user_id,
            "act": {"sub": self._issuer},
            "scope": scope,
            "turn": str(turn_id),
            "tz": timezone,
            "jti": str(uuid4()),
            "iat": now,
            "exp": now + timedelta(seconds=TURN_TOKEN_SECONDS),
            **more,
        }
        return jwt.encode(claims, self._key, algorithm=ALGORITHM, headers={"kid": self._key_id})


def _thumbprint(public: dict[str, Any]) -> str:
    """The key's name, from the key itself (RFC 7638), so that every replica gives the same."""
    members = {name: public[name] for name in ("crv", "kty", "x")}
    digest = hashlib.sha256(json.dumps(members, sort_keys=True, separators=(",", ":")).encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class TurnToken:
    """The token of one turn, made anew before it runs out, so that long turns keep working."""

    def __init__(
        self,
        signer: TokenSigner,
        *,
        user_id: str,
        turn_id: UUID,
        timezone: str,
        scope: str = "tasks:read tasks:write",
        **more: str,
    ) -> None:
        self._signer = signer
        self._claims: dict[str, Any] = {
            "user_id": user_id,
            "turn_id": turn_id,
            "scope": scope,
            "timezone": timezone,
            **more,
        }
        self._token = ""
        self._renew_at = float("-inf")

    def __str__(self) -> str:
        if time.monotonic() >= self._renew_at:
            self._token = self._signer.sign(**self._claims)
            self._renew_at = time.monotonic() + TURN_TOKEN_SECONDS - TURN_TOKEN_RENEW_SECONDS
        return self._token

    def approving(self, sha256: str, call_key: str) -> "TurnToken":
        """A token for the one call that the user approved: with these arguments, under this key."""
        claims = {**self._claims, "scope": f"{self._claims['scope']} tasks:bulk"}
        return TurnToken(self._signer, **claims, bulk_sha256=sha256, bulk_call=call_key)
