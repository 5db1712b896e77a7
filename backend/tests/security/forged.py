"""Tokens nobody should take, each a good one with one thing wrong."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.fixtures.keys import Issuer

Forgery = Callable[[Issuer, str], str]


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def claims(issuer: Issuer, sub: Any, **changes: Any) -> dict[str, Any]:
    """Good claims, but for the changes; None leaves one out."""
    now = datetime.now(UTC)
    good = {
        "iss": issuer.name,
        "aud": issuer.audience,
        "sub": sub,
        "iat": now,
        "exp": now + timedelta(minutes=5),
        "scope": "tasks:read tasks:write",
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def signed(
    issuer: Issuer,
    sub: Any,
    *,
    key: Ed25519PrivateKey | None = None,
    header: dict[str, Any] | None = None,
    **changes: Any,
) -> str:
    """A token that is rightly signed, with other claims or another header."""
    headers = {"kid": issuer.key_id, **(header or {})}
    return raw(
        {"alg": "EdDSA", "typ": "JWT", **headers},
        claims(issuer, sub, **changes),
        lambda message: (key or issuer.key).sign(message),
    )


def raw(header: dict[str, Any], payload: dict[str, Any], sign: Callable[[bytes], bytes]) -> str:
    """Any header over any claims, without a library's scruples."""
    payload = {
        name: int(value.timestamp()) if isinstance(value, datetime) else value
        for name, value in payload.items()
    }
    header = {name: value for name, value in header.items() if value is not None}
    message = f"{b64(json.dumps(header).encode())}.{b64(json.dumps(payload).encode())}"
    return f"{message}.{b64(sign(message.encode()))}"


def with_secret(secret: Callable[[Issuer], bytes]) -> Forgery:
    """HS256 with something public as the secret."""

    def forge(issuer: Issuer, sub: str) -> str:
        header = {"alg": "HS256", "typ": "JWT", "kid": issuer.key_id}
        key = secret(issuer)
        return raw(
            header, claims(issuer, sub), lambda message: hmac.new(key, message, hashlib.sha256).digest()
        )

    return forge


def ago(minutes: float) -> datetime:
    return datetime.now(UTC) - timedelta(minutes=minutes)


def public_bytes(encoding: Encoding, form: PublicFormat) -> Callable[[Issuer], bytes]:
    return lambda issuer: issuer.key.public_key().public_bytes(encoding, form)


def jwk_text(issuer: Issuer) -> bytes:
    return json.dumps(issuer.jwks()["keys"][0]).encode()


def foreign_key(issuer: Issuer, sub: str, **header: Any) -> str:
    return signed(issuer, sub, key=Ed25519PrivateKey.generate(), header=header)


def injected(name: str) -> Forgery:
    """A token that brings its own key, or says where to fetch it."""

    def forge(issuer: Issuer, sub: str) -> str:
        attacker = Issuer(name=issuer.name, audience=issuer.audience)
        value = {
            "jwk": attacker.jwks()["keys"][0],
            "jku": "http://127.0.0.1:9/jwks",
            "x5u": "http://127.0.0.1:9/chain",
        }[name]
        return signed(issuer, sub, key=attacker.key, header={name: value, "kid": attacker.key_id})

    return forge


def with_rsa(issuer: Issuer, sub: str) -> str:
    key = generate_private_key(65537, 2048)
    return jwt.encode(claims(issuer, sub), key, algorithm="RS256", headers={"kid": issuer.key_id})


def flipped(issuer: Issuer, sub: str) -> str:
    head, payload, signature = issuer.token(sub).split(".")
    raw_signature = bytearray(base64.urlsafe_b64decode(signature + "=="))
    raw_signature[10] ^= 1
    return f"{head}.{payload}.{b64(bytes(raw_signature))}"


def other_payload(issuer: Issuer, sub: str) -> str:
    head, _, signature = issuer.token("someone-else").split(".")
    return f"{head}.{issuer.token(sub).split('.')[1]}.{signature}"


