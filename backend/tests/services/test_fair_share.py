"""Places at work, a few for each user."""

import asyncio

import pytest

from errors import RateLimited
from services.fair_share import FairShare


class Work:
    """Pieces of work that end when told; notes how many of a user were at it at a time."""

    def __init__(self, places: int, waiting: int | None = None) -> None:
        self.share = FairShare(places, waiting)
        self.at_work: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self.order: list[str] = []
        self.end = asyncio.Event()

    async def do(self, user: str, name: str = "") -> None:
        async with self.share.place(user):
            self.order.append(name)
            self.at_work[user] = self.at_work.get(user, 0) + 1
            self.most[user] = max(self.most.get(user, 0), self.at_work[user])
            await self.end.wait()
            self.at_work[user] -= 1


async def turns() -> None:
    """Lets everybody who can go on do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_of_one_user_no_more_than_the_places() -> None:
    work = Work(2)
    tasks = [asyncio.create_task(work.do("a")) for _ in range(10)]
    await turns()
    assert work.at_work == {"a": 2}
    work.end.set()
    await asyncio.gather(*tasks)
    assert (work.most, len(work.order)) == ({"a": 2}, 10)


async def test_another_user_does_not_wait_for_them() -> None:
    work = Work(1)
    tasks = [asyncio.create_task(work.do(user)) for user in ("a", "a", "a", "b")]
    await turns()
    assert work.at_work == {"a": 1, "b": 1}
    work.end.set()
    await asyncio.gather(*tasks)


async def test_in_order_of_arrival() -> None:
    work = Work(1)
    work.end.set()
    await asyncio.gather(*(work.do("a", str(number)) for number in range(5)))
    assert work.order == ["0", "1", "2", "3", "4"]


async def test_the_line_has_an_end() -> None:
    work = Work(1, waiting=20)
    tasks = [asyncio.create_task(work.do("a")) for _ in range(1 + 20)]
    await turns()
    with pytest.raises(RateLimited) as refused:
        await work.do("a")
    assert refused.value.headers["Retry-After"] == "1"
    other = asyncio.create_task(work.do("b"))
    work.end.set()
    await asyncio.gather(*tasks, other)


async def test_one_that_is_given_up_while_it_waits_leaves_no_gap() -> None:
    work = Work(1)
    first, second, third = [asyncio.create_task(work.do("a", name)) for name in "123"]
    await turns()
    second.cancel()
    await turns()
    work.end.set()
    await asyncio.gather(first, third)
    assert work.order == ["1", "3"]


async def test_nothing_is_kept_of_those_who_are_done() -> None:
    work = Work(1)
    work.end.set()
    await asyncio.gather(*(work.do(f"user {number}") for number in range(50)))
    assert not work.share._lines
