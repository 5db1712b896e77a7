"""A stand-in for an OpenAI-compatible model: it speaks at a steady pace, as a real one does.

Runs by itself in a pod with plain Python: `python model.py PORT`. A message with a quoted title first gets
one call of `add_task`; then, as for any other message, words: "w0 w1 w2 ...". `pace=50 words=100` in a
message says how many a second and how many in all.
"""

import asyncio
import json
import re
import sys
import time
from typing import Any

PACE, WORDS = 25.0, 200


def wanted(message: str) -> tuple[float, int]:
    """Words a second, and how many."""
    pace = re.search(r"pace=([\d.]+)", message)
    words = re.search(r"words=(\d+)", message)
    return float(pace[1]) if pace else PACE, int(words[1]) if words else WORDS


def last_said(messages: list[dict[str, Any]]) -> tuple[str, bool]:
    """What the user said last, and whether a tool has answered since."""
    text, answered = "", False
    for message in messages:
        if message["role"] == "user":
            content = message["content"]
            text = content if isinstance(content, str) else "".join(part.get("text", "") for part in content)
            answered = False
        elif message["role"] == "tool":
            answered = True
    return text, answered


def event(delta: dict[str, Any], finish: str | None = None) -> bytes:
    chunk = {
        "id": "chatcmpl-stand-in",
        "object": "chat.completion.chunk",
        "created": int(time.time()),
        "model": "stand-in",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }
    return b"data: " + json.dumps(chunk).encode() + b"\n\n"


def add_task(title: str) -> list[bytes]:
    """The events of one tool call."""
    function = {"name": "add_task", "arguments": json.dumps({"title": title})}
    call = {"index": 0, "id": f"call_{time.time_ns()}", "type": "function", "function": function}
    return [event({"role": "assistant", "content": None, "tool_calls": [call]}), event({}, "tool_calls")]


async def answer(body: dict[str, Any], writer: asyncio.StreamWriter) -> None:
    message, answered = last_said(body["messages"])
    title = re.search(r"'([^']+)'", message)
    if title and not answered:
        writer.writelines(add_task(title[1]))
    else:
        pace, words = wanted(message)
        started = time.monotonic()
        for number in range(words):
            await asyncio.sleep(max(0.0, started + number / pace - time.monotonic()))
            writer.write(event({"content": f"w{number} "}))
            await writer.drain()
        writer.write(event({}, "stop"))
    writer.write(b"data: [DONE]\n\n")


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """One request a connection."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = re.search(r"content-length: (\d+)", head, re.I)
        body = await reader.readexactly(int(length[1])) if length else b""
        if head.startswith("POST "):
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
            await answer(json.loads(body), writer)
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        return  # the client went away
    finally:
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(serve, "0.0.0.0", int(sys.argv[1]), backlog=1000)  # noqa: S104
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
