import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import type { Task } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import {
  DOWN,
  HISTORY,
  TASKS,
  UNDO,
  openPanel,
  rows,
  selectBox,
  serve,
  serveZone,
  tick,
} from "./panel";
import { task } from "./task";

let list: Task[];

beforeEach(() => {
  list = [4, 3, 2, 1].map((number) => task(number, `Task ${"abcd"[number - 1]}`));
  serveZone();
  serve(() => ({ tasks: list, next_cursor: null }));
});

afterEach(() => {
  toast.dismiss();
});

const bar = () => within(screen.getByRole("group", { name: "Selected tasks" }));
const press = (name: string) => userEvent.click(bar().getByRole("button", { name }));
const select = (...titles: string[]) =>
  titles.reduce<Promise<unknown>>(
    (before, title) => before.then(() => userEvent.click(selectBox(title))),
    Promise.resolve(),
  );

/** Completes tasks, except those whose id is refused. Tells how many were under way at once. */
function serveCompletion(refused: string[] = []) {
  const seen = { now: 0, most: 0 };
  fakeFetch.on("POST", /\/complete$/, async (request) => {
    const id = new URL(request.url).pathname.split("/").at(-2)!;
    seen.most = Math.max(seen.most, ++seen.now);
    await new Promise((done) => setTimeout(done, 5));
    seen.now--;
    if (refused.includes(id)) return json({ error: "conflict", detail: "It is locked." }, 409);
    list = list.map((one) => (one.id === id ? { ...one, completed: true } : one));
    return json(list.find((one) => one.id === id));
  });
  return seen;
}

function serveHistory(action: string, ids: string[]): void {
  fakeFetch.on("GET", HISTORY, () =>
    json({
      entries: ids.map((id, index) => ({ id: 50 + index, actor: "user", action, task: { id } })),
      next_cursor: null,
    }),
  );
}

describe("a change of many", () => {
  it("names what failed, keeps it selected, and counts the rest", async () => {
    await openPanel();
    serveCompletion(["task-2", "task-3"]);
    serveHistory("complete", []);
    await select("Task a", "Task b", "Task c");
    expect(bar().getByText("3 selected")).toBeInTheDocument();
    await press("Complete");
    expect(
      await screen.findByText("Could not complete “Task c” and “Task b”. It is locked."),
    ).toBeInTheDocument();
    expect(screen.getByText("Completed 1 task")).toBeInTheDocument();
    expect(bar().getByText("2 selected")).toBeInTheDocument();
    expect(tick("Task a")).toBeChecked();
    expect(tick("Task b")).not.toBeChecked();
    expect(selectBox("Task b")).toBeChecked();
    expect(selectBox("Task a")).not.toBeChecked();
  });

  it("puts back what could not be deleted, and nothing that could", async () => {
    await openPanel();
    fakeFetch.on("DELETE", `${TASKS}/task-1`, () => json(DOWN, 503));
    fakeFetch.on("DELETE", `${TASKS}/task-2`, () => {
      const gone = list.find(({ number }) => number === 2);
      list = list.filter(({ number }) => number !== 2);
      return json(gone);
    });
    serveHistory("delete", []);
    await select("Task a", "Task b");
    await press("Delete");
    expect(await screen.findByText(/Could not delete “Task a”/)).toBeInTheDocument();
    expect(rows()).toHaveLength(3);
    expect(screen.queryByText("Task b")).toBeNull();
    expect(bar().getByText("1 selected")).toBeInTheDocument();
  });

  it("goes a few at a time", async () => {
    list = Array.from({ length: 12 }, (_, index) => task(index + 1, `Job ${index + 1}.`));
    await openPanel();
    const seen = serveCompletion();
    serveHistory("complete", []);
    await userEvent.click(selectBox("Job 1."));
    fireEvent.click(selectBox("Job 12."), { shiftKey: true });
    await press("Complete");
    expect(await screen.findByText("Completed 12 tasks")).toBeInTheDocument();
    expect(seen.most).toBe(4);
  });

  it("is taken back as one, each change by its own id", async () => {
    await openPanel();
    serveCompletion();
    serveHistory("complete", ["task-2", "task-1"]);
    await select("Task a", "Task b");
    await press("Complete");
    await screen.findByText("Completed 2 tasks");
    const undone: unknown[] = [];
    fakeFetch.on("POST", UNDO, async (request) => {
      undone.push(await request.json());
      list = list.map((one) => ({ ...one, completed: false }));
      return json({ undone: "Reopened.", tasks: [], change_ids: [1] });
    });
    // Something that came after is not taken for it.
    serveHistory("update", ["task-1"]);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Took back the change of 2 tasks.")).toBeInTheDocument();
    expect(undone).toEqual(expect.arrayContaining([{ change_id: 50 }, { change_id: 51 }]));
    await waitFor(() => expect(tick("Task a")).not.toBeChecked());
  });

  it("says of which tasks it could not be taken back", async () => {
    await openPanel();
    serveCompletion();
    serveHistory("complete", ["task-2", "task-1"]);
    await select("Task a", "Task b");
    await press("Complete");
    fakeFetch.on("POST", UNDO, async (request) => {
      const { change_id } = (await request.json()) as { change_id: number };
      return change_id === 50
        ? json({ error: "conflict", detail: "It was changed since." }, 409)
        : json({ undone: "Reopened.", tasks: [], change_ids: [1] });
    });
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    expect(
      await screen.findByText("Could not undo this for “Task b”. It was changed since."),
    ).toBeInTheDocument();
    expect(screen.getByText("Took back the change of 1 task.")).toBeInTheDocument();
  });

  it("sends nothing for what is so already", async () => {
    list = [task(2, "Done", { priority: "high" }), task(1, "Open")];
    await openPanel();
    const asked: unknown[] = [];
    fakeFetch.on("PATCH", `${TASKS}/task-1`, async (request) => {
      asked.push(await request.json());
      return json({ ...list[1], priority: "high" });
    });
    serveHistory("update", []);
    await select("Done", "Open");
    await press("Set priority");
    await userEvent.click(await screen.findByRole("menuitem", { name: "High" }));
    expect(await screen.findByText("Changed the priority of 1 task")).toBeInTheDocument();
    expect(asked).toEqual([{ priority: "high" }]);
  });

  it("moves to another day and keeps the time", async () => {
    const due = { due_on: "2026-11-20", due_at: "2026-11-20T16:00:00Z" };
    list = [task(2, "Call", due), task(1, "Milk")];
    await openPanel();
    const asked: unknown[] = [];
    fakeFetch.on("PATCH", /\/task-\d$/, async (request) => {
      asked.push(await request.json());
      return json(list[0]);
    });
    serveHistory("update", []);
    await select("Call", "Milk");
    await press("Set due date");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Pick a date…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Set due date" }));
    await userEvent.clear(dialog.getByLabelText("Due date"));
    await userEvent.click(dialog.getByRole("button", { name: "Set date" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent("Say when, or choose a date.");
    fireEvent.change(dialog.getByLabelText("Due date"), { target: { value: "2026-12-24" } });
    await userEvent.click(dialog.getByRole("button", { name: "Set date" }));
    expect(await screen.findByText("Moved 2 tasks")).toBeInTheDocument();
    expect(asked).toEqual([
      { due_at: "2026-12-24T17:00", timezone: "Europe/Berlin" },
      { due_on: "2026-12-24", due_at: null },
    ]);
  });
});
