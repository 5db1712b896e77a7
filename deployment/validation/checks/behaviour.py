"""The same behaviour as on a developer's machine, through every door."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from validation import shell
from validation.chat import say
from validation.doors import port_forward
from validation.model import NotRun, Row, row
from validation.people import Person
from validation.trial import Trial

ROOT = Path(__file__).resolve().parents[3]
# Twice what it takes where the web app has half a processor.
SUITE_SECONDS = 2_400


async def doors(trial: Trial) -> list[Row]:
    """Sign-up, sign-in and a chat at the node port and through a port-forward."""
    rows = [await _door("node port", trial.doors.web)]
    service = f"service/{trial.release.fullname('frontend')}-service"
    async with port_forward(trial.cluster, service, 3000) as web:
        rows.append(await _door("port-forward", web))
    return rows


async def _door(name: str, web: str) -> Row:
    person = Person(web)
    try:
        await person.sign_up()
        await person.sign_in()
        answer = await say(person, "Add a task to buy groceries")
        fine = answer.tools_ok and await person.titles() == ["Buy groceries"]
    finally:
        await person.leave()
    figure = "works" if fine else answer.attempt.error or answer.text[:80]
    return row(f"{name}: sign up, sign in, a task by chat", "works", figure, fine)


async def sentences(trial: Trial) -> list[Row]:
    """The acceptance sentences of the product, said on the cluster, checked in the task list."""
    person, another = await trial.crowd.people(2, 15)
    wrong = [
        *await _talk(
            person,
            [
                ("Add a task to buy groceries", {"Buy groceries": False}),
                ("I need to remember to pay bills", {"Buy groceries": False, "Pay bills": False}),
                ("Mark task 2 as complete", {"Buy groceries": False, "Pay bills": True}),
                ("Change task 1 to 'Call mom tonight'", {"Call mom tonight": False, "Pay bills": True}),
                (
                    "update 'Call mom' to 'Call mom about birthday plans'",
                    {"Call mom about birthday plans": False, "Pay bills": True},
                ),
                (
                    "Create a task called 'Call dentist' with description 'Schedule annual checkup'",
                    {"Call mom about birthday plans": False, "Pay bills": True, "Call dentist": False},
                ),
                ("Delete the dentist task", {"Call mom about birthday plans": False, "Pay bills": True}),
            ],
        ),
        *await _talk(
            another,
            [
                (
                    "Add milk, eggs and call the plumber tomorrow at 5pm",
                    {"Milk": False, "Eggs": False, "Call the plumber": False},
                )
            ],
        ),
        *await _listed(person),
    ]
    total = 11
    return [
        row(
            "acceptance sentences said on the cluster",
            f"{total} of {total}",
            f"{total - len(wrong)} of {total}",
            not wrong,
            "; ".join(wrong),
        )
    ]


async def _talk(person: Person, script: Sequence[tuple[str, dict[str, bool]]]) -> list[str]:
    """What went otherwise: after each sentence the tasks must be these, completed or not."""
    wrong, conversation = [], None
    for sentence, tasks in script:
        answer = await say(person, sentence, conversation)
        conversation = answer.conversation_id
        found = {task["title"]: task["completed"] for task in (await person.get("tasks"))["tasks"]}
        if found != tasks:
            wrong.append(f"{sentence}: {answer.attempt.error or found}")
    return wrong


async def _listed(person: Person) -> list[str]:
    """Lists by status: what is asked for must be in the answer, and nothing else."""
    expected = {
        "Show me all my tasks": {"Call mom about birthday plans", "Pay bills"},
        "What's pending?": {"Call mom about birthday plans"},
        "What have I completed?": {"Pay bills"},
    }
    wrong = []
    for sentence, titles in expected.items():
        answer = await say(person, sentence)
        listed = {title for title in expected["Show me all my tasks"] if title in answer.text}
        if listed != titles:
            wrong.append(f"{sentence}: {answer.attempt.error or answer.text[:80]}")
    return wrong


async def browser_suite(trial: Trial) -> list[Row]:
    """The browser suite that also runs beside a local stack, unchanged, at the node port."""
    npm = ROOT / ".local" / "bin" / "npm"
    prepared = await shell.run("python3", str(ROOT / "scripts" / "bootstrap.py"), "e2e", seconds=600)
    if prepared.code or not npm.exists():
        raise NotRun(f"the browser suite cannot be set up: {prepared.said[-200:]}")
    path = f"{npm.parent}:{os.environ['PATH']}"
    command = [
        "env",
        "--unset=STACK_CONTROL",
        f"BASE_URL={trial.doors.web}",
        f"PATH={path}",
        str(npm),
        "--prefix",
    ]
    finished = await shell.run(*command, str(ROOT / "e2e"), "test", seconds=SUITE_SECONDS)
    lines = [line.strip() for line in finished.out.splitlines() if line.strip()]
    counts = [
        line for line in lines if line.endswith("passed") or "passed (" in line or " failed" in line[:12]
    ]
    return [
        row(
            "the browser suite at the node port",
            "all pass, as against a local stack",
            "; ".join(counts) or finished.said[-100:],
            finished.code == 0 and any("passed" in line for line in counts),
            "" if finished.code == 0 else "; ".join(lines[-8:])[:600],
        )
    ]
