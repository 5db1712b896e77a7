import { act, render, screen } from "@testing-library/react";

import { ForgetKept } from "@/components/offline/forget-kept";
import { OfflineTasks } from "@/components/offline/offline-tasks";
import {
  KEY,
  claimKept,
  confirmKept,
  forgetKept,
  keepTasks,
  type KeptTasks,
} from "@/lib/offline/kept-tasks";

import { task } from "../tasks/task";

const HOUR_MS = 3_600_000;

function kept(overrides: Partial<KeptTasks> = {}): KeptTasks {
  const tasks = [task(1, "Buy milk")];
  return { tasks, more: false, asOf: Date.now(), zone: "Europe/Berlin", ...overrides };
}

const show = () => render(<OfflineTasks />);
const nothing = () => expect(screen.getByText(/No tasks are kept in this browser/)).toBeVisible();

describe("tasks are not shown", () => {
  it("when nobody was signed in", () => {
    show();
    nothing();
  });

  it("of somebody who signed out, nor kept after that by a page that still runs", () => {
    claimKept("u1");
    keepTasks("u1", kept());
    forgetKept();
    keepTasks("u1", kept());
    confirmKept("u1", Date.now() + 1);
    expect(localStorage.getItem(KEY)).toBeNull();
    show();
    nothing();
  });

  it("of somebody else who was signed in before", () => {
    claimKept("u1");
    keepTasks("u1", kept());
    claimKept("u2");
    show();
    nothing();
    keepTasks("u1", kept()); // by another tab, which does not know yet
    expect(localStorage.getItem(KEY)).not.toContain("milk");
  });

  it("where sign-in is shown, however one came there", () => {
    claimKept("u1");
    keepTasks("u1", kept());
    render(<ForgetKept />);
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  it("when they are older than a session", () => {
    claimKept("u1");
    keepTasks("u1", kept({ asOf: Date.now() - 8 * 24 * HOUR_MS }));
    show();
    nothing();
  });

  it("when what is kept is no such thing", () => {
    for (const nonsense of ["{", "[]", '{"userId":"u1","kept":{"tasks":3}}']) {
      localStorage.setItem(KEY, nonsense);
      const { unmount } = show();
      nothing();
      unmount();
    }
  });

  it("any more once another tab has signed out", () => {
    claimKept("u1");
    keepTasks("u1", kept());
    show();
    expect(screen.getByText("Buy milk")).toBeVisible();
    act(() => {
      forgetKept();
      window.dispatchEvent(new StorageEvent("storage", { key: KEY }));
    });
    nothing();
  });
});

describe("the person's tasks", () => {
  it("stay when the same person opens another page", () => {
    claimKept("u1");
    keepTasks("u1", kept());
    claimKept("u1");
    show();
    expect(screen.getByText("Buy milk")).toBeVisible();
  });

  it("are shown by day with the time they are of, and cannot be changed", () => {
    jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    claimKept("u1");
    const asOf = Date.now();
    const due_at = new Date(asOf - HOUR_MS).toISOString();
    keepTasks("u1", kept({ asOf, tasks: [task(1, "Buy milk"), task(2, "Call mom", { due_at })] }));
    show();
    expect(screen.getByRole("status")).toHaveTextContent(
      /^You are offline\. These are your tasks as of \d\d?:\d\d.*\./,
    );
    const lists = screen.getAllByRole("region").map((list) => list.getAttribute("aria-label"));
    expect(lists).toEqual(["Overdue", "No date"]);
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getAllByRole("button").map((one) => one.textContent)).toEqual(["Try again"]);
  });

  it("are said to be as new as the server last confirmed", () => {
    claimKept("u1");
    const asOf = Date.now() - 2 * 24 * HOUR_MS;
    keepTasks("u1", kept({ asOf }));
    confirmKept("u1", asOf - 1);
    confirmKept("u1", Date.now());
    show();
    expect(screen.getByRole("status")).toHaveTextContent(/as of \d\d?:\d\d/);
  });

  it("are not all of them when there are more", () => {
    claimKept("u1");
    keepTasks("u1", kept({ more: true }));
    show();
    expect(screen.getByText("There are more tasks than these.")).toBeVisible();
  });

  it("may be none", () => {
    claimKept("u1");
    keepTasks("u1", kept({ tasks: [] }));
    show();
    expect(screen.getByText("Nothing to do")).toBeVisible();
  });
});
