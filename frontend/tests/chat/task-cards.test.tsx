import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";

import type { Message, Task } from "@/lib/api/types";
import { useCurrentTask } from "@/lib/chat/current-task";
import { withoutListed } from "@/lib/chat/told-tasks";
import { asPages } from "@/lib/tasks/cache";
import { taskKeys } from "@/lib/tasks/keys";

import { fakeFetch, fakeToken, json } from "../support/fake-fetch";
import { task as plainTask } from "../tasks/task";
import { openStored, stored, tasks } from "./chat";

const task = (number: number, more: Partial<Task> = {}) =>
  plainTask(number, `Task ${number}`, { id: `t${number}`, ...more });

function answer(tool: string, data: unknown, more: Partial<Message> = {}): Message {
  const result = { status: "ok", data, error: null, warnings: [], change_id: null };
  const call = { id: `call ${tool}`, tool, parameters: {}, result, duration_ms: 7, reading: [] };
  return { ...stored(2, "assistant", "Here you are."), tool_calls: [call], ...more };
}

const cards = () => within(screen.getByRole("list", { name: "Tasks" })).getAllByRole("listitem");
const tick = (number: number) =>
  screen.getByRole("checkbox", { name: `Complete task ${number}: Task ${number}` });

beforeEach(() => {
  tasks.length = 0;
});

it("shows nothing of what was deleted, asked about or only looked up on the way", async () => {
  const gone = task(1, { deleted_at: "2026-11-24T16:00:00Z" });
  const lookedUp = answer("list_tasks", { tasks: [task(1)], total: 1 }).tool_calls[0]!;
  const deleted = answer("delete_task", gone);
  await openStored({ ...deleted, tool_calls: [lookedUp, ...deleted.tool_calls] });
  expect(screen.queryByRole("list", { name: "Tasks" })).toBeNull();
});

it("says that a task is gone, and brings it back", async () => {
  await openStored(answer("add_task", task(1)));
  expect(await screen.findByText("Deleted since")).toBeInTheDocument();
  expect(screen.queryByRole("checkbox")).toBeNull();
  fakeFetch.on("POST", "/api/u1/tasks/t1/restore", () => {
    tasks.push(task(1));
    return json(tasks[0]);
  });
  await userEvent.click(screen.getByRole("button", { name: "Restore task 1: Task 1" }));
  expect(await screen.findByRole("checkbox")).toBeEnabled();
  // Not lost with the button.
  await waitFor(() => expect(screen.getByRole("checkbox")).toHaveFocus());
});

it("says so when a change is refused, and shows the task as it is", async () => {
  tasks.push(task(1));
  await openStored(answer("add_task", task(1)));
  await waitFor(() => expect(tick(1)).toBeEnabled());
  const refusal = () => json({ error: "invalid_request", detail: "No." }, 400);
  fakeFetch.on("POST", "/api/u1/tasks/t1/complete", refusal);
  fakeFetch.on("PATCH", "/api/u1/tasks/t1", refusal);
  await userEvent.click(tick(1));
  expect(await screen.findByText("Could not complete “Task 1”. No.")).toBeInTheDocument();
  expect(tick(1)).not.toBeChecked();
  await userEvent.click(screen.getByRole("button", { name: "Reschedule task 1: Task 1" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: /^Tomorrow/ }));
  expect(await screen.findByText("Could not move “Task 1”. No.")).toBeInTheDocument();
});

it("shows a task as it is now, and ticks it", async () => {
  tasks.push(task(1, { due_on: "2020-01-02" }));
  await openStored(answer("add_task", task(1)));
  expect(await screen.findByText("Jan 2, 2020")).toBeInTheDocument();
  fakeFetch.on("POST", "/api/u1/tasks/t1/complete", () => {
    tasks[0] = task(1, { completed: true, completed_at: "2026-11-24T17:00:00Z" });
    return json(tasks[0]);
  });
  await userEvent.click(tick(1));
  await waitFor(() => expect(tick(1)).toBeChecked());
  expect(await screen.findByText("Completed “Task 1”")).toBeInTheDocument();
});

