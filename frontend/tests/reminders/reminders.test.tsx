import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import { RemindersField } from "@/components/settings/reminders-field";
import type { Task } from "@/lib/api/types";
import { dueBetween, untilNext } from "@/lib/reminders/due-now";
import { reminders } from "@/lib/reminders/notify";
import { useTaskActions } from "@/lib/tasks/mutations";
import { useReminders } from "@/lib/reminders/use-reminders";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";
import { task } from "../tasks/task";

let list: Task[];
let shown: { title: string; body?: string; tag?: string }[];
let answer: NotificationPermission;

class FakeNotification {
  static permission: NotificationPermission = "default";
  static requestPermission = () => {
    FakeNotification.permission = answer;
    return Promise.resolve(answer);
  };
  onclick: (() => void) | null = null;
  constructor(title: string, options: NotificationOptions) {
    shown.push({ title, body: options.body, tag: options.tag });
  }
  close() {}
}

function Page() {
  useReminders("u1");
  return null;
}

const at = (ms: number) => new Date(Date.now() + ms).toISOString();

beforeEach(() => {
  shown = [];
  answer = "granted";
  list = [];
  FakeNotification.permission = "default";
  Object.assign(globalThis, { Notification: FakeNotification });
  reminders.write("unasked");
  fakeFetch.on("GET", "/api/u1/preferences", json({ timezone: "UTC", timezone_set: true }));
  fakeFetch.on("GET", "/api/u1/tasks", () => json({ tasks: list, next_cursor: null, total: 1 }));
});
afterEach(() => {
  toast.dismiss();
  Reflect.deleteProperty(globalThis, "Notification");
});

describe("which tasks are due", () => {
  const NOW = Date.parse("2026-11-28T12:00:00Z");
  const due = (minutes: number, more: Partial<Task> = {}) =>
    task(1, "Call", { due_at: new Date(NOW + minutes * 60_000).toISOString(), ...more });

  it.each<[string, Task]>([
    ["is a whole day's", task(1, "Call", { due_on: "2026-11-28" })],
    ["is done", due(-1, { completed: true })],
    ["is deleted", due(-1, { deleted_at: "2026-11-28T11:00:00Z" })],
    ["was told of", due(-10)],
    ["is ahead", due(1)],
  ])("not one that %s", (_, one) => {
    expect(dueBetween([one], NOW - 5 * 60_000, NOW)).toEqual([]);
  });

  it("those since the last look, but none of the night after a long sleep", () => {
    const [late, recent, exact] = [due(-61), due(-59), due(0)];
    expect(dueBetween([late, recent, exact], NOW - 9 * 3_600_000, NOW)).toEqual([recent, exact]);
  });

  it("waits for the nearest ahead", () => {
    expect(untilNext([due(-1), due(30), due(2)], NOW)).toBe(120_000);
    expect(untilNext([due(-1), task(1, "Call")], NOW)).toBeNull();
  });
});

describe("a task with a time", () => {
  const MINUTE_MS = 60_000;

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  async function pass(ms: number): Promise<void> {
    await act(() => jest.advanceTimersByTimeAsync(ms));
  }

  async function open(): Promise<void> {
    renderSignedIn(<Page />);
    await pass(100);
  }

  it("is not asked about where notifications are blocked, and is told of on the page", async () => {
    FakeNotification.permission = "denied";
    list = [task(1, "Call Ann", { due_at: at(MINUTE_MS) })];
    await open();
    await pass(MINUTE_MS);
    expect(screen.getByText(/^Due now, .*: “Call Ann”$/)).toBeInTheDocument();
    expect(screen.queryByText(/Shall I tell you/)).toBeNull();
    expect(shown).toEqual([]);
  });

  it("is not told of at all where that is turned off", async () => {
    FakeNotification.permission = "granted";
    reminders.write("off");
    list = [task(1, "Call Ann", { due_at: at(MINUTE_MS) })];
    await open();
    await pass(2 * MINUTE_MS);
    expect(screen.queryByText(/^Due now/)).toBeNull();
    expect(shown).toEqual([]);
  });

  it("is told of once the page is looked at, if it came while nobody could see it", async () => {
    FakeNotification.permission = "denied";
    const view = jest.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    list = [task(1, "Call Ann", { due_at: at(MINUTE_MS) })];
    await open();
    await pass(2 * MINUTE_MS);
    expect(screen.queryByText(/^Due now/)).toBeNull();
    view.mockReturnValue("visible");
    act(() => void document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    await pass(1_000);
    expect(screen.getAllByText(/^Due now, .*: “Call Ann”$/)).toHaveLength(1);
  });

  it("leads to one question, and after a yes to a notification", async () => {
    list = [task(1, "Call Ann", { due_at: at(MINUTE_MS) })];
    await open();
    expect(screen.getByText("Shall I tell you when “Call Ann” is due?")).toBeInTheDocument();
    const user = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
    await user.click(screen.getByRole("button", { name: "Remind me" }));
    await pass(MINUTE_MS);
    expect(shown).toMatchObject([{ title: "Call Ann", tag: `task-1 ${list[0]!.due_at}` }]);
    expect(screen.queryByText(/^Due now/)).toBeNull();
  });

  it("is told of once, and never when it was due before the page was opened", async () => {
    FakeNotification.permission = "granted";
    reminders.write("on");
    list = [
      task(1, "Before", { due_at: at(-MINUTE_MS) }),
      task(2, "Now", { due_at: at(MINUTE_MS) }),
      task(3, "Later", { due_at: at(2 * MINUTE_MS) }),
    ];
    await open();
    await pass(MINUTE_MS);
    expect(shown.map(({ title }) => title)).toEqual(["Now"]);
    await pass(5 * MINUTE_MS);
    expect(shown.map(({ title }) => title)).toEqual(["Now", "Later"]);
  });
});

it("leaves what changes a task by hand all lists it knows", async () => {
  list = [task(1, "Call Ann", { due_at: at(60_000) })];
  fakeFetch.on("POST", "/api/u1/tasks/task-1/complete", () =>
    json({ ...list[0], completed: true }),
  );
  function Tick() {
    useReminders("u1");
    const { setCompleted } = useTaskActions("u1");
    return <button onClick={() => setCompleted(list[0]!, true)}>Tick</button>;
  }
  renderSignedIn(<Tick />);
  // The reminders have their list by then: they ask about it.
  await screen.findByText("Shall I tell you when “Call Ann” is due?");
  await userEvent.click(screen.getByRole("button", { name: "Tick" }));
  expect(await screen.findByText("Completed “Call Ann”")).toBeInTheDocument();
});

describe("the setting", () => {
  const box = () => screen.getByRole("switch", { name: "Notify me when a task is due" });

  it("says how to allow what the browser refuses", async () => {
    answer = "denied";
    renderSignedIn(<RemindersField />);
    await userEvent.click(box());
    expect(await screen.findByText(/does not let this page notify you/)).toBeInTheDocument();
    expect(box()).not.toBeChecked();
  });

  it("is on after a yes, and off again", async () => {
    renderSignedIn(<RemindersField />);
    await userEvent.click(box());
    await waitFor(() => expect(box()).toBeChecked());
    await userEvent.click(box());
    expect(box()).not.toBeChecked();
    expect(reminders.read()).toBe("off");
  });

  it("cannot be turned on where there are no notifications", () => {
    Reflect.deleteProperty(globalThis, "Notification");
    renderSignedIn(<RemindersField />);
    expect(box()).toBeDisabled();
    expect(screen.getByText(/This browser has no notifications/)).toBeInTheDocument();
  });
});
