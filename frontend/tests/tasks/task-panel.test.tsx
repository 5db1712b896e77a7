import { act, screen, waitFor, within } from "@testing-library/react";
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
  panel,
  rows,
  serve,
  serveZone,
  tick,
} from "./panel";
import { task } from "./task";

let list: Task[];

const focus = (button: string) => act(() => screen.getByRole("button", { name: button }).focus());

afterEach(() => {
  toast.dismiss();
});

beforeEach(() => {
  list = [task(3, "Call mom", { priority: "urgent", tags: ["home"] }), task(1, "Buy milk")];
  serveZone();
  serve(() => ({ tasks: list, next_cursor: null }));
});

describe("a failing server", () => {
  it("takes a tick back and says why", async () => {
    await openPanel();
    let refuse: (answer: Response) => void = () => undefined;
    const answer = new Promise<Response>((resolve) => (refuse = resolve));
    fakeFetch.on("POST", `${TASKS}/task-1/complete`, () => answer);
    await userEvent.click(tick("Buy milk"));
    expect(tick("Buy milk")).toBeChecked();
    refuse(json(DOWN, 503));
    expect(
      await screen.findByText("Could not complete “Buy milk”. The database cannot be reached."),
    ).toBeInTheDocument();
    expect(tick("Buy milk")).not.toBeChecked();
  });

  it("puts a task back that could not be deleted", async () => {
    await openPanel();
    fakeFetch.on("DELETE", `${TASKS}/task-1`, () => json(DOWN, 503));
    await userEvent.click(screen.getByRole("button", { name: "Delete Buy milk" }));
    expect(await screen.findByText(/Could not delete “Buy milk”/)).toBeInTheDocument();
    expect(tick("Buy milk")).toBeInTheDocument();
  });

  it("says what is in the way of an undo", async () => {
    await openPanel();
    fakeFetch.on("POST", `${TASKS}/task-1/complete`, () => json(list[1]));
    const change = { id: 7, actor: "user", action: "complete", task: { id: "task-1" } };
    fakeFetch.on("GET", HISTORY, () => json({ entries: [change], next_cursor: null }));
    const detail = "Task 1 was changed after that, by the assistant. Undo the later change first.";
    fakeFetch.on("POST", UNDO, () => json({ error: "conflict", detail }, 409));
    await userEvent.click(tick("Buy milk"));
    await userEvent.click(await screen.findByRole("button", { name: "Undo" }));
    expect(await screen.findByText(`Could not undo this. ${detail}`)).toBeInTheDocument();
  });

  it("keeps the text of a task that could not be added", async () => {
    await openPanel();
    fakeFetch.on("POST", TASKS, () => json(DOWN, 503));
    const input = screen.getByRole("textbox", { name: "New task" });
    await userEvent.type(input, "Eggs{Enter}");
    expect(await screen.findByText(/Could not add “Eggs”/)).toBeInTheDocument();
    expect(input).toHaveValue("Eggs");
  });

  it("keeps the edit dialog with what was typed", async () => {
    await openPanel();
    fakeFetch.on("PATCH", `${TASKS}/task-1`, () => json(DOWN, 503));
    await userEvent.click(screen.getByRole("button", { name: "Edit Buy milk" }));
    const dialog = await screen.findByRole("dialog", { name: "Edit task 1" });
    await userEvent.type(within(dialog).getByLabelText("Title"), " and eggs");
    await userEvent.click(within(dialog).getByRole("button", { name: "Save" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent(DOWN.detail);
    expect(within(dialog).getByLabelText("Title")).toHaveValue("Buy milk and eggs");
  });
});

describe("the list", () => {
  it("shows number, title, priority and tags", async () => {
    await openPanel();
    const row = rows()[0];
    expect(row).toHaveTextContent("Task 3Call mom");
    expect(row).toHaveTextContent("Urgent priority");
    expect(row).toHaveTextContent("#home");
  });

  it("deletes and offers to undo it", async () => {
    await openPanel();
    fakeFetch.on("DELETE", `${TASKS}/task-1`, () => {
      const [gone] = list.splice(1, 1);
      return json(gone);
    });
    fakeFetch.on("GET", HISTORY, (request) => {
      expect(new URL(request.url).searchParams.get("task")).toBe("task-1");
      const other = { id: 8, actor: "assistant", action: "delete", task: { id: "task-1" } };
      const change = { id: 7, actor: "user", action: "delete", task: { id: "task-1" } };
      return json({ entries: [other, change], next_cursor: null });
    });
    fakeFetch.on("POST", UNDO, async (request) => {
      expect(await request.json()).toEqual({ change_id: 7 });
      list.push(task(1, "Buy milk"));
      return json({ undone: "Put task 1 back.", tasks: [], change_ids: [9] });
    });
    await userEvent.click(screen.getByRole("button", { name: "Delete Buy milk" }));
    const undo = await screen.findByRole("button", { name: "Undo" });
    expect(within(panel()).queryByText("Buy milk")).toBeNull();
    await userEvent.click(undo);
    expect(await within(panel()).findByText("Buy milk")).toBeInTheDocument();
    expect(await screen.findByText("Put task 1 back.")).toBeInTheDocument();
  });

  it("keeps the keyboard's place when the row it is on goes away", async () => {
    await openPanel();
    fakeFetch.on("DELETE", `${TASKS}/task-3`, () => json(list.shift()));
    focus("Delete Call mom");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(tick("Buy milk")).toHaveFocus());
    fakeFetch.on("DELETE", `${TASKS}/task-1`, () => json(list.shift()));
    focus("Delete Buy milk");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "New task" })).toHaveFocus());
  });

  it("saves only what was edited", async () => {
    await openPanel();
    fakeFetch.on("PATCH", `${TASKS}/task-1`, async (request) => {
      const fields = (await request.json()) as Partial<Task>;
      expect(fields).toEqual({ title: "Buy oat milk" });
      list = [list[0]!, task(1, "Buy oat milk")];
      return json(list[1]);
    });
    await userEvent.click(screen.getByRole("button", { name: "Edit Buy milk" }));
    const title = await screen.findByLabelText("Title");
    await userEvent.clear(title);
    await userEvent.type(title, "Buy oat milk{Enter}");
    expect(await screen.findByText("Buy oat milk")).toBeInTheDocument();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("searches on the server, in the open view", async () => {
    await openPanel();
    serve((query) => {
      const wanted = query.get("search") === "milk" && query.get("status") === "all";
      return { tasks: wanted ? [list[1]!] : list, next_cursor: null };
    });
    await userEvent.type(screen.getByRole("searchbox", { name: "Search tasks" }), "milk");
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it("loads the next page on demand", async () => {
    serve((query) =>
      query.get("cursor") === "2"
        ? { tasks: [list[1]!], next_cursor: null }
        : { tasks: [list[0]!], next_cursor: "2" },
    );
    await openPanel();
    await userEvent.click(screen.getByRole("button", { name: "Load more" }));
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
  });

  it("marks what is overdue in words, and dates what is added today", async () => {
    list = [task(7, "Pay rent", { due_on: "2020-01-01" })];
    await openPanel();
    await userEvent.click(screen.getByRole("tab", { name: "Today" }));
    expect(await screen.findByRole("heading", { name: "Overdue" })).toBeInTheDocument();
    expect(screen.getByText("Overdue:")).toBeInTheDocument();
    fakeFetch.on("POST", TASKS, async (request) => {
      expect(await request.json()).toEqual({
        title: "Eggs",
        due_on: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
      return json(task(8, "Eggs"), 201);
    });
    await userEvent.type(screen.getByRole("textbox", { name: "New task" }), "Eggs{Enter}");
    expect(await screen.findByText("Added task 8, “Eggs”")).toBeInTheDocument();
  });

  it("restores from the deleted ones", async () => {
    list = [task(5, "Old idea", { deleted_at: "2026-11-01T09:00:00Z" })];
    await openPanel();
    fakeFetch.on("POST", `${TASKS}/task-5/restore`, () => json(list.shift()));
    await userEvent.click(screen.getByRole("tab", { name: "Deleted" }));
    await userEvent.click(await screen.findByRole("button", { name: "Restore Old idea" }));
    expect(await screen.findByText("Nothing deleted")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "New task" })).toBeNull();
  });
});