it("gives a task another day by menu and by date, and keeps its time", async () => {
  tasks.push(task(1, { due_on: "2026-11-25", due_at: "2026-11-25T16:00:00Z" }));
  await openStored(answer("update_task", task(1)));
  await waitFor(() => expect(tick(1)).toBeEnabled());
  fakeFetch.on("PATCH", "/api/u1/tasks/t1", () => json(tasks[0]));
  const menu = screen.getByRole("button", { name: "Reschedule task 1: Task 1" });
  await userEvent.click(menu);
  await userEvent.click(await screen.findByRole("menuitem", { name: "Pick a date…" }));
  const field = await screen.findByLabelText("Due date");
  await userEvent.clear(field);
  await userEvent.click(screen.getByRole("button", { name: "Move" }));
  expect(screen.getByText("Say when, or choose a date.")).toBeInTheDocument();
  await userEvent.type(field, "2027-03-01");
  await userEvent.click(screen.getByRole("button", { name: "Move" }));
  await waitFor(() => expect(fakeFetch.to("PATCH", "/api/u1/tasks/t1")).toHaveLength(1));
  expect(await fakeFetch.to("PATCH", "/api/u1/tasks/t1")[0]!.clone().json()).toEqual({
    due_at: "2027-03-01T17:00",
    timezone: "Europe/Berlin",
  });
});

it("opens a task to edit it", async () => {
  tasks.push(task(1));
  await openStored(answer("complete_task", task(1)));
  await waitFor(() => expect(tick(1)).toBeEnabled());
  await userEvent.click(screen.getByRole("button", { name: "Edit task 1 Task 1" }));
  expect(await screen.findByRole("dialog", { name: "Edit task 1" })).toBeInTheDocument();
});

it("keeps a long list short, and never shows all of a very long one", async () => {
  tasks.push(...Array.from({ length: 40 }, (_, index) => task(index + 1)));
  await openStored(answer("list_tasks", { tasks, total: 90 }));
  expect(cards()).toHaveLength(10);
  await userEvent.click(screen.getByRole("button", { name: "Show 10 more" }));
  expect(cards()).toHaveLength(20);
  expect(screen.getByText("The rest is in your task list.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Show fewer" }));
  expect(cards()).toHaveLength(10);
});

it("asks for an old task alone where the newest are not all", async () => {
  const newest = { tasks: [task(900)], next_cursor: "more", total: null };
  fakeFetch.on("GET", "/api/u1/tasks/t1", () => json(task(1, { title: "Renamed" })));
  fakeFetch.on("GET", "/api/u1/tasks/t2", () => json({ error: "not_found", detail: "No." }, 404));
  const old = answer("add_tasks", { tasks: [task(1), task(2)] });
  await openStored(old, { ...stored(3, "user", "Thanks") });
  fakeFetch.on("GET", "/api/u1/tasks", () => json(newest));
  window.dispatchEvent(new Event("visibilitychange"));
  expect(await screen.findByText("Renamed")).toBeInTheDocument();
  expect(await screen.findByText("Deleted since")).toBeInTheDocument();
});

it("listens to no change while it is out of view", () => {
  fakeFetch.on("GET", "/api/auth/token", () => json({ token: fakeToken() }));
  fakeFetch.on("GET", "/api/u1/tasks", new Promise<Response>(() => {}));
  const client = new QueryClient();
  const told = task(1);
  client.setQueryData(
    taskKeys.list("u1", "in answers"),
    asPages({ tasks: [told], next_cursor: null, total: 1 }),
  );
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const listeners = () =>
    client
      .getQueryCache()
      .getAll()
      .map((query) => query.getObserversCount());
  const { rerender } = renderHook(({ isSeen }) => useCurrentTask("u1", told, isSeen), {
    wrapper,
    initialProps: { isSeen: false },
  });
  expect(Math.max(...listeners())).toBe(0);
  rerender({ isSeen: true });
  expect(Math.max(...listeners())).toBe(1);
});

it("says a task of the list once: as a card", () => {
  const milk = task(1);
  const words =
    "You have 2 tasks:\n- **1** Milk (due today)\n  semi-skimmed\n- **2** Eggs\n\nSay undo.";
  expect(withoutListed(words, [milk])).toBe("You have 2 tasks:\n- **2** Eggs\n\nSay undo.");
  expect(withoutListed(words, [])).toBe(words);
});