def list_of_claims(issuer: Issuer) -> str:
    message = f"{b64(json.dumps({'alg': 'EdDSA', 'kid': issuer.key_id}).encode())}.{b64(b'[1]')}"
    return f"{message}.{b64(issuer.key.sign(message.encode()))}"


FORGERIES: dict[str, Forgery] = {
    "alg none": lambda i, sub: raw({"alg": "none", "kid": i.key_id}, claims(i, sub), lambda _: b""),
    "alg None, another case": lambda i, sub: raw({"alg": "nOnE"}, claims(i, sub), lambda _: b""),
    "alg missing": lambda i, sub: signed(i, sub, header={"alg": None}),
    "alg a list": lambda i, sub: signed(i, sub, header={"alg": ["EdDSA"]}),
    "alg Ed25519": lambda i, sub: signed(i, sub, header={"alg": "Ed25519"}),
    "HS256 with the public key": with_secret(public_bytes(Encoding.Raw, PublicFormat.Raw)),
    "HS256 with the public PEM": with_secret(public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)),
    "HS256 with the JWK": with_secret(jwk_text),
    "HS256 with nothing": with_secret(lambda _: b""),
    "RS256": with_rsa,
    "wrong key": foreign_key,
    "unknown kid": lambda i, sub: foreign_key(i, sub, kid="nobody-knows"),
    "no kid": lambda i, sub: signed(i, sub, header={"kid": None}),
    "kid a number": lambda i, sub: signed(i, sub, header={"kid": 1}),
    "kid a path": lambda i, sub: signed(i, sub, header={"kid": "../../../dev/null"}),
    "wrong issuer": lambda i, sub: signed(i, sub, iss="someone"),
    "issuer a list": lambda i, sub: signed(i, sub, iss=[i.name]),
    "no issuer": lambda i, sub: signed(i, sub, iss=None),
    "wrong audience": lambda i, sub: signed(i, sub, aud="someone"),
    "audiences without ours": lambda i, sub: signed(i, sub, aud=["someone", "else"]),
    "audience that begins like ours": lambda i, sub: signed(i, sub, aud=f"{i.audience}-2"),
    "no audience": lambda i, sub: signed(i, sub, aud=None),
    "no expiry": lambda i, sub: signed(i, sub, exp=None),
    "expired": lambda i, sub: signed(i, sub, exp=ago(1), iat=ago(20)),
    "expiry a text": lambda i, sub: signed(i, sub, exp="tomorrow"),
    "expiry beyond numbers": lambda i, sub: signed(i, sub, exp=1e400),
    "not yet": lambda i, sub: signed(i, sub, nbf=ago(-10)),
    "issued in the future": lambda i, sub: signed(i, sub, iat=ago(-10), exp=ago(-20)),
    "no time of issue": lambda i, sub: signed(i, sub, iat=None),
    "time of issue a text": lambda i, sub: signed(i, sub, iat="yesterday"),
    "no subject": lambda i, _: signed(i, None),
    "empty subject": lambda i, _: signed(i, ""),
    "subject a number": lambda i, _: signed(i, 7),
    "subject a list": lambda i, sub: signed(i, [sub]),
    "truncated": lambda i, sub: i.token(sub)[:-10],
    "without signature": lambda i, sub: i.token(sub).rsplit(".", 1)[0] + ".",
    "two parts": lambda i, sub: i.token(sub).rsplit(".", 1)[0],
    "flipped bit": flipped,
    "another token's signature": other_payload,
    "its own key (jwk)": injected("jwk"),
    "its own address (jku)": injected("jku"),
    "its own chain (x5u)": injected("x5u"),
    "critical extension": lambda i, sub: signed(i, sub, header={"crit": ["b64"], "b64": False}),
    "unknown critical extension": lambda i, sub: signed(i, sub, header={"crit": ["x"], "x": 1}),
    "encrypted": lambda i, sub: ".".join([i.token(sub).split(".")[0], "", "", "", ""]),
    "no token": lambda *_: "not-a-token",
    "dots": lambda *_: "..",
    "claims a list": lambda i, _: list_of_claims(i),
    "long": lambda *_: "x" * 7_000,
}
