"""Tasks by hand, from the first to the hundred and twentieth."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.routes.conftest import Person

SORTS = ["number", "due", "priority", "created", "title"]
RANK = {"low": 0, "normal": 1, "high": 2, "urgent": 3}


class TestRefusals:
    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"title": ""}, "title"),
            ({"title": "   \n "}, "title"),
            ({"title": "x" * 201}, "title"),
            ({"description": "x" * 1001}, "description"),
            ({"priority": "highest"}, "priority"),
            ({"tags": ["x" * 51]}, "tags.0"),
            ({"tags": ["İ" * 50]}, "tags.0"),  # a small İ takes two characters
            ({"tags": [""]}, "tags.0"),
            ({"tags": [str(number) for number in range(21)]}, "tags"),
            ({"tags": "shop"}, "tags"),
            ({"due_on": "tomorrow"}, "due_on"),
            ({"due_on": "2026-02-30"}, "due_on"),
            ({"due_on": "0001-01-01"}, "due_on"),
            ({"due_at": "9999-12-31T23:59:59-12:00"}, "due_at"),
            ({"due_at": "2026-11-25T17:00:00Z", "due_on": "2026-11-26"}, "due_on"),
            ({"due_on": 10**400}, "due_on"),
            ({"recurrence": "every now and then"}, "recurrence"),
            ({"timezone": "Mars/Olympus"}, "timezone"),
            ({"timezone": "../../etc/passwd"}, "timezone"),
            ({"number": 7}, "number"),
            ({"completed": True}, "completed"),
        ],
    )
    async def test_a_wrong_field_is_named(self, ann: Person, fields: dict[str, Any], field: str) -> None:
        answer = await ann.send("POST", "/tasks", json={"title": "Buy milk", **fields})
        assert answer.status_code == 400, answer.text
        assert [error["field"] for error in answer.json()["errors"]] == [field]
        assert await ann.titles() == []

    async def test_a_change_names_it_too(self, ann: Person) -> None:
        await ann.add()
        for fields, field in (
            ({"title": None}, "title"),
            ({"title": " "}, "title"),
            ({"due_on": "1"}, "due_on"),
        ):
            answer = await ann.send("PATCH", "/tasks/1", json=fields)
            assert answer.status_code == 400, answer.text
            assert [error["field"] for error in answer.json()["errors"]] == [field]
        assert (await ann.get("/tasks/1"))["version"] == 1

    @pytest.mark.parametrize("status", ["pending", "all", "deleted"])
    async def test_only_completed_tasks_are_sorted_by_their_completion(
        self, ann: Person, status: str
    ) -> None:
        answer = await ann.send("GET", "/tasks", params={"status": status, "sort": "-completed"})
        assert answer.status_code == 400
        (error,) = answer.json()["errors"]
        assert error["field"] == "sort"
        assert "status must be completed" in error["error"]

    @pytest.mark.parametrize(
        "rule",
        [
            "every other Tuesday",
            "FREQ=SECONDLY",
            "FREQ=DAILY;COUNT=2;UNTIL=20301231",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;BYHOUR=9",
            "RRULE;X-FROM=COMPLETION:FREQ=WEEKLY;BYDAY=MO",
            "x" * 501,
            7,
        ],
    )
    async def test_a_rule_that_cannot_be_is_refused_and_changes_nothing(
        self, ann: Person, rule: object
    ) -> None:
        await ann.add(recurrence="FREQ=WEEKLY;BYDAY=MO")
        answer = await ann.send("PATCH", "/tasks/1", json={"recurrence": rule})
        assert answer.status_code == 400, answer.text
        assert [error["field"] for error in answer.json()["errors"]] == ["recurrence"]
        task = await ann.get("/tasks/1")
        assert (task["recurrence"], task["version"]) == ("FREQ=WEEKLY;BYDAY=MO", 1)

    async def test_unknown_tasks_come_with_the_nearest(self, ann: Person) -> None:
        await ann.add("Buy milk")
        for name in ("999", "0", "-1", "#77", "milk"):
            answer = await ann.send("GET", f"/tasks/{name.replace('#', '%23')}")
            assert answer.status_code == 404
            assert '1 "Buy milk"' in answer.json()["detail"]

    async def test_a_deleted_task_can_only_be_restored(self, ann: Person) -> None:
        await ann.add()
        await ann.send("DELETE", "/tasks/1")
        for method, path, body in (
            ("GET", "/tasks/1", None),
            ("PATCH", "/tasks/1", {"title": "x"}),
            ("DELETE", "/tasks/1", None),
            ("POST", "/tasks/1/complete", None),
            ("POST", "/tasks/1/reopen", None),
        ):
            answer = await ann.send(method, path, json=body)
            assert answer.status_code == 404
            assert "Restore it first" in answer.json()["detail"]

    async def test_nothing_to_undo(self, ann: Person) -> None:
        answer = await ann.send("POST", "/undo", json={})
        assert answer.status_code == 404
        assert answer.json()["detail"] == "There is nothing to undo."

    async def test_an_undo_that_a_later_change_is_in_the_way_of(self, ann: Person) -> None:
        await ann.add()
        first = (await ann.get("/export"))["changes"][0]["id"]
        await ann.send("PATCH", "/tasks/1", json={"title": "Buy eggs"})
        answer = await ann.send("POST", "/undo", json={"change_id": first})
        assert answer.status_code == 409
        assert answer.json()["error"] == "conflict"
        assert await ann.titles() == ["Buy eggs"]


class TestOneTask:
    async def test_added_with_everything(self, ann: Person) -> None:
        task = await ann.add(
            "  Call\n mom ",
            description="About the birthday",
            due_at="2026-11-25T17:00",
            timezone="Europe/Berlin",
            priority="high",
            tags=["#Family", "family", "Phone calls"],
            recurrence="FREQ=WEEKLY",
        )
        assert task == await ann.get(f"/tasks/{task['id']}") == await ann.get("/tasks/1")
        for field in ("id", "created_at", "updated_at"):
            assert task.pop(field)
        assert task == {
            "number": 1,
            "title": "Call mom",
            "description": "About the birthday",
            "completed": False,
            "completed_at": None,
            "priority": "high",
            "tags": ["family", "phone-calls"],
            "due_on": "2026-11-25",
            "due_at": "2026-11-25T16:00:00Z",
            "timezone": "Europe/Berlin",
            "recurrence": task["recurrence"],
            "deleted_at": None,
            "version": 1,
        }
        assert task["recurrence"].startswith("FREQ=WEEKLY")

    async def test_changed_where_it_is_said_and_cleared_by_null(self, ann: Person) -> None:
        await ann.add("Call mom", description="Soon", due_on="2026-11-25", tags=["a"], priority="high")
        changed = (await ann.send("PATCH", "/tasks/1", json={"title": "Call dad"})).json()
        assert (changed["title"], changed["description"], changed["version"]) == ("Call dad", "Soon", 2)
        nothing = {"description": None, "due_on": None, "tags": None, "priority": None}
        cleared = (await ann.send("PATCH", "/tasks/1", json=nothing)).json()
        assert [cleared[name] for name in nothing] == ["", None, [], "normal"]

    async def test_completed_twice_is_as_good_as_once(self, ann: Person) -> None:
        await ann.add()
        first = await ann.post("/tasks/1/complete")
        assert first["completed"]
        assert first["completed_at"].endswith("Z")
        assert await ann.post("/tasks/1/complete") == first
        again = await ann.post("/tasks/1/reopen")
        assert (again["completed"], again["completed_at"]) == (False, None)

    async def test_a_recurring_one_is_followed_by_the_next(self, ann: Person) -> None:
        await ann.add("Water plants", due_on="2030-01-01", recurrence="FREQ=DAILY")
        await ann.post("/tasks/1/complete")
        (following,) = (await ann.get("/tasks", status="pending"))["tasks"]
        assert (following["number"], following["due_on"]) == (2, "2030-01-02")

    async def test_deleted_and_restored(self, ann: Person) -> None:
        await ann.add()
        deleted = await ann.send("DELETE", "/tasks/1")
        assert deleted.status_code == 200
        assert deleted.json()["deleted_at"]
        assert await ann.titles() == []
        assert await ann.titles(status="deleted") == ["Buy milk"]
        assert (await ann.post("/tasks/1/restore"))["deleted_at"] is None
        assert await ann.titles() == ["Buy milk"]

    async def test_undo_takes_back_each_kind_of_change(self, ann: Person) -> None:
        await ann.add()
        for method, path, body in (
            ("PATCH", "/tasks/1", {"title": "Buy eggs", "priority": "urgent"}),
            ("POST", "/tasks/1/complete", None),
            ("DELETE", "/tasks/1", None),
        ):
            before = (await ann.get("/export"))["tasks"]
            await ann.send(method, path, json=body)
            undone = await ann.post("/undo", {})
            assert undone["undone"].endswith(".")
            after = (await ann.get("/export"))["tasks"]
            for task in (*before, *after):
                del task["version"], task["updated_at"]
            assert after == before

    async def test_numbers_are_not_used_again(self, ann: Person) -> None:
        await ann.add("one")
        await ann.send("DELETE", "/tasks/1")
        assert (await ann.add("two"))["number"] == 2


class TestLists:
    async def test_a_list_of_nothing(self, ann: Person) -> None:
        assert await ann.get("/tasks") == {"tasks": [], "next_cursor": None, "total": 0}

    async def test_status(self, ann: Person) -> None:
        for title in ("open", "done", "gone"):
            await ann.add(title)
        await ann.post("/tasks/2/complete")
        await ann.send("DELETE", "/tasks/3")
        assert await ann.titles() == ["open", "done"]
        assert await ann.titles(status="all") == ["open", "done"]
        assert await ann.titles(status="pending") == ["open"]
        assert await ann.titles(status="completed") == ["done"]
        assert await ann.titles(status="deleted") == ["gone"]

    @pytest.mark.parametrize("tag", ["#", " ", "##", "İ" * 50])
    async def test_a_tag_that_cannot_be(self, ann: Person, tag: str) -> None:
        answer = await ann.send("GET", "/tasks", params={"tag": tag})
        assert answer.status_code == 400
        assert [error["field"] for error in answer.json()["errors"]] == ["tag"]

    async def test_filters_alone_and_together(self, ann: Person) -> None:
        await ann.add("milk", tags=["shop"], priority="high", due_on="2026-11-25")
        await ann.add("eggs", tags=["shop", "farm"], due_on="2026-11-27")
        await ann.add("bread", priority="high")
        assert await ann.titles(tag="shop") == ["milk", "eggs"]
        assert await ann.titles(tag="#Shop") == ["milk", "eggs"]
        assert await ann.titles(tag="") == ["milk", "eggs", "bread"]
        assert await ann.titles(priority="high") == ["milk", "bread"]
        assert await ann.titles(due_from="2026-11-26") == ["eggs"]
        assert await ann.titles(due_to="2026-11-26") == ["milk"]
        assert await ann.titles(tag="shop", priority="high", due_to="2026-12-31") == ["milk"]
        assert await ann.titles(tag="farm", priority="high") == []

    async def test_overdue(self, ann: Person) -> None:
        today = datetime.now(UTC).date()
        await ann.add("late", due_on=str(today - timedelta(days=2)))
        await ann.add("early", due_on=str(today + timedelta(days=2)))
        await ann.add("whenever")
        assert await ann.titles(overdue=True) == ["late"]
        assert await ann.titles(overdue=False) == ["early", "whenever"]
        await ann.post("/tasks/1/complete")
        assert await ann.titles(overdue=True) == []

    @pytest.mark.parametrize(
        ("search", "found"),
        [
            ("milk", ["Buy MILK", "Cheese"]),
            ("buy milk", ["Buy MILK"]),
            ("100%", ["100% done_"]),
            ("_", ["100% done_"]),
            ("%", ["100% done_"]),
            ("\\", ["back\\slash"]),
            ("dairy", ["Cheese"]),
            ("nothing like it", []),
            ("   ", ["Buy MILK", "Cheese", "100% done_", "back\\slash"]),
        ],
    )
    async def test_search_finds_every_word_as_it_is_written(
        self, ann: Person, search: str, found: list[str]
    ) -> None:
        await ann.add("Buy MILK")
        await ann.add("Cheese", description="made of milk", tags=["dairy"])
        await ann.add("100% done_")
        await ann.add("back\\slash")
        assert await ann.titles(search=search) == found


class TestPages:
    @pytest.fixture
    async def many(self, ann: Person) -> list[dict[str, Any]]:
        """120 tasks, a third of them without a due date, with many alike in what they are sorted by."""
        return [
            await ann.add(
                f"Task {number % 40:02}",
                priority=list(RANK)[number % 4],
                due_on=f"2026-12-{number % 9 + 1:02}" if number % 3 else None,
            )
            for number in range(120)
        ]

    async def pages(self, person: Person, **query: Any) -> list[dict[str, Any]]:
        """All tasks by following the cursors."""
        found: list[dict[str, Any]] = []
        cursor: dict[str, str] = {}
        while True:
            page = await person.get("/tasks", **query, **cursor)
            assert page["total"] == 120
            found += page["tasks"]
            if page["next_cursor"] is None:
                return found
            assert len(page["tasks"]) == query["limit"]
            cursor = {"cursor": page["next_cursor"]}

    @pytest.mark.timeout(60)
    async def test_every_order_has_every_task_once_in_order(
        self, ann: Person, many: list[dict[str, Any]]
    ) -> None:
        for sort in SORTS:
            orders = {}
            for sign in ("", "-"):
                listed = await self.pages(ann, sort=f"{sign}{sort}", limit=17)
                orders[sign] = [task["number"] for task in listed]
                assert sorted(orders[sign]) == list(range(1, 121)), sort
                keys = [self.key(sort, task) for task in listed]
                dated = [key for key in keys if key is not None]
                assert dated == sorted(dated, reverse=bool(sign)), f"{sign}{sort}"
                assert keys[: len(dated)] == dated  # the undated ones come last either way

    def key(self, sort: str, task: dict[str, Any]) -> Any:
        """What is compared; `priority` lists the least urgent first."""
        if sort == "priority":
            return RANK[task["priority"]]
        return task[{"due": "due_on", "created": "created_at"}.get(sort, sort)]

    async def test_a_task_added_between_pages_moves_nothing(
        self, ann: Person, many: list[dict[str, Any]]
    ) -> None:
        first = await ann.get("/tasks", sort="title", limit=50)
        await ann.add("A first one")
        second = await ann.get("/tasks", sort="title", limit=50, cursor=first["next_cursor"])
        numbers = [task["number"] for page in (first, second) for task in page["tasks"]]
        assert len(set(numbers)) == 100

    async def test_a_cursor_is_good_for_its_own_list_alone(
        self, ann: Person, bob: Person, many: list[dict[str, Any]]
    ) -> None:
        cursor = (await ann.get("/tasks", limit=10))["next_cursor"]
        for person, query in (
            (ann, {"sort": "title"}),
            (ann, {"status": "pending"}),
            (ann, {"search": "Task"}),
            (bob, {}),
        ):
            answer = await person.send("GET", "/tasks", params={"limit": 10, "cursor": cursor, **query})
            assert answer.status_code == 400
            assert answer.json()["errors"][0]["field"] == "cursor"


async def test_an_unknown_id_beside_a_known_one(ann: Person) -> None:
    task = await ann.add()
    assert (await ann.send("GET", f"/tasks/{uuid4()}")).status_code == 404
    assert (await ann.send("GET", f"/tasks/{task['id'].upper()}")).status_code == 200


class TestRepeating:
    async def test_a_repetition_in_words_is_set_changed_and_removed(self, ann: Person) -> None:
        await ann.add("Water the fern")
        for words, rule in (
            ("every other Tuesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
            ("after completion every 3 days", "RRULE;X-FROM=COMPLETION:FREQ=DAILY;INTERVAL=3"),
            ("never", None),
        ):
            read = await ann.post("/reading", {"text": words, "of": "repeat"})
            change = {"recurrence": read["actions"][0]["when"]["recurrence"]}
            answer = await ann.send("PATCH", "/tasks/1", json=change)
            assert answer.status_code == 200, answer.text
            assert answer.json()["recurrence"] == rule
            # The first day of the first rule; a task that has a date keeps it.
            assert datetime.fromisoformat(answer.json()["due_on"]).isoweekday() == 2


class TestCompleted:
    async def test_the_newest_completed_come_first_page_by_page(self, ann: Person) -> None:
        for number in range(1, 8):
            await ann.add(f"Task {number}")
        order = [3, 1, 7, 5]
        for number in order:
            await ann.send("POST", f"/tasks/{number}/complete")
        for sort, expected in (("-completed", order[::-1]), ("completed", order)):
            found: list[int] = []
            cursor: dict[str, str] = {}
            while True:
                page = await ann.get("/tasks", status="completed", sort=sort, limit=1, **cursor)
                found += [task["number"] for task in page["tasks"]]
                if page["next_cursor"] is None:
                    break
                cursor = {"cursor": page["next_cursor"]}
            assert found == expected


class TestTags:
    async def test_of_nothing_there_are_none(self, ann: Person, bob: Person) -> None:
        await bob.add(tags=["secret"])
        await ann.add()
        assert await ann.get("/tags") == {"tags": []}

    async def test_they_are_counted_without_what_is_deleted(self, ann: Person) -> None:
        await ann.add(tags=["shop", "home"])
        await ann.add(tags=["shop"])
        await ann.add(tags=["gone"])
        await ann.send("POST", "/tasks/2/complete")
        await ann.send("DELETE", "/tasks/3")
        assert await ann.get("/tags") == {"tags": [{"tag": "home", "tasks": 1}, {"tag": "shop", "tasks": 2}]}

    async def test_of_very_many_the_most_used_are_shown(self, ann: Person) -> None:
        for start in range(0, 520, 20):
            await ann.add(tags=[f"t{number:03}" for number in range(start, start + 20)])
        await ann.add(tags=["zebra"])
        await ann.add(tags=["zebra"])
        tags = (await ann.get("/tags"))["tags"]
        assert len(tags) == 500
        assert tags[-1] == {"tag": "zebra", "tasks": 2}
