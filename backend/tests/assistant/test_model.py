"""The model as the agents SDK sees it."""

import json
import subprocess
import sys
from typing import Any

import pytest
from agents import ModelSettings, ModelTracing
from agents.items import TResponseInputItem
from agents.tool import Tool

from assistant.model import BuiltinModel
from tests.assistant.fake_list import TOOLS, Chat, FakeList


@pytest.fixture
def model(tasks: FakeList) -> BuiltinModel:
    return BuiltinModel(tasks.now, "Europe/Berlin")


def tools(tasks: FakeList) -> list[Tool]:
    return [Chat(tasks)._tool(name) for name in TOOLS]


async def answer(model: BuiltinModel, items: str | list[TResponseInputItem], tasks: FakeList) -> list[Any]:
    response = await model.get_response(
        None,
        items,
        ModelSettings(),
        tools(tasks),
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    return response.output


async def events(model: BuiltinModel, items: str | list[TResponseInputItem], tasks: FakeList) -> list[Any]:
    stream = model.stream_response(
        None,
        items,
        ModelSettings(),
        tools(tasks),
        None,
        [],
        ModelTracing.DISABLED,
        previous_response_id=None,
        conversation_id=None,
        prompt=None,
    )
    return [event async for event in stream]


def envelope(data: Any) -> str:
    return json.dumps({"status": "ok", "data": data, "error": None, "warnings": []})


def test_the_language_part_loads_no_sdk() -> None:
    heavy = {"agents", "openai", "pydantic", "fastapi"}
    code = f"import sys, assistant.turn; print(sorted({heavy!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


async def test_a_text_streams_in_small_pieces(model: BuiltinModel, tasks: FakeList) -> None:
    got = await events(model, "help", tasks)
    kinds = [event.type for event in got]
    deltas = [event.delta for event in got if event.type == "response.output_text.delta"]
    assert kinds[:4] == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
    ]
    assert kinds[-4:] == [
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert [event.sequence_number for event in got] == list(range(len(got)))
    text = got[-1].response.output[0].content[0].text
    assert "".join(deltas) == text
    assert max(map(len, deltas)) < 20


async def test_calls_stream_with_their_arguments(model: BuiltinModel, tasks: FakeList) -> None:
    got = await events(model, "complete tasks 1 and 2", tasks)
    calls = got[-1].response.output
    assert [(call.name, json.loads(call.arguments)) for call in calls] == [
        ("complete_task", {"task_id": 1}),
        ("complete_task", {"task_id": 2}),
    ]
    added = [event.item for event in got if event.type == "response.output_item.added"]
    assert [item.arguments for item in added] == ["", ""]
    assert len({call.call_id for call in calls} | {call.id for call in calls}) == 4


async def test_calls_tell_what_of_the_message_led_to_them(model: BuiltinModel, tasks: FakeList) -> None:
    [call] = await answer(model, "please complete task 2", tasks)
    assert json.loads(call.arguments) == {"task_id": 2}
    assert call.model_dump()["spans"] == [
        {"start": 7, "end": 15, "what": "action"},
        {"start": 16, "end": 22, "what": "task"},
    ]


async def test_ids_are_never_used_twice(model: BuiltinModel, tasks: FakeList) -> None:
    first, second = [await answer(model, "hello", tasks) for _ in range(2)]
    assert first[0].id != second[0].id


@pytest.mark.parametrize("as_list", [True, False])
async def test_a_result_may_be_text_or_a_list_of_parts(
    model: BuiltinModel, tasks: FakeList, as_list: bool
) -> None:
    text = envelope(tasks[3])
    output = [{"type": "input_text", "text": text}] if as_list else text
    items: list[Any] = [
        {"role": "user", "content": [{"type": "input_text", "text": "complete task 3"}]},
        {"type": "function_call", "call_id": "c1", "name": "complete_task", "arguments": '{"task_id": 3}'},
        {"type": "function_call_output", "call_id": "c1", "output": output},
    ]
    [message] = await answer(model, items, tasks)
    assert message.content[0].text == 'Completed task 3: "Budget meeting".'


async def test_calls_another_model_made_are_told_not_repeated(model: BuiltinModel, tasks: FakeList) -> None:
    items: list[Any] = [
        {"role": "user", "content": "complete the budget meeting"},
        {"type": "function_call", "call_id": "c1", "name": "complete_task", "arguments": '{"task_id": 3}'},
        {"type": "function_call_output", "call_id": "c1", "output": envelope(tasks[3])},
    ]
    [message] = await answer(model, items, tasks)
    assert "Budget meeting" in message.content[0].text


async def test_a_call_without_a_result_is_not_made_again(model: BuiltinModel, tasks: FakeList) -> None:
    items: list[Any] = [
        {"role": "user", "content": "add buy stamps"},
        {
            "type": "function_call",
            "call_id": "c1",
            "name": "add_task",
            "arguments": '{"title": "Buy stamps"}',
        },
    ]
    [message] = await answer(model, items, tasks)
    assert "try again" in message.content[0].text


async def test_an_empty_conversation_gets_help(model: BuiltinModel, tasks: FakeList) -> None:
    [message] = await answer(model, [], tasks)
    assert "to-do list" in message.content[0].text


async def test_every_turn_streams_what_it_finally_says(chat: Chat) -> None:
    reply = await chat.say("show my list")
    assert "".join(chat.deltas) == reply
    assert len(chat.deltas) > 5
