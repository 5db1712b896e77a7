"""`make bench`: prints each figure with its floor and the ratio, and whether the goal is met.

Judge by the ratios: the milliseconds are those of the machine at that moment.
"""

import argparse
import asyncio
import os
import sys
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import count
from uuid import UUID, uuid4

import httpx2

from bench import flood, floor, stack
from bench.timing import Action, interleaved, p50, p99, verdict
from bench.wire import Connection, call_tool

TOOL_GOAL = 2.0  # MCP call against a no-op tool with the same token check
TURN_GOAL = 1.6  # JSON chat turn against a bare turn of the SDK
FLOOD_GOAL = 1.5  # the 99th percentile of one user while another floods, against quiet
FLOOD_ROUNDS = 3
GROWTH_GOAL = 1.2  # the same turn with 10,000 messages and 100,000 tasks
MESSAGES, TASKS = 10_000, 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report."""

    name: str
    values: list[float]
    floor: list[float]
    goal: float | None

    def __str__(self) -> str:
        ratio = p50(self.values) / p50(self.floor)
        goal = "" if self.goal is None else f"  {verdict(ratio, self.goal)}"
        return (
            f"{self.name:<46} p50 {p50(self.values):7.2f} ms  p99 {p99(self.values):7.2f}"
            f"  floor {p50(self.floor):7.2f}  ratio {ratio:5.2f}{goal}"
        )


async def measure_tools(web: httpx2.AsyncClient, floor_url: str, rounds: int) -> list[Row]:
    mcp_url = os.environ["MCP_URL"]
    user = await stack.sign_up(web, os.environ["WEB_URL"])
    async with stack.database() as connection:
        await stack.fill_tasks(connection, user.id, 20)
    keys, title = count(), {"title": "Buy milk"}
    async with Connection(mcp_url) as ours, Connection(floor_url) as bare:
        signed = stack.turn_token(user.id)

        def added(key: str | None) -> Action:
            def act() -> object:
                return call_tool(ours, str(signed), "add_task", title, key and f"{key}:{next(keys)}")

            return act  # type: ignore[return-value]

        taken = await interleaved(
            {
                "nothing": lambda: call_tool(bare, str(signed), "nothing", {}),
                "nothing with arguments": lambda: call_tool(
                    bare, str(signed), "add_task", {"title": "Buy milk"}
                ),
                "list_tasks (20)": lambda: call_tool(ours, str(signed), "list_tasks", {"limit": 20}),
                "add_task": added(None),
                "add_task with a call key": added(uuid4().hex),
            },
            rounds=rounds,
            warm_up=30,
        )
    floor_times = taken["nothing"]
    return [
        Row("MCP no-op tool with arguments", taken["nothing with arguments"], floor_times, None),
        Row("MCP list_tasks, 20 tasks", taken["list_tasks (20)"], floor_times, TOOL_GOAL),
        Row("MCP add_task", taken["add_task"], floor_times, TOOL_GOAL),
        Row("MCP add_task with a call key", taken["add_task with a call key"], floor_times, TOOL_GOAL),
    ]


async def measure_turns(web: httpx2.AsyncClient, floor_url: str, rounds: int) -> list[Row]:
    web_url, api_url = os.environ["WEB_URL"], os.environ["API_URL"]
    small, large = await stack.sign_up(web, web_url), await stack.sign_up(web, web_url)
    async with stack.database() as connection:
        await stack.fill_tasks(connection, small.id, 10)
        await stack.fill_tasks(connection, large.id, TASKS)
        few = await stack.fill_messages(connection, small.id, 10)
        many = await stack.fill_messages(connection, large.id, MESSAGES)
    async with AsyncExitStack() as open_things:
        api = await open_things.enter_async_context(Connection(api_url))
        bare = await open_things.enter_async_context(
            floor.bare_turns(f"{floor_url}/mcp", stack.turn_token(small.id))
        )

        def said(user: stack.User, conversation: UUID | None, message: str) -> Action:
            body = {"message": message, "conversation_id": str(conversation) if conversation else None}
            path = f"/api/{user.id}/chat"
            return lambda: api.request("POST", path, token=user.token, body=body)

        def asked(user: stack.User, what: str) -> Action:
            return lambda: api.request("GET", f"/api/{user.id}/{what}", token=user.token)

        def typed(user: stack.User, text: str) -> Action:
            path, body = f"/api/{user.id}/reading", {"text": text}
            return lambda: api.request("POST", path, token=user.token, body=body)

        taken = await interleaved(
            {
                "bare": lambda: bare("Add a task to buy milk"),
                "new": said(small, None, "Add a task to buy milk"),
                "few": said(small, few, "Add a task to buy milk"),
                "many": said(large, many, "Add a task to buy milk"),
                "few, list": said(small, few, "What's due today?"),
                "many, list": said(large, many, "What's due today?"),
                "settings": asked(small, "preferences"),
                "few, marks": asked(small, "revision"),
                "many, marks": asked(large, "revision"),
                "typed": typed(small, "Remind me to call the plumber tomorrow at 5pm"),
            },
            rounds=rounds,
            warm_up=10,
        )
    growth = f"{MESSAGES:,} messages, {TASKS:,} tasks".replace(",", " ")
    return [
        Row("chat turn with one tool call, new conversation", taken["new"], taken["bare"], TURN_GOAL),
        Row("chat turn with one tool call, 10 messages", taken["few"], taken["bare"], TURN_GOAL),
        Row(f"  with {growth}", taken["many"], taken["few"], GROWTH_GOAL),
        Row(f"  list today, {growth}", taken["many, list"], taken["few, list"], GROWTH_GOAL),
        Row("whether anything is new; floor: the settings", taken["few, marks"], taken["settings"], None),
        Row(f"  with {growth}", taken["many, marks"], taken["few, marks"], GROWTH_GOAL),
        Row("a message read live; floor: the settings", taken["typed"], taken["settings"], None),
    ]


async def run(rounds: int) -> None:
    port = stack.free_port()
    floor_url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "MCP_JWKS_URL": f"{os.environ['API_URL']}/.well-known/jwks.json"}
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.floor", str(port), env=environment
    )
    try:
        await stack.until_answers(floor_url)
        async with httpx2.AsyncClient(trust_env=False) as web:
            print("Each figure beside a floor measured in turn with it; goals are ratios.\n")
            for measure in (measure_tools, measure_turns):
                for row in await measure(web, floor_url, rounds):
                    print(row, flush=True)
            print("\nOne user's turns while another keeps 20 connections busy:")
            for kind, flooded, quiet in await flood.measure(web, FLOOD_ROUNDS):
                ratio = p99(flooded) / p99(quiet)
                print(
                    f"  {kind:<10} p99 {p99(flooded):7.2f} ms  quiet {p99(quiet):7.2f}  ratio {ratio:5.2f}"
                    f"  {verdict(ratio, FLOOD_GOAL)}",
                    flush=True,
                )
        print("\nResident memory:")
        for kind, mib in stack.memory_mib().items():
            print(f"{kind:<12} {mib:6.0f} MiB")
    finally:
        server.terminate()
        await server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="measurements of each (default 200)")
    asyncio.run(run(parser.parse_args().rounds))


if __name__ == "__main__":
    main()
