"""What decides an approval, and what does not: each is decided once, used once, for its own turn and call."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx2
import pytest
from sqlalchemy import func, select

from db import Database
from models import Approval, Change, Turn
from schemas import ApprovalDecision
from services import waiting_ends, waiting_turns
from services.orphans import close_orphans
from services.turns import ORPHANED_SECONDS
from tests.approvals.asking import Asking, decisions
from tests.fixtures.keys import Issuer
from tests.standin.fixtures import StartApi
from tests.standin.person import Person
from tests.standin.script import Call, Gate, Reply, call, say
from tests.standin.server import StandIn

EVERYTHING = {"task_ids": [1, 2, 3, 4, 5, 6]}
TASKS = [f"Task {number}" for number in range(1, 7)]


@pytest.fixture
async def waiting(builtin: Asking) -> dict[str, Any]:
    """The answer of a turn that waits for the yes to delete everything."""
    answer = await builtin.person.say("Delete everything")
    assert answer["status"] == "waiting_approval"
    return answer


async def nothing_happened(asking: Asking, waiting: dict[str, Any]) -> None:
    assert await asking.open_titles() == TASKS
    assert (await asking.person.turn(waiting["turn_id"])).status == "waiting_approval"
    assert [row.decision for row in await asking.rows(waiting["turn_id"])] == [None]


class TestRefusals:
    async def test_somebody_else(self, builtin: Asking, waiting: dict[str, Any], other: Person) -> None:
        """Guard: the user in waiting_turns.decide."""
        theirs = Asking(other)
        assert (await theirs.decide(waiting, approved=True)).status_code == 404
        response = await other.http.post(
            builtin.person.url(f"turns/{waiting['turn_id']}/approvals"),
            headers=other.headers(),
            json={"decisions": decisions(waiting, approved=True)},
        )
        assert response.status_code == 403
        await nothing_happened(builtin, waiting)

    async def test_nobody(self, builtin: Asking, waiting: dict[str, Any], web: Issuer) -> None:
        url = builtin.person.url(f"turns/{waiting['turn_id']}/approvals")
        body = {"decisions": decisions(waiting, approved=True)}
        foreign = Issuer(name=web.name, audience=web.audience).token(builtin.person.user_id)
        late = web.token(builtin.person.user_id, exp=datetime.now(UTC) - timedelta(minutes=1))
        for token in (None, "x", foreign, late):
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            response = await builtin.person.http.post(url, headers=headers, json=body)
            assert response.status_code == 401
        await nothing_happened(builtin, waiting)

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"decisions": []},
            {"decisions": [{"approval_id": "x", "approved": True}]},
            {"decisions": [{"approval_id": str(uuid4())}]},
            {"decisions": [{"approved": True}]},
            {"decisions": True},
            {"approved": True},
            {"decisions": [{"approval_id": str(uuid4()), "approved": True}] * 101},
        ],
    )
    async def test_malformed(self, builtin: Asking, waiting: dict[str, Any], body: Any) -> None:
        response = await builtin.person.post(f"turns/{waiting['turn_id']}/approvals", body)
        assert response.status_code == 400
        await nothing_happened(builtin, waiting)

    @pytest.mark.parametrize("value", ["true", 1, "yes", None, [True]])
    async def test_nothing_but_true_is_a_yes(
        self, builtin: Asking, waiting: dict[str, Any], value: object
    ) -> None:
        approval_id = waiting["approvals"][0]["approval_id"]
        response = await builtin.post_decisions(
            waiting["turn_id"], [{"approval_id": approval_id, "approved": value}]
        )
        assert response.status_code == 400
        await nothing_happened(builtin, waiting)

    async def test_unknown_turn_or_approval(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        given = decisions(waiting, approved=True)
        assert (await builtin.post_decisions(str(uuid4()), given)).status_code == 404
        unknown = [{"approval_id": str(uuid4()), "approved": True}]
        assert (await builtin.post_decisions(waiting["turn_id"], unknown)).status_code == 404
        assert (await builtin.post_decisions(waiting["turn_id"], [*given, *unknown])).status_code == 404
        assert (await builtin.post_decisions(waiting["turn_id"], given * 2)).status_code == 400
        await nothing_happened(builtin, waiting)

    async def test_that_of_another_turn(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        """Guard: the turn in waiting_turns.decide. The approval of A does not open B."""
        second = await builtin.person.say("Complete everything")
        crossed = await builtin.post_decisions(second["turn_id"], decisions(waiting, approved=True))
        assert crossed.status_code == 404
        await nothing_happened(builtin, waiting)
        await nothing_happened(builtin, second)

    async def test_expired_before_the_sweep(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        """Guard: the time in waiting_turns.decide."""
        await builtin.change(Approval, waiting["turn_id"], expires_at=func.now() - timedelta(seconds=1))
        assert (await builtin.decide(waiting, approved=True)).status_code == 409
        assert await builtin.open_titles() == TASKS
        answer = await builtin.person.say("yes", waiting["conversation_id"])
        assert answer["tool_calls"] == []
        assert await builtin.open_titles() == TASKS

    async def test_while_another_turn_of_the_conversation_runs(
        self, asking: Asking, provider: StandIn
    ) -> None:
        gate = Gate()
        provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]
        first = await asking.person.say("tidy up")
        provider.script.replies = [say("Hello.", halfway=gate)]
        async with asking.person.listen("hello", first["conversation_id"]) as stream:
            await gate.reached.wait()
            assert (await asking.decide(first, approved=True)).status_code == 409
            gate.open()
            assert [chunk async for chunk in stream]
        assert await asking.open_titles() == TASKS


class TestOnce:
    async def test_a_second_decision_is_refused(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        await builtin.decided(waiting, approved=False)
        for approved in (True, False):
            assert (await builtin.decide(waiting, approved)).status_code == 409
        assert await builtin.open_titles() == TASKS

    async def test_a_no_stays_a_no_while_the_rest_is_undecided(
        self, asking: Asking, provider: StandIn
    ) -> None:
        """Guard: `decision is not None` in waiting_turns.decide."""
        calls = [Call("bulk_delete_tasks", EVERYTHING), Call("delete_task", {"task_id": 1})]
        completing = {"task_ids": [2, 3, 4, 5, 6], "set": {"completed": True}}
        calls.append(Call("bulk_update_tasks", completing))
        provider.script.replies = [Reply(calls=calls)]
        waiting = await asking.person.say("tidy up")
        first, second = decisions(waiting, approved=False)
        assert (await asking.post_decisions(waiting["turn_id"], [first])).status_code == 200
        for changed in ([{**first, "approved": True}], [{**first, "approved": True}, second]):
            assert (await asking.post_decisions(waiting["turn_id"], changed)).status_code == 409
        provider.script.replies = [say("Left.")]
        assert (await asking.post_decisions(waiting["turn_id"], [second])).json()["status"] == "done"
        assert await asking.open_titles() == TASKS[1:]

    async def test_an_old_approval_does_nothing_more(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        await builtin.decided(waiting, approved=True)
        for number in range(1, 7):
            assert (await builtin.person.post(f"tasks/{number}/restore")).status_code == 200
        assert (await builtin.decide(waiting, approved=True)).status_code == 409
        assert (await builtin.person.say("yes", waiting["conversation_id"]))["tool_calls"] == []
        assert await builtin.open_titles() == TASKS

    async def test_many_at_once_on_two_replicas_decide_once(
        self, builtin: Asking, waiting: dict[str, Any], start_api: StartApi
    ) -> None:
        """Guard: the row lock in waiting_turns.decide."""
        second = builtin.at((await start_api(ai_provider="builtin")).url)
        answers = await asyncio.gather(
            *(person.decide(waiting, approved=True) for person in (builtin, second) for _ in range(5))
        )
        assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9
        assert await builtin.person.changes() == 12

    async def test_a_yes_and_a_no_at_once_are_one_of_them(
        self, builtin: Asking, waiting: dict[str, Any], start_api: StartApi
    ) -> None:
        second = builtin.at((await start_api(ai_provider="builtin")).url)
        yes, no = await asyncio.gather(
            builtin.decide(waiting, approved=True), second.decide(waiting, approved=False)
        )
        assert sorted((yes.status_code, no.status_code)) == [200, 409]
        assert len(await builtin.open_titles()) == (0 if yes.status_code == 200 else 6)

    async def test_its_key_gives_the_answer_again(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        first = await builtin.decide(waiting, approved=True, key="yes-1")
        again = await builtin.decide(waiting, approved=True, key="yes-1")
        assert (first.status_code, again.status_code) == (200, 200)
        assert again.json() == first.json()
        assert (await builtin.decide(waiting, approved=False, key="yes-1")).status_code == 422
        assert (await builtin.decide(waiting, approved=True, key="yes-2")).status_code == 409
        assert await builtin.person.changes() == 12

    async def test_twins_with_one_key_have_one_effect(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        answers = await asyncio.gather(*(builtin.decide(waiting, True, key="k") for _ in range(5)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.json()["response"] for answer in answers}) == 1
        assert await builtin.person.changes() == 12


class TestHijacked:
    """The model goes on after a yes with something else than what was approved."""

    @pytest.mark.parametrize(
        ("tool", "arguments"),
        [
            ("bulk_delete_tasks", {"task_ids": [1, 2, 3, 4, 5]}),
            ("bulk_delete_tasks", {"task_ids": ["1", "2", "3", "4", "5", "6"]}),
            ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"title": "Hijacked"}}),
            ("bulk_update_tasks", {"task_ids": [1, 2, 3, 4], "set": {"priority": "low"}}),
        ],
    )
    async def test_other_arguments_wait_again(
        self, asking: Asking, provider: StandIn, tool: str, arguments: dict[str, Any]
    ) -> None:
        """Guard: change_limit and auth._approved; the approval of one call is of no use to the next."""
        high = {"task_ids": [1, 2, 3, 4], "set": {"priority": "high"}}
        provider.script.replies = [call("bulk_update_tasks", high), call(tool, arguments)]
        waiting = await asking.person.say("make four of them important")
        second = await asking.decided(waiting, approved=True)
        assert second["status"] == "waiting_approval"
        assert second["approvals"][-1]["arguments"] == arguments
        tasks = await asking.person.tasks()
        assert [task["title"] for task in tasks] == TASKS
        assert [task["priority"] for task in tasks] == ["high"] * 4 + ["normal"] * 2

    async def test_what_was_denied_is_not_done_in_small_pieces(
        self, asking: Asking, provider: StandIn
    ) -> None:
        provider.script.replies = [
            call("bulk_delete_tasks", EVERYTHING),
            Reply(calls=[Call("delete_task", {"task_id": number}) for number in range(1, 7)]),
        ]
        waiting = await asking.person.say("tidy up")
        second = await asking.decided(waiting, approved=False)
        assert second["status"] == "waiting_approval"
        assert len(await asking.open_titles()) == 3  # as many as any turn may change

    @pytest.mark.parametrize("tampered", ["arguments", "hash"])
    async def test_what_is_stored_was_tampered_with(
        self, tampered: str, asking: Asking, provider: StandIn
    ) -> None:
        """Guard: the hash of the approval, compared in TaskServer.call_tool and by the MCP server."""
        provider.script.replies = [call("bulk_delete_tasks", {"task_ids": [1, 2, 3, 4]})]
        waiting = await asking.person.say("tidy up")
        if tampered == "hash":
            await asking.change(Approval, waiting["turn_id"], sha256="0" * 64)
        else:
            stored = json.dumps((await asking.person.turn(waiting["turn_id"])).run_state)
            changed = stored.replace("[1, 2, 3, 4]", "[1, 2, 3, 4, 5, 6]")
            assert changed != stored
            await asking.change(Turn, waiting["turn_id"], run_state=json.loads(changed))
        provider.script.replies = [say("Done.")]
        done = await asking.decided(waiting, approved=True)
        assert done["status"] in ("done", "failed")
        assert await asking.open_titles() == TASKS
        provider.script.replies = []


class TestEndings:
    async def test_nobody_says_anything_for_a_day(
        self, builtin: Asking, waiting: dict[str, Any], database: Database
    ) -> None:
        [row] = await builtin.rows(waiting["turn_id"])
        assert timedelta(hours=23) < row.expires_at - row.created_at <= timedelta(hours=24, minutes=1)
        await builtin.change(Approval, waiting["turn_id"], expires_at=func.now() - timedelta(seconds=1))

        await asyncio.gather(*(waiting_ends.close_expired(database) for _ in range(3)))

        messages = await builtin.person.assert_complete(waiting["conversation_id"], ["done"])
        assert messages[1]["content"].endswith("Nobody said yes in time. I left those 6 tasks as they are.")
        assert messages[1]["approvals"][0]["decision"] == "expired"
        assert messages[1]["tool_calls"][-1]["approval"] == "expired"
        assert (await builtin.person.turn(waiting["turn_id"])).run_state is None
        assert (await builtin.decide(waiting, approved=True)).status_code == 409
        assert await builtin.open_titles() == TASKS

    async def test_a_process_that_dies_after_the_yes(
        self, asking: Asking, provider: StandIn, database: Database, http: httpx2.AsyncClient
    ) -> None:
        """The turn is running again when its process is gone: the same request goes on, with one effect."""
        provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]
        waiting = await asking.person.say("tidy up", key="k")
        async with database.transaction() as session:
            decided = await waiting_turns.decide(
                session,
                asking.person.user_id,
                (await asking.rows(waiting["turn_id"]))[0].turn_id,
                [ApprovalDecision.model_validate(one) for one in decisions(waiting, approved=True)],
                "yes",
            )
        assert decided.resumed is not None  # and nobody runs it
        silent = func.now() - timedelta(seconds=ORPHANED_SECONDS + 1)
        await asking.change(Turn, waiting["turn_id"], heartbeat_at=silent)
        await close_orphans(database)
        assert await asking.open_titles() == TASKS
        provider.script.replies = [say("All gone.")]

        again = await asking.decide(waiting, approved=True, key="yes")

        assert again.status_code == 200, again.text
        assert again.json()["status"] == "done"
        assert again.json()["response"].endswith("All gone.")
        assert await asking.person.titles() == []
        assert await asking.person.changes() == 12

    async def test_one_of_a_deleted_conversation_waits_for_that_to_come_back(
        self, builtin: Asking, waiting: dict[str, Any]
    ) -> None:
        person = builtin.person
        url = person.url(f"conversations/{waiting['conversation_id']}")
        assert (await person.http.delete(url, headers=person.headers())).status_code == 204
        assert (await builtin.decide(waiting, approved=True)).status_code == 404
        assert await builtin.open_titles() == TASKS
        assert (await person.http.post(f"{url}/restore", headers=person.headers())).status_code == 200
        assert (await builtin.decide(waiting, approved=True)).status_code == 200

    async def test_the_account_too(self, builtin: Asking, waiting: dict[str, Any]) -> None:
        person = builtin.person
        assert (
            await person.http.delete(f"{person.api}/api/{person.user_id}", headers=person.headers())
        ).status_code == 204
        async with person.database.read() as session:
            left = await session.scalar(select(func.count()).where(Approval.user_id == person.user_id))
        assert left == 0

    async def test_what_was_approved_is_marked_in_the_changes(
        self, builtin: Asking, waiting: dict[str, Any], database: Database
    ) -> None:
        await builtin.decided(waiting, approved=True)
        async with database.read() as session:
            rows = (
                await session.execute(
                    select(Change.approved, Change.actor).where(
                        Change.user_id == builtin.person.user_id, Change.action == "delete"
                    )
                )
            ).all()
        assert {tuple(row) for row in rows} == {(True, "assistant")}
