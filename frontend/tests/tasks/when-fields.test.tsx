import { configure, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { Task } from "@/lib/api/types";
import type { components } from "@/lib/api/schema";

import { fakeFetch, json } from "../support/fake-fetch";
import { DOWN, TASKS, openPanel, serve, serveZone } from "./panel";
import { task } from "./task";

type When = components["schemas"]["ReadWhen"];

const FRIDAY: When = { due_on: "2026-12-04", due_at: "2026-12-04T16:00:00Z", recurrence: null };
const NO_DATE: When = { due_on: null, due_at: null, recurrence: null };
const TUESDAYS: When = {
  due_on: "2026-12-01",
  due_at: null,
  recurrence: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
};
const READINGS: Record<string, When> = {
  "due next fri 5pm": FRIDAY,
  "due no date": NO_DATE,
  "repeat every other tuesday": TUESDAYS,
  "repeat never": NO_DATE,
};

// A dialog, a pause in typing and a reading: more than a second on a busy machine.
configure({ asyncUtilTimeout: 4_000 });

let milk: Task;

function serveReadings(): void {
  fakeFetch.on("POST", "/api/u1/reading", async (request) => {
    const { text, of } = (await request.json()) as { text: string; of: string };
    const when = READINGS[`${of} ${text}`];
    return json({ actions: when ? [{ kind: "update", words: text, tasks: [], when }] : [] });
  });
}

beforeEach(() => {
  milk = task(1, "Buy milk");
  serveZone();
  serveReadings();
  serve(() => ({ tasks: [milk], next_cursor: null }));
  fakeFetch.on("PATCH", `${TASKS}/task-1`, () => json(milk));
});

async function edit() {
  await openPanel();
  await userEvent.click(screen.getByRole("button", { name: "Edit Buy milk" }));
  return within(await screen.findByRole("dialog", { name: "Edit task 1" }));
}

const sent = async () => {
  const [request] = fakeFetch.to("PATCH", `${TASKS}/task-1`);
  return request && ((await request.clone().json()) as unknown);
};
/** Writes all words at once, which are read once then; `{Enter}` at their end sends them. */
async function say(input: HTMLElement, words: string): Promise<void> {
  await userEvent.click(input);
  if (words !== "{Enter}") await userEvent.paste(words.replace("{Enter}", ""));
  if (words.endsWith("{Enter}")) await userEvent.keyboard("{Enter}");
}

const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

describe("a due date in words", () => {
  it("is refused in plain words where it is none, and nothing is sent", async () => {
    const dialog = await edit();
    await say(dialog.getByLabelText("Due"), "blah{Enter}");
    expect(await dialog.findByRole("alert")).toHaveTextContent(
      "“blah” was not understood as a date. Try “tomorrow”, “next fri 5pm” or “in 3 days”.",
    );
    expect(dialog.getByLabelText("Due")).toBeInvalid();
    expect(dialog.getByLabelText("Due")).toHaveValue("blah");
    expect(await sent()).toBeUndefined();
  });

  it("stays when it cannot be read now, and the dialog says why", async () => {
    fakeFetch.on("POST", "/api/u1/reading", () => json(DOWN, 503));
    const dialog = await edit();
    await say(dialog.getByLabelText("Due"), "next fri 5pm{Enter}");
    expect(await dialog.findByText("The database cannot be reached.")).toBeInTheDocument();
    expect(dialog.getByLabelText("Due")).toHaveValue("next fri 5pm");
  });

  it("shows at once what it was read as, and is saved with Enter", async () => {
    const dialog = await edit();
    await say(dialog.getByLabelText("Due"), "next fri 5pm");
    await waitFor(() =>
      expect(dialog.getByLabelText("Due")).toHaveAccessibleDescription(/Dec 4, 2026, 5:00/),
    );
    expect(dialog.getByLabelText("Due date")).toHaveValue("2026-12-04");
    expect(dialog.getByLabelText("Due time")).toHaveValue("17:00");
    await say(dialog.getByLabelText("Due"), "{Enter}");
    await closed();
    expect(await sent()).toEqual({ due_at: "2026-12-04T17:00", timezone: "Europe/Berlin" });
  });

  it("takes the date away, and gives way to a date that is chosen", async () => {
    milk = task(1, "Buy milk", { due_on: "2026-11-30" });
    const dialog = await edit();
    await say(dialog.getByLabelText("Due"), "no date");
    await waitFor(() => expect(dialog.getByLabelText("Due date")).toHaveValue(""));
    expect(dialog.getByRole("button", { name: "No date" })).toHaveAttribute("aria-pressed", "true");
    await userEvent.click(dialog.getByRole("button", { name: "Today" }));
    expect(dialog.getByLabelText("Due")).toHaveValue("");
    await userEvent.click(dialog.getByRole("button", { name: "No date" }));
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await closed();
    expect(await sent()).toEqual({ due_on: null, due_at: null });
  });
});

describe("a repetition in words", () => {
  it("is refused where it is none", async () => {
    const dialog = await edit();
    await say(dialog.getByLabelText("Repeat"), "now and then{Enter}");
    expect(await dialog.findByRole("alert")).toHaveTextContent(
      "“now and then” was not understood as a repetition.",
    );
  });

  it("stays when the server refuses the rule", async () => {
    const errors = [{ field: "recurrence", error: "does not occur" }];
    fakeFetch.on("PATCH", `${TASKS}/task-1`, () =>
      json({ error: "invalid_request", detail: "recurrence", errors }, 400),
    );
    const dialog = await edit();
    await say(dialog.getByLabelText("Repeat"), "every other tuesday{Enter}");
    expect(await dialog.findByRole("alert")).toHaveTextContent("does not occur");
    expect(dialog.getByLabelText("Repeat")).toHaveValue("every other tuesday");
  });

  it("is set, with its first day for a task that has none", async () => {
    const dialog = await edit();
    await say(dialog.getByLabelText("Repeat"), "every other tuesday");
    await waitFor(() =>
      expect(dialog.getByLabelText("Repeat")).toHaveAccessibleDescription(
        /^Every other Tuesday · first Tue, Dec 1/,
      ),
    );
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await closed();
    expect(await sent()).toEqual({
      due_on: "2026-12-01",
      due_at: null,
      recurrence: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    });
  });

  it("is seen in words, and is not sent when it stays", async () => {
    milk = task(1, "Buy milk", { due_on: "2026-12-01", recurrence: "FREQ=WEEKLY;BYDAY=TU" });
    const dialog = await edit();
    expect(dialog.getByLabelText("Repeat")).toHaveValue("every Tuesday");
    await say(dialog.getByLabelText("Title"), " and eggs{Enter}");
    await closed();
    expect(await sent()).toEqual({ title: "Buy milk and eggs" });
  });

  it.each(["never", ""])("is removed by “%s”", async (words) => {
    milk = task(1, "Buy milk", { due_on: "2026-12-01", recurrence: "FREQ=WEEKLY;BYDAY=TU" });
    const dialog = await edit();
    await userEvent.click(dialog.getByRole("button", { name: "Do not repeat" }));
    if (words) await say(dialog.getByLabelText("Repeat"), words);
    await userEvent.click(dialog.getByRole("button", { name: "Save" }));
    await closed();
    expect(await sent()).toEqual({ recurrence: null });
  });
});
