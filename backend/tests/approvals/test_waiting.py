"""A turn that waits for the user's yes, and goes on: as JSON, as a stream, on another replica, by a word."""

from typing import Any

import pytest

from models import Turn
from tests.approvals.asking import Asking
from tests.standin import sse
from tests.standin.fixtures import StartApi
from tests.standin.script import Call, Reply, call, say
from tests.standin.server import StandIn

EVERYTHING = {"task_ids": [1, 2, 3, 4, 5, 6]}
TASKS = [f"Task {number}" for number in range(1, 7)]


async def test_the_built_in_assistant_asks_and_goes_on(builtin: Asking) -> None:
    waiting = await builtin.person.say("Delete everything")

    assert waiting["status"] == "waiting_approval"
    [approval] = waiting["approvals"]
    assert (approval["tool"], approval["arguments"]) == ("bulk_delete_tasks", EVERYTHING)
    assert approval["tasks"] == [
        {"number": number, "title": f"Task {number}", "due": None} for number in range(1, 7)
    ]
    assert approval["decision"] is None
    assert waiting["response"].startswith('This needs your yes: delete 6 tasks (1 "Task 1",')
    assert waiting["tool_calls"][-1]["approval"] == "waiting"
    assert await builtin.person.titles() == TASKS

    done = await builtin.decided(waiting, approved=True)

    assert (done["status"], done["turn_id"]) == ("done", waiting["turn_id"])
    assert done["messages"][1]["id"] == waiting["messages"][1]["id"]
    assert done["response"].startswith(waiting["response"])
    assert "Deleted 6 tasks" in done["response"]
    assert [made["tool"] for made in done["tool_calls"]] == ["list_tasks", "bulk_delete_tasks"]
    assert done["tool_calls"][-1]["approval"] == "approved"
    assert done["approvals"] == [{**approval, "decision": "approved"}]
    assert await builtin.person.titles() == []
    [stored] = await builtin.rows(done["turn_id"])
    assert stored.used_at is not None
    page = await builtin.person.conversation(done["conversation_id"])
    assert page["messages"] == done["messages"]
    assert (await builtin.person.turn(done["turn_id"])).run_state is None


async def test_a_no_changes_nothing_and_is_remembered(builtin: Asking) -> None:
    waiting = await builtin.person.say("Complete everything")

    done = await builtin.decided(waiting, approved=False)

    assert done["status"] == "done"
    assert done["response"].endswith("All right, I left those 6 tasks as they are.")
    assert done["tool_calls"][-1]["approval"] == "denied"
    assert done["tool_calls"][-1]["result"]["error"]["code"] == "denied"
    assert await builtin.open_titles() == TASKS
    assert await builtin.person.changes() == 6  # the additions


async def test_a_hosted_model_goes_on_at_another_replica(
    asking: Asking, provider: StandIn, start_api: StartApi
) -> None:
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING)]
    waiting = await asking.person.say("tidy up")
    assert waiting["status"] == "waiting_approval"
    assert waiting["metadata"]["tokens"]["total"] == 18
    elsewhere = asking.at((await start_api()).url)
    provider.script.replies = [say("All gone.")]

    done = await elsewhere.decided(waiting, approved=True)

    assert (done["status"], done["response"]) == ("done", f"{waiting['response']}\n\nAll gone.")
    assert done["metadata"]["tokens"]["total"] == 36
    assert await asking.person.titles() == []
    asked = provider.requests[-1].messages
    assert [message["role"] for message in asked[-3:]] == ["user", "assistant", "tool"]
    assert '"status":"ok"' in asked[-1]["content"][0]["text"].replace(" ", "")


async def test_the_model_is_told_of_a_no(asking: Asking, provider: StandIn) -> None:
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING), say("I kept them.")]
    waiting = await asking.person.say("tidy up")

    done = await asking.decided(waiting, approved=False)

    assert "The user said no" in provider.requests[-1].messages[-1]["content"]
    assert done["response"].endswith("I kept them.")
    provider.script.replies = [say("Fine.")]
    await asking.person.say("and now?", done["conversation_id"])
    told = [message for message in provider.requests[-1].messages if message["role"] == "tool"]
    assert '"approval": "denied"' in told[-1]["content"]
    assert await asking.person.titles() == TASKS


