"""Reading a UI message stream as it comes."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2

Chunk = dict[str, Any]
HEARTBEAT: Chunk = {"type": "(heartbeat)"}
DONE: Chunk = {"type": "[DONE]"}


async def chunks(response: httpx2.Response) -> AsyncIterator[Chunk]:
    """Every event as its JSON, a comment as HEARTBEAT, the end mark as DONE."""
    async for line in response.aiter_lines():
        if line.startswith(":"):
            yield HEARTBEAT
        elif line == "data: [DONE]":
            yield DONE
        elif line:
            assert line.startswith("data: "), line
            yield json.loads(line.removeprefix("data: "))


def types(chunks: list[Chunk]) -> list[str]:
    """The types in order; a run of text deltas counts as one."""
    found: list[str] = []
    for chunk in chunks:
        if chunk["type"] != "text-delta" or found[-1] != "text-delta":
            found.append(chunk["type"])
    return found


def text(chunks: list[Chunk]) -> str:
    """The answer's text, paragraphs apart."""
    blocks: dict[str, str] = {}
    for chunk in chunks:
        if chunk["type"] == "text-delta":
            blocks[chunk["id"]] = blocks.get(chunk["id"], "") + chunk["delta"]
    return "\n\n".join(block.strip() for block in blocks.values())


def only(chunks: list[Chunk], kind: str) -> list[Chunk]:
    return [chunk for chunk in chunks if chunk["type"] == kind]
