import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import type { Task } from "@/lib/api/types";
import { forgetOffer, takeLastOffer } from "@/lib/history/undo-offer";
import { useUndo } from "@/lib/history/undo";
import { useAddLine } from "@/lib/tasks/add-line";
import { useEditTask, useTaskActions } from "@/lib/tasks/mutations";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";
import { task } from "../tasks/task";

const TASK = "/api/u1/tasks/task-1";
const milk = task(1, "Buy milk");

let entries: object[];

function did(action: string): void {
  const id = entries.length + 1;
  entries.unshift({ id, actor: "user", action, task: { id: milk.id }, undone: false });
}

function Hands() {
  const actions = useTaskActions("u1");
  const edit = useEditTask("u1");
  const add = useAddLine("u1");
  const undo = useUndo("u1");
  const line = { text: "Call Ann", dueOn: null, key: "k" };
  return (
    <>
      <button onClick={() => actions.setCompleted(milk, true)}>complete</button>
      <button onClick={() => actions.setCompleted(milk, false)}>reopen</button>
      <button onClick={() => actions.rename(milk, "Buy oat milk", () => undefined)}>rename</button>
      <button onClick={() => actions.restore(milk)}>restore</button>
      <button onClick={() => edit.mutate({ task: milk, fields: { title: "Soy" } })}>edit</button>
      <button onClick={() => add.mutate(line)}>add</button>
      <button onClick={() => undo.mutate({ change_id: 1 })}>undo</button>
    </>
  );
}

async function press(deed: string, said: RegExp): Promise<void> {
  await userEvent.click(screen.getByRole("button", { name: deed }));
  await screen.findAllByText(said);
}

const undone = async () =>
  Promise.all(fakeFetch.to("POST", "/api/u1/undo").map((one) => one.clone().json()));

beforeEach(() => {
  entries = [];
  const answer = (action: string, body: Partial<Task> = {}) => {
    did(action);
    return json({ ...milk, ...body });
  };
  fakeFetch.on("POST", `${TASK}/complete`, () => answer("complete"));
  fakeFetch.on("POST", `${TASK}/reopen`, () => answer("reopen"));
  fakeFetch.on("POST", `${TASK}/restore`, () => answer("restore"));
  fakeFetch.on("PATCH", TASK, () => answer("update", { title: "Soy" }));
  fakeFetch.on("POST", "/api/u1/tasks", () => json(task(2, "Call Ann")));
  fakeFetch.on("GET", "/api/u1/history", () => json({ entries, next_cursor: null }));
  fakeFetch.on("POST", "/api/u1/undo", () => json({ undone: "Taken back.", tasks: [] }));
  renderSignedIn(<Hands />);
});
afterEach(() => {
  forgetOffer();
  toast.dismiss();
});

it.each([
  ["rename", /^Renamed “/],
  ["reopen", /^Reopened “/],
  ["restore", /^Restored “/],
  ["edit", /^Changed “/],
])("takes back the last change, which was to %s, and no earlier one", async (deed, said) => {
  await press("complete", /^Completed “/);
  await press(deed, said);
  expect(takeLastOffer()).toBe(true);
  await screen.findByText("Taken back.");
  expect(await undone()).toEqual([{ change_id: 2 }]);
  expect(takeLastOffer()).toBe(false);
});

it("takes nothing back in place of what cannot be taken back from here", async () => {
  await press("complete", /^Completed “/);
  await userEvent.click(screen.getByRole("button", { name: "add" }));
  await screen.findByText("Completed “Buy milk”");
  expect(fakeFetch.to("POST", "/api/u1/tasks")).toHaveLength(1);
  expect(takeLastOffer()).toBe(false);
});

it("takes nothing back after something was undone by its own button", async () => {
  await press("complete", /^Completed “/);
  await press("undo", /^Taken back/);
  expect(takeLastOffer()).toBe(false);
});
