"""The running stack as the bench sees it: addresses, users, tokens, rows put straight into the database."""

import asyncio
import os
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID, uuid4

import httpx2
import psycopg

from config import get_settings
from services.tokens import TokenSigner, TurnToken


@dataclass(frozen=True, slots=True)
class User:
    id: str
    token: str


def turn_token(user_id: str) -> TurnToken:
    """A token as the API makes it for a turn, signed with the stack's own key; renews itself."""
    settings = get_settings()
    signer = TokenSigner(
        settings.signing_key_pem(), issuer=settings.mcp_issuer, audience=settings.mcp_audience
    )
    return TurnToken(signer, user_id=user_id, turn_id=uuid4(), timezone="Europe/Berlin")


async def sign_up(http: httpx2.AsyncClient, web_url: str) -> User:
    """A new user of the web app, with a token for the API."""
    email = f"bench-{uuid4().hex[:12]}@example.org"
    answer = await http.post(
        f"{web_url}/api/auth/sign-up/email",
        json={"email": email, "password": uuid4().hex, "name": "Bench"},
        headers={"Origin": web_url},
    )
    answer.raise_for_status()
    user_id = answer.json()["user"]["id"]
    token = await http.get(f"{web_url}/api/auth/token")
    token.raise_for_status()
    http.cookies.clear()
    return User(user_id, token.json()["token"])


@asynccontextmanager
async def database() -> AsyncIterator[psycopg.AsyncConnection]:
    async with await psycopg.AsyncConnection.connect(
        os.environ["DATABASE_URL"], autocommit=True, prepare_threshold=None
    ) as connection:
        yield connection


async def fill_tasks(connection: psycopg.AsyncConnection, user_id: str, count: int) -> None:
    """`count` tasks, a third of them completed, a third due this year."""
    await connection.execute(
        """
        INSERT INTO tasks (id, user_id, number, title, completed, completed_at, due_on)
        SELECT gen_random_uuid(), %(user)s, n, 'Task about subject ' || n, n %% 3 = 0,
               CASE WHEN n %% 3 = 0 THEN now() END, CASE WHEN n %% 3 = 1 THEN current_date + n %% 300 END
        FROM generate_series(1, %(count)s) AS n
        """,
        {"user": user_id, "count": count},
    )
    await connection.execute(
        "INSERT INTO task_counters VALUES (%s, %s)"
        " ON CONFLICT (user_id) DO UPDATE SET last_number = excluded.last_number",
        (user_id, count),
    )
    await connection.execute("ANALYZE tasks")


async def fill_messages(connection: psycopg.AsyncConnection, user_id: str, count: int) -> UUID:
    """A conversation of `count` messages (turns of two), as long talks leave it."""
    conversation = uuid4()
    await connection.execute(
        "INSERT INTO conversations (id, user_id, title, last_seq) VALUES (%s, %s, 'A long talk', %s)",
        (conversation, user_id, count),
    )
    await connection.execute(
        """
        WITH turn AS (
            INSERT INTO turns (id, user_id, conversation_id, request_sha256, status)
            SELECT gen_random_uuid(), %(user)s, %(conversation)s, '', 'done'
            FROM generate_series(1, %(count)s / 2)
            RETURNING id
        ), numbered AS (SELECT id, row_number() OVER () AS n FROM turn)
        INSERT INTO messages (id, conversation_id, seq, turn_id, role, content)
        SELECT gen_random_uuid(), %(conversation)s, 2 * n - 1 + answer, id,
               CASE answer WHEN 0 THEN 'user' ELSE 'assistant' END,
               CASE answer WHEN 0 THEN 'How are things?' ELSE 'Fine, thank you. Your list is in order.' END
        FROM numbered, generate_series(0, 1) AS answer
        """,
        {"user": user_id, "conversation": conversation, "count": count},
    )
    await connection.execute("ANALYZE messages")
    return conversation


def memory_mib() -> dict[str, float]:
    """Resident memory of the stack's processes, by what they are, as the bench finds them beside itself."""
    found: dict[str, float] = {}
    kinds = {"API": "main.py", "MCP server": "-m tools", "web": "next-server"}  # as Next.js names its process
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                command = file.read().replace(b"\0", b" ").decode(errors="replace")
            with open(f"/proc/{pid}/environ", "rb") as file:
                ours = os.environ["DATABASE_URL"].encode() in file.read()
            with open(f"/proc/{pid}/status") as file:
                resident = next((line for line in file if line.startswith("VmRSS")), "VmRSS: 0 kB")
        except (OSError, KeyError):
            continue
        for kind, mark in kinds.items():
            if ours and mark in command:
                found[kind] = max(found.get(kind, 0), int(resident.split()[1]) / 1024)
    return found


async def until_answers(url: str, seconds: float = 60) -> None:
    """Returns when the address answers at all."""
    deadline = time.monotonic() + seconds
    async with httpx2.AsyncClient(trust_env=False) as http:
        while True:
            try:
                await http.get(url)
                return
            except httpx2.TransportError:
                if time.monotonic() > deadline:
                    raise
                await asyncio.sleep(0.2)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
