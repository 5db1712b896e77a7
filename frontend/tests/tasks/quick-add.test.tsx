import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import { QuickAdd } from "@/components/tasks/quick-add";
import type { components } from "@/lib/api/schema";
import { readingHint } from "@/lib/reading/setting";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";
import { task } from "./task";

type Read = components["schemas"]["ReadTask"];

const READING = "/api/u1/reading";
const TASKS = "/api/u1/tasks";
const DOWN = { error: "unavailable", detail: "The database cannot be reached." };
const ANN: Read = {
  title: "Call Ann",
  description: "",
  due_on: "2026-11-29",
  due_at: "2026-11-29T16:00:00Z",
  priority: "normal",
  tags: ["work"],
  recurrence: null,
};
const MILK: Read = { ...ANN, title: "Milk", due_on: null, due_at: null, tags: [] };

const input = () => screen.getByRole("textbox", { name: "New task" });

function open(dueOn: string | null = null): void {
  renderSignedIn(<QuickAdd userId="u1" dueOn={dueOn} placeholder="Add" inputRef={null} />);
}

function reads(...tasks: Read[]): void {
  fakeFetch.on("POST", READING, () =>
    json({ actions: [{ kind: "add", words: "Add: Call Ann · tomorrow at 17:00", tasks }] }),
  );
}

const bodies = () => Promise.all(fakeFetch.to("POST", TASKS).map((one) => one.clone().json()));
const keys = () => fakeFetch.to("POST", TASKS).map((one) => one.headers.get("idempotency-key"));

afterEach(() => void toast.dismiss());

it("adds nothing while the words cannot be read, and keeps them", async () => {
  open();
  fakeFetch.on("POST", READING, () => json(DOWN, 503));
  await userEvent.type(input(), "Eggs tomorrow{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent("The database cannot be reached.");
  expect(input()).toHaveValue("Eggs tomorrow");
  expect(await bodies()).toEqual([]);
});

it("adds the words as they are when nothing is understood", async () => {
  reads();
  open("2026-11-28");
  fakeFetch.on("POST", TASKS, () => json(task(8, "Eggs tomorrow"), 201));
  await userEvent.type(input(), "Eggs tomorrow{Enter}");
  expect(await screen.findByText("Added task 8, “Eggs tomorrow”")).toBeInTheDocument();
  expect(await bodies()).toEqual([{ title: "Eggs tomorrow", due_on: "2026-11-28" }]);
  expect(input()).toHaveValue("");
});

it("does not add again what the first try added", async () => {
  reads(ANN, MILK);
  open();
  let down = true;
  fakeFetch.on("POST", TASKS, async (request) => {
    const { title } = (await request.clone().json()) as { title: string };
    return down && title === "Milk" ? json(DOWN, 503) : json(task(8, title), 201);
  });
  await userEvent.type(input(), "add call Ann, milk{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "Could not add “add call Ann, milk”. The database cannot be reached.",
  );
  expect(input()).toBeInvalid();
  expect(input()).toHaveAccessibleDescription(/^Could not add/);
  expect(input()).toHaveValue("add call Ann, milk");
  down = false;
  reads({ ...ANN, due_at: "2026-11-29T16:01:00Z" }, MILK); // as "in ten minutes" is, a minute later
  await userEvent.type(input(), "{Enter}");
  expect(await screen.findByText("Added 2 tasks")).toBeInTheDocument();
  expect(new Set(keys()).size).toBe(2);
  const sent = new Set((await bodies()).map((body) => JSON.stringify(body)));
  expect(sent).toEqual(new Set([ANN, MILK].map((body) => JSON.stringify(body))));
});

it("leaves what is typed while the line before is being added", async () => {
  open();
  let answer = () => {};
  fakeFetch.on("POST", TASKS, async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    return json(task(8, "Eggs"), 201);
  });
  await userEvent.type(input(), "Eggs{Enter}");
  await waitFor(() => expect(fakeFetch.to("POST", TASKS)).toHaveLength(1));
  await userEvent.type(input(), " and bread");
  act(answer);
  expect(await screen.findByText("Added task 8, “Eggs”")).toBeInTheDocument();
  expect(input()).toHaveValue("Eggs and bread");
});

it("adds what was read, a date of its own before that of the list", async () => {
  reads(ANN);
  open("2026-11-28");
  fakeFetch.on("POST", TASKS, () => json(task(8, "Call Ann"), 201));
  await userEvent.type(input(), "call Ann tomorrow at 5pm #work{Enter}");
  expect(await screen.findByText("Added task 8, “Call Ann”")).toBeInTheDocument();
  expect(await bodies()).toEqual([ANN]);
});

it("says under the input what it reads, to those who ask for it", async () => {
  reads(ANN);
  open();
  await userEvent.type(input(), "call Ann tomorrow at 5pm");
  expect(await screen.findByText("Add: Call Ann · tomorrow at 17:00")).toBeInTheDocument();
  expect(input()).toHaveAccessibleDescription("Add: Call Ann · tomorrow at 17:00");
  await userEvent.clear(input());
  await waitFor(() => expect(input()).toHaveAccessibleDescription(""));
});

it("reads nothing live where that is turned off, and still adds what is meant", async () => {
  readingHint.write(false);
  reads(ANN);
  open();
  fakeFetch.on("POST", TASKS, () => json(task(8, "Call Ann"), 201));
  await userEvent.type(input(), "call Ann tomorrow at 5pm");
  // Longer than the pause it waits for.
  await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
  expect(fakeFetch.to("POST", READING)).toHaveLength(0);
  await userEvent.type(input(), "{Enter}");
  expect(await screen.findByText("Added task 8, “Call Ann”")).toBeInTheDocument();
  expect(await bodies()).toEqual([ANN]);
});
