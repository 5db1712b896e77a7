import base64
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from errors import InvalidRequest
from schemas import Task
from services import tasks
from tests.fixtures.acting import Acting

SORTS = [
    "number",
    "-number",
    "due",
    "-due",
    "priority",
    "-priority",
    "created",
    "-created",
    "title",
    "-title",
]


async def titles(me: Acting, **query: Any) -> list[str]:
    return [task.title for task in (await me.page(**query)).tasks]


async def all_pages(me: Acting, **query: Any) -> list[Task]:
    found: list[Task] = []
    cursor: str | None = None
    while True:
        page = await me.page(cursor=cursor, **query)
        found += page.tasks
        cursor = page.next_cursor
        if cursor is None:
            return found


def forged(*values: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


class TestCursor:
    @pytest.mark.parametrize(
        "cursor",
        [
            "x",
            "",
            "é",
            "====",
            "bnVsbA",
            "e30",
            "W10",
            forged(),
            forged("wrong", 1),
            "9" * 500,
            forged([[]] * 50),
        ],
    )
    async def test_made_up(self, me: Acting, cursor: str) -> None:
        with pytest.raises(InvalidRequest, match=r"^cursor: "):
            await me.page(cursor=cursor)

    @pytest.mark.parametrize("values", [[], [0], [-1], [2**40], ["1"], [1.5], [None], [True], [1, 2], [[1]]])
    async def test_right_list_but_wrong_values(self, me: Acting, values: list[object]) -> None:
        await me.add("a")
        await me.add("b")
        good = (await me.page(limit=1)).next_cursor
        assert good is not None
        digest = json.loads(base64.b64decode(good + "=="))[0]
        with pytest.raises(InvalidRequest, match="cursor"):
            await me.page(limit=1, cursor=forged(digest, *values))

    @pytest.mark.parametrize(
        ("sort", "values"),
        [
            ("due", ["soon", None, 1]),
            ("due", ["2026-11-25", "2026-11-25T17:00", 1]),
            ("due", ["2026-11-25", "99999-01-01T00:00:00Z", 1]),
            ("title", ["nul\x00", 1]),
            ("title", ["\ud800", 1]),
            ("title", ["x" * 201, 1]),
            ("priority", [9, 1]),
        ],
    )
    async def test_wrong_values_of_other_orders(self, me: Acting, sort: str, values: list[object]) -> None:
        await me.add("a")
        await me.add("b")
        good = (await me.page(limit=1, sort=sort)).next_cursor
        assert good is not None
        digest = json.loads(base64.urlsafe_b64decode(good + "=="))[0]
        with pytest.raises(InvalidRequest, match="cursor"):
            await me.page(limit=1, sort=sort, cursor=forged(digest, *values))

    async def test_of_another_list(self, me: Acting, them: Acting) -> None:
        for title in "abc":
            await me.add(title)
            await them.add(title)
        cursor = (await me.page(limit=1)).next_cursor
        for other in ({"sort": "-number"}, {"status": "pending"}, {"search": "a"}):
            with pytest.raises(InvalidRequest, match="cursor"):
                await me.page(limit=1, cursor=cursor, **other)
        with pytest.raises(InvalidRequest, match="cursor"):
            await them.page(limit=1, cursor=cursor)

    async def test_page_size_may_change(self, me: Acting) -> None:
        for title in "abcd":
            await me.add(title)
        cursor = (await me.page(limit=1)).next_cursor
        assert await titles(me, limit=10, cursor=cursor) == ["b", "c", "d"]


@pytest.fixture
async def mixed(me: Acting) -> Acting:
    """Tasks that tie in every key, with and without dates, times and case."""
    for number in range(24):
        day = date(2026, 11, 20) + timedelta(days=number % 3)
        due: dict[str, Any] = {}
        if number % 4 == 1:
            due = {"due_on": day}
        if number % 4 >= 2:
            due = {"due_at": datetime(day.year, day.month, day.day, 8 + number % 2, tzinfo=UTC)}
        await me.add(
            ["apple", "Banana", "Äpfel", "cherry 🍒"][number % 4] + " pie" * (number % 2),
            priority=["low", "normal", "high", "urgent"][number % 4],
            **due,
        )
    return me


class TestOrders:
    @pytest.mark.parametrize("sort", SORTS)
    async def test_pages_are_the_whole_in_order(self, mixed: Acting, sort: str) -> None:
        whole = (await mixed.page(sort=sort, limit=200)).tasks
        assert len({task.id for task in whole}) == 24
        for limit in (1, 5, 23, 24):
            assert await all_pages(mixed, sort=sort, limit=limit) == whole

    async def test_by_due(self, mixed: Acting) -> None:
        ranks = {"due": 1, "-due": -1}
        for sort, sign in ranks.items():
            found = (await mixed.page(sort=sort)).tasks
            dates = [task.due_on for task in found if task.due_on]
            assert dates == sorted(dates, reverse=sign < 0)
            assert all(task.due_on is None for task in found[len(dates) :])

    async def test_by_priority(self, mixed: Acting) -> None:
        found = [task.priority for task in (await mixed.page(sort="-priority", limit=7)).tasks]
        assert found == ["urgent"] * 6 + ["high"]

    async def test_by_title_ignores_case(self, mixed: Acting) -> None:
        found = [task.title for task in (await mixed.page(sort="title", search="a")).tasks]
        assert found.index("apple") < found.index("Banana pie")

    async def test_longest_titles(self, me: Acting) -> None:
        for sign in "🍒🍎":
            await me.add(sign * 200)
        first = await me.page(sort="title", limit=1)
        second = await me.page(sort="title", limit=1, cursor=first.next_cursor)
        assert {task.title[0] for task in first.tasks + second.tasks} == {"🍒", "🍎"}

    async def test_tasks_added_between_pages_do_not_shift_them(self, me: Acting) -> None:
        for title in "abc":
            await me.add(title)
        first = await me.page(sort="-number", limit=2)
        await me.add("d")
        assert await titles(me, sort="-number", limit=2, cursor=first.next_cursor) == ["a"]


class TestTotal:
    async def test_exact_on_every_page(self, mixed: Acting) -> None:
        page = await mixed.page(limit=10)
        assert page.total == 24
        assert (await mixed.page(limit=10, cursor=page.next_cursor)).total == 24
        assert (await mixed.page(limit=24)).total == 24

    async def test_not_counted_beyond_a_thousand(self, me: Acting) -> None:
        statement = text(
            "INSERT INTO tasks (id, user_id, number, title)"
            " SELECT gen_random_uuid(), :user_id, n, 't' FROM generate_series(1, :count) AS n"
        )
        async with me.database.transaction() as session:
            await session.execute(statement, {"user_id": me.actor.user_id, "count": 1_000})
        assert (await me.page()).total == 1_000
        async with me.database.transaction() as session:
            await session.execute(
                text("INSERT INTO task_counters VALUES (:u, 1000)"), {"u": me.actor.user_id}
            )
        await me.add()
        assert (await me.page()).total is None


class TestFilters:
    async def test_status(self, me: Acting) -> None:
        for title in ("open", "done", "gone", "done and gone"):
            await me.add(title)
        await me.do(tasks.complete, 2)
        await me.do(tasks.complete, 4)
        await me.do(tasks.delete, 3)
        await me.do(tasks.delete, 4)
        assert await titles(me) == ["open", "done"]
        assert await titles(me, status="pending") == ["open"]
        assert await titles(me, status="completed") == ["done"]
        assert await titles(me, status="deleted") == ["gone", "done and gone"]

    async def test_search_needs_every_word_somewhere(self, me: Acting) -> None:
        await me.add("Call Mom", description="about the birthday", tags=["family"])
        await me.add("Call plumber")
        assert await titles(me, search="call") == ["Call Mom", "Call plumber"]
        assert await titles(me, search=" MOM  birth FAMILY ") == ["Call Mom"]
        assert await titles(me, search="mom plumber") == []

    @pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"', "%_%", "\\%"])
    async def test_search_takes_signs_as_they_are(self, me: Acting, sign: str) -> None:
        await me.add("plain")
        await me.add(f"with {sign} sign")
        assert await titles(me, search=sign) == [f"with {sign} sign"]

    async def test_tag_and_priority(self, me: Acting) -> None:
        await me.add("a", tags=["home", "deep work"], priority="high")
        await me.add("b", tags=["homely"])
        assert await titles(me, tag="#Home") == ["a"]
        assert await titles(me, tag="Deep Work") == ["a"]
        assert await titles(me, priority="high") == ["a"]
        assert await titles(me, tag="home", priority="low") == []

    async def test_due_range_includes_both_ends(self, me: Acting) -> None:
        for day in range(1, 6):
            await me.add(str(day), due_on=date(2026, 12, day))
        await me.add("none")
        assert await titles(me, due_from="2026-12-02", due_to="2026-12-04") == ["2", "3", "4"]
        assert await titles(me, due_to="2026-12-01", sort="due") == ["1"]
        assert await titles(me, due_from="2026-12-05", sort="-due") == ["5"]


class TestOverdue:
    async def test_by_time_and_by_day_in_the_users_zone(self, me: Acting) -> None:
        now = datetime.now(UTC)
        today = now.astimezone(me.actor.zone).date()
        await me.add("an hour ago", due_at=now - timedelta(hours=1))
        await me.add("in an hour", due_at=now + timedelta(hours=1))
        await me.add("two days ago", due_on=today - timedelta(days=2))  # an hour ago may be yesterday
        await me.add("today", due_on=today)
        await me.add("never")
        await me.add("yesterday, done", due_on=today - timedelta(days=1))
        await me.do(tasks.complete, 6)
        assert await titles(me, overdue=True) == ["an hour ago", "two days ago"]
        assert await titles(me, overdue=False) == ["in an hour", "today", "never", "yesterday, done"]
        assert await titles(me, overdue=True, sort="due") == ["two days ago", "an hour ago"]

    async def test_the_day_ends_when_the_users_day_ends(self, me: Acting) -> None:
        """Somewhere it is always another day than elsewhere: 26 hours lie between the zones' ends."""
        from dataclasses import replace

        ahead = Acting(me.database, replace(me.actor, timezone="Pacific/Kiritimati"))
        behind = Acting(me.database, replace(me.actor, timezone="Etc/GMT+12"))
        there = datetime.now(UTC).astimezone(behind.actor.zone).date()
        await me.add("due", due_on=there)
        assert await titles(ahead, overdue=True) == ["due"]
        assert await titles(behind, overdue=True) == []
