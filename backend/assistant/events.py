"""The Responses events of one answer, in the order the agents SDK and its clients expect them."""

import re
from collections.abc import Iterator
from itertools import count
from time import time
from typing import Any

from openai.types.responses import (
    Response,
    ResponseCompletedEvent,
    ResponseContentPartAddedEvent,
    ResponseContentPartDoneEvent,
    ResponseCreatedEvent,
    ResponseFunctionCallArgumentsDeltaEvent,
    ResponseFunctionCallArgumentsDoneEvent,
    ResponseFunctionToolCall,
    ResponseInProgressEvent,
    ResponseOutputItemAddedEvent,
    ResponseOutputItemDoneEvent,
    ResponseOutputMessage,
    ResponseOutputText,
    ResponseTextDeltaEvent,
    ResponseTextDoneEvent,
    ResponseUsage,
)
from openai.types.responses.response_usage import InputTokensDetails, OutputTokensDetails

type Item = ResponseOutputMessage | ResponseFunctionToolCall
_PIECES = re.compile(r"\s*\S+\s*")


def pieces(text: str) -> list[str]:
    """The text in words with their spaces, so that it streams; joined they are the text again."""
    return _PIECES.findall(text) or [text]


def stream(response_id: str, model: str, items: list[Item]) -> Iterator[Any]:
    """created, in_progress, then each item added, filled and done, and completed with the whole output."""
    number = count()
    started = _response(response_id, model, [], "in_progress")
    yield ResponseCreatedEvent(type="response.created", response=started, sequence_number=next(number))
    yield ResponseInProgressEvent(type="response.in_progress", response=started, sequence_number=next(number))
    for index, item in enumerate(items):
        events = (
            _message(item, index, number)
            if isinstance(item, ResponseOutputMessage)
            else _call(item, index, number)
        )
        yield from events
        yield ResponseOutputItemDoneEvent(
            type="response.output_item.done", item=item, output_index=index, sequence_number=next(number)
        )
    done = _response(response_id, model, items, "completed")
    yield ResponseCompletedEvent(type="response.completed", response=done, sequence_number=next(number))


def _message(item: ResponseOutputMessage, index: int, number: Iterator[int]) -> Iterator[Any]:
    empty = item.model_copy(update={"content": [], "status": "in_progress"})
    yield ResponseOutputItemAddedEvent(
        type="response.output_item.added", item=empty, output_index=index, sequence_number=next(number)
    )
    for place, part in enumerate(item.content):
        if not isinstance(part, ResponseOutputText):
            continue
        where: dict[str, Any] = {"item_id": item.id, "output_index": index, "content_index": place}
        blank = part.model_copy(update={"text": ""})
        yield ResponseContentPartAddedEvent(
            type="response.content_part.added", part=blank, sequence_number=next(number), **where
        )
        for piece in pieces(part.text):
            yield ResponseTextDeltaEvent(
                type="response.output_text.delta",
                delta=piece,
                logprobs=[],
                sequence_number=next(number),
                **where,
            )
        yield ResponseTextDoneEvent(
            type="response.output_text.done",
            text=part.text,
            logprobs=[],
            sequence_number=next(number),
            **where,
        )
        yield ResponseContentPartDoneEvent(
            type="response.content_part.done", part=part, sequence_number=next(number), **where
        )


def _call(item: ResponseFunctionToolCall, index: int, number: Iterator[int]) -> Iterator[Any]:
    empty = item.model_copy(update={"arguments": "", "status": "in_progress"})
    where: dict[str, Any] = {"item_id": item.id or item.call_id, "output_index": index}
    yield ResponseOutputItemAddedEvent(
        type="response.output_item.added", item=empty, output_index=index, sequence_number=next(number)
    )
    yield ResponseFunctionCallArgumentsDeltaEvent(
        type="response.function_call_arguments.delta",
        delta=item.arguments,
        sequence_number=next(number),
        **where,
    )
    yield ResponseFunctionCallArgumentsDoneEvent(
        type="response.function_call_arguments.done",
        arguments=item.arguments,
        name=item.name,
        sequence_number=next(number),
        **where,
    )


def _response(id_: str, model: str, items: list[Item], status: Any) -> Response:
    usage = ResponseUsage(
        input_tokens=0,
        output_tokens=0,
        total_tokens=0,
        input_tokens_details=InputTokensDetails(cached_tokens=0, cache_write_tokens=0),
        output_tokens_details=OutputTokensDetails(reasoning_tokens=0),
    )
    return Response(
        id=id_,
        created_at=time(),
        model=model,
        object="response",
        output=list(items),
        parallel_tool_calls=True,
        status=status,
        tool_choice="auto",
        tools=[],
        usage=usage if status == "completed" else None,
    )