async def test_the_stream_asks_and_the_continuation_has_only_what_is_new(
    asking: Asking, provider: StandIn
) -> None:
    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING, text="Let me see."), say("Gone.")]

    heard = await asking.person.hear("tidy up")

    kinds = sse.types(heard)
    at = kinds.index("tool-approval-request")
    assert kinds[at - 1 : at + 2] == ["tool-input-available", "tool-approval-request", "data-approval"]
    [request], [shown] = sse.only(heard, "tool-approval-request"), sse.only(heard, "data-approval")
    card = shown["data"]
    [made] = sse.only(heard, "tool-input-available")
    assert request["toolCallId"] == made["toolCallId"] == card["tool_call_id"]
    assert request["approvalId"] == shown["id"] == card["approval_id"]
    assert set(card) == {
        "approval_id", "tool_call_id", "tool", "arguments", "tasks", "expires_at", "decision",
    }  # fmt: skip
    finish = sse.only(heard, "finish")[0]
    assert finish["messageMetadata"]["status"] == "waiting_approval"
    assert "tool-output-available" not in kinds
    turn_id = finish["messageMetadata"]["turn_id"]
    page = await asking.person.conversation(finish["messageMetadata"]["conversation_id"])
    assert page["messages"][-1]["approvals"] == [card]
    assert (page["messages"][-1]["status"], page["running_turn"]) == ("waiting_approval", None)

    rest = await asking.decide_and_hear({"turn_id": turn_id, "approvals": [card]}, approved=True)

    assert sse.types(rest) == [
        "start", "data-conversation", "start-step", "data-approval", "tool-output-available", "data-tool",
        "text-start", "text-delta", "text-end", "finish-step", "finish", "[DONE]",
    ]  # fmt: skip
    assert rest[0]["messageId"] == heard[0]["messageId"]
    assert rest[3]["data"] == {**card, "decision": "approved"}
    assert sse.text(rest) == "Gone."


async def test_both_of_two_calls_have_to_be_decided(asking: Asking, provider: StandIn) -> None:
    calls = [
        Call("bulk_delete_tasks", {"task_ids": [1, 2, 3, 4]}),
        Call("add_task", {"title": "New"}),
        Call("bulk_update_tasks", {"task_ids": [3, 4, 5, 6], "set": {"priority": "high"}}),
    ]
    provider.script.replies = [Reply(calls=calls)]
    waiting = await asking.person.say("two things")
    first, second = waiting["approvals"]
    assert await asking.person.titles() == [*TASKS, "New"]  # what needs no yes is done

    half = await asking.post_decisions(
        waiting["turn_id"], [{"approval_id": second["approval_id"], "approved": True}]
    )
    assert half.status_code == 200
    assert half.json()["status"] == "waiting_approval"
    assert [one["decision"] for one in half.json()["approvals"]] == [None, "approved"]
    provider.script.replies = [say("One of two.")]
    done = (
        await asking.post_decisions(
            waiting["turn_id"], [{"approval_id": first["approval_id"], "approved": False}]
        )
    ).json()

    assert done["status"] == "done"
    assert [one["approval"] for one in done["tool_calls"]] == ["denied", None, "approved"]
    assert await asking.person.titles() == [*TASKS, "New"]
    high = [task["number"] for task in await asking.person.tasks() if task["priority"] == "high"]
    assert high == [3, 4, 5, 6]


async def test_a_turn_may_ask_more_than_once(asking: Asking, provider: StandIn) -> None:
    update = {"task_ids": [1, 2, 3, 4, 5], "set": {"priority": "high"}}
    provider.script.replies = [call("bulk_update_tasks", update), call("bulk_delete_tasks", EVERYTHING)]
    first = await asking.person.say("two things")
    second = await asking.decided(first, approved=True)

    assert second["status"] == "waiting_approval"
    assert [one["decision"] for one in second["approvals"]] == ["approved", None]
    provider.script.replies = [say("Both.")]
    done = await asking.decided(second, approved=True)

    assert [one["approval"] for one in done["tool_calls"]] == ["approved", "approved"]
    assert await asking.person.titles() == []


async def test_the_fourth_single_call_waits(asking: Asking, provider: StandIn) -> None:
    provider.script.replies = [
        Reply(calls=[Call("delete_task", {"task_id": number}) for number in range(1, 6)])
    ]

    waiting = await asking.person.say("delete five")

    assert [approval["arguments"] for approval in waiting["approvals"]] == [{"task_id": 4}, {"task_id": 5}]
    assert await asking.person.titles() == TASKS[3:]
    provider.script.replies = [say("Done.")]
    await asking.decided(waiting, approved=True)
    assert await asking.person.titles() == ["Task 6"]


async def test_an_undo_of_many_waits(builtin: Asking) -> None:
    waiting = await builtin.person.say("Delete everything")
    done = await builtin.decided(waiting, approved=True)

    undoing = await builtin.person.say("undo that", done["conversation_id"])

    assert undoing["status"] == "waiting_approval"
    assert len(undoing["approvals"][0]["tasks"]) == 6
    assert await builtin.person.titles() == []
    await builtin.decided(undoing, approved=True)
    assert await builtin.person.titles() == TASKS


async def test_an_undo_takes_back_what_the_card_shows_whatever_happened_since(builtin: Asking) -> None:
    """Guard: the changes named in tools/history.py. The last change is another one by the time of the yes."""
    waiting = await builtin.person.say("Complete everything")
    done = await builtin.decided(waiting, approved=True)
    undoing = await builtin.person.say("undo that", done["conversation_id"])
    assert len(undoing["approvals"][0]["arguments"]["change_ids"]) == 6
    assert (await builtin.person.post("tasks", {"title": "Mine"})).status_code == 201

    redone = await builtin.decided(undoing, approved=True)

    assert redone["tool_calls"][-1]["approval"] == "approved"
    assert await builtin.open_titles() == [*TASKS, "Mine"]


