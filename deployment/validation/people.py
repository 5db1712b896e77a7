"""People who use the application: each a browser of its own, signed up through the web app."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from typing import Any
from uuid import uuid4

import httpx2

RENEW_BEFORE_SECONDS = 60  # as the page does it
HOURLY_CHATS = 100  # the default limit; a person is given less, so that no check meets it
SIGN_UPS_AT_ONCE = 3  # a password's hash keeps a core busy for a while
SIGN_UP_TRIES = 8


class Person:
    """Somebody with an account. Cookies and connections are their own, as in a browser."""

    def __init__(self, web: str) -> None:
        self.web = web
        self.email = f"validation-{uuid4().hex}@example.org"
        self.password = uuid4().hex
        self.id = ""
        self.chats_left = HOURLY_CHATS - 2
        self.titles_done: list[str] = []  # tasks the application said it has added
        self.turns_done: list[str] = []  # turns whose answer came to its end
        self.http = browser(web)
        self._token = ""
        self._expires = 0.0

    async def sign_up(self) -> Person:
        """Makes the account; sign-ups are limited a minute, so a refusal is waited for."""
        body = {"email": self.email, "password": self.password, "name": "Val Idation"}
        answer = await self._account("sign-up/email", body)
        self.id = answer["user"]["id"]
        return self

    async def sign_in(self) -> None:
        """A new session of the same account."""
        self.http.cookies.clear()
        await self._account("sign-in/email", {"email": self.email, "password": self.password})
        self._token = ""

    async def _account(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        for _ in range(SIGN_UP_TRIES):
            answer = await self.http.post(f"/api/auth/{path}", json=body, headers={"Origin": self.web})
            if answer.status_code != 429:
                break
            await asyncio.sleep(float(answer.headers.get("x-retry-after", 5)))
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found

    async def token(self) -> str:
        """The bearer token, renewed in time. SignedOut when the session is over."""
        if self._expires - time.time() < RENEW_BEFORE_SECONDS or not self._token:
            await self.renew()
        return self._token

    async def renew(self) -> None:
        """A new token by the cookie; SignedOut when the cookie is not taken any more."""
        answer = await self.http.get("/api/auth/token")
        if answer.status_code == 401:
            raise SignedOut(f"{self.email} is signed out")
        answer.raise_for_status()
        self._token = answer.json()["token"]
        self._expires = expiry(self._token)

    async def headers(self, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self.token()}", **more}

    def path(self, rest: str) -> str:
        return f"/api/{self.id}/{rest}"

    async def get(self, rest: str) -> Any:
        """The JSON of a successful GET under the person's own root."""
        answer = await self.http.get(self.path(rest), headers=await self.headers())
        answer.raise_for_status()
        return answer.json()

    async def titles(self) -> list[str]:
        """The titles of all tasks that are not deleted, 200 at most."""
        return [task["title"] for task in (await self.get("tasks?limit=200"))["tasks"]]

    async def leave(self) -> None:
        """Removes the account with all its data; an account that cannot be removed is left behind."""
        try:
            await self.http.post(
                "/api/auth/delete-user", json={"password": self.password}, headers={"Origin": self.web}
            )
        except httpx2.TransportError:
            pass
        finally:
            await self.http.aclose()


class SignedOut(Exception):
    """The session is not valid any more."""


def browser(web: str) -> httpx2.AsyncClient:
    """An HTTP client with cookies and kept-alive connections of its own."""
    return httpx2.AsyncClient(
        base_url=web,
        trust_env=False,
        verify=False,  # the doors are plain HTTP; loading certificates costs 30 ms a person
        timeout=httpx2.Timeout(30, connect=5),
    )


def expiry(token: str) -> float:
    """The Unix second in which a JWT ends."""
    payload = token.split(".")[1]
    padded = payload + "=" * (-len(payload) % 4)
    return float(json.loads(base64.urlsafe_b64decode(padded))["exp"])


class Crowd:
    """People on call: those who can still chat are used again, so that few have to sign up."""

    def __init__(self, web: str) -> None:
        self._web = web
        self._people: list[Person] = []
        self._gate = asyncio.Semaphore(SIGN_UPS_AT_ONCE)

    async def people(self, count: int, chats: int) -> list[Person]:
        """`count` different people, each of whom may chat `chats` times from now on."""
        found = [person for person in self._people if person.chats_left >= chats][:count]
        found += await asyncio.gather(*(self._new() for _ in range(count - len(found))))
        for person in found:
            person.chats_left -= chats
        return found

    async def person(self, chats: int = 10) -> Person:
        return (await self.people(1, chats))[0]

    async def alone(self) -> Person:
        """Somebody whom no other check meets: their tasks are not to be counted."""
        person = await self._new()
        person.chats_left = -1
        return person

    async def _new(self) -> Person:
        person = Person(self._web)
        async with self._gate:
            await person.sign_up()
        self._people.append(person)
        return person

    async def leave(self) -> None:
        """Removes all accounts again."""
        for person in self._people:
            await person.leave()
        self._people.clear()