async def test_an_undo_leaves_all_alone_when_one_of_the_tasks_was_changed_since(builtin: Asking) -> None:
    waiting = await builtin.person.say("Complete everything")
    done = await builtin.decided(waiting, approved=True)
    undoing = await builtin.person.say("undo that", done["conversation_id"])
    [task] = [task for task in await builtin.person.tasks() if task["number"] == 3]
    assert (await builtin.person.post(f"tasks/{task['id']}/reopen")).status_code == 200

    answer = await builtin.decided(undoing, approved=True)

    assert "changed after that" in answer["tool_calls"][-1]["error"]
    assert await builtin.open_titles() == ["Task 3"]


@pytest.mark.parametrize("word", ["yes", "Yes, please.", "OK", "go ahead", "Approve!"])
async def test_a_plain_yes_carries_it_out_in_the_next_answer(builtin: Asking, word: str) -> None:
    waiting = await builtin.person.say("Delete everything")

    done = await builtin.person.say(word, waiting["conversation_id"])

    assert (done["status"], done["messages"][0]["content"]) == ("done", word)
    assert "Deleted 6 tasks" in done["response"]
    assert [made["tool"] for made in done["tool_calls"]] == ["bulk_delete_tasks"]
    assert await builtin.person.titles() == []
    messages = await builtin.person.assert_complete(done["conversation_id"], ["done", "done"])
    assert messages[1]["approvals"][0]["decision"] == "approved"
    assert messages[1]["tool_calls"][-1]["error"] == "Approved; see the next answer."
    assert messages[3]["content"] == done["response"]


@pytest.mark.parametrize("word", ["no", "No, thanks.", "cancel", "leave them"])
async def test_a_plain_no_leaves_it(builtin: Asking, word: str) -> None:
    waiting = await builtin.person.say("Delete everything")

    done = await builtin.person.say(word, waiting["conversation_id"])

    assert done["response"] == "All right, I left those 6 tasks as they are."
    assert await builtin.person.titles() == TASKS
    messages = await builtin.person.assert_complete(done["conversation_id"], ["done", "done"])
    assert messages[1]["approvals"][0]["decision"] == "denied"


@pytest.mark.parametrize(
    "said", ["Show me all my tasks", "yes, and add milk", "yes yes yes do it all now", "why?", "y e s"]
)
async def test_any_other_message_leaves_it_and_is_answered(builtin: Asking, said: str) -> None:
    waiting = await builtin.person.say("Delete everything")

    answer = await builtin.person.say(said, waiting["conversation_id"])

    assert answer["status"] == "done"
    assert len(await builtin.open_titles()) >= 6
    messages = await builtin.person.assert_complete(answer["conversation_id"], ["done", "done"])
    assert messages[1]["content"].endswith("I left those 6 tasks as they are.")
    assert messages[1]["approvals"][0]["decision"] == "denied"
    assert (await builtin.decide(waiting, approved=True)).status_code == 409
    assert len(await builtin.open_titles()) >= 6


async def test_up_to_three_tasks_need_no_yes(builtin: Asking) -> None:
    answer = await builtin.person.say("complete tasks 1, 2 and 3")

    assert (answer["status"], answer["approvals"]) == ("done", [])
    assert [made["tool"] for made in answer["tool_calls"]] == ["complete_task"] * 3


async def test_a_hosted_model_that_is_away_afterwards_changes_only_what_was_approved(
    asking: Asking, provider: StandIn
) -> None:
    from tests.standin.script import refuse

    provider.script.replies = [call("bulk_delete_tasks", EVERYTHING), refuse(500)]
    waiting = await asking.person.say("tidy up")

    done = await asking.decided(waiting, approved=True)

    assert done["status"] == "failed"
    assert "Done by then: deleted 1 " in done["response"]
    assert await asking.person.titles() == []


async def test_stop_means_no(builtin: Asking) -> None:
    waiting = await builtin.person.say("Delete everything")

    stopped = await builtin.person.post(f"turns/{waiting['turn_id']}/cancel")

    assert (stopped.status_code, stopped.json()["status"]) == (202, "done")
    assert await builtin.person.titles() == TASKS
    assert (await builtin.decide(waiting, approved=True)).status_code == 409


async def test_the_chats_own_key_gives_the_waiting_answer_again(builtin: Asking) -> None:
    first = await builtin.person.say("Delete everything", key="k")
    again = await builtin.person.say("Delete everything", key="k")

    assert again["approvals"] == first["approvals"]
    heard = await builtin.person.hear("Delete everything", key="k")
    assert sse.only(heard, "data-approval")[0]["data"] == first["approvals"][0]
    assert "tool-approval-request" in sse.types(heard)
    turns: list[Turn] = await builtin.person.turns()
    assert len(turns) == 1


def test_words_that_decide() -> None:
    from services.waiting_ends import read_word

    given: dict[str, Any] = {"yes": True, "OK!": True, "no": False, "No thanks": False, "Don’t": False}
    for undecided in ("", "yes no", "noyes", "yes to all of it please", "not no", "task 1", "да"):
        given[undecided] = None
    assert {word: read_word(word) for word in given} == given
