import { dayHeading, dayInWords, nextMonday } from "@/lib/tasks/dates";
import { describeDue } from "@/lib/tasks/due";
import type { TaskView } from "@/lib/tasks/view-names";
import { defaultOptions, type ViewOptions } from "@/lib/tasks/view-options";
import { dueForNew, filtersInWords, viewQuery } from "@/lib/tasks/views";

import { task } from "./task";

/** Tuesday, 23:30 in Berlin; still Tuesday in UTC. */
const clock = { zone: "Europe/Berlin", now: new Date("2026-11-24T22:30:00Z") };
const TODAY = "2026-11-24";

describe("describeDue", () => {
  it("is null without a date", () => {
    expect(describeDue(task(1, "Milk"), clock)).toBeNull();
  });

  it("takes a date as due until its end", () => {
    expect(describeDue(task(1, "Milk", { due_on: TODAY }), clock)).toMatchObject({
      words: "Today",
      overdue: false,
    });
    expect(describeDue(task(1, "Milk", { due_on: "2026-11-23" }), clock)).toMatchObject({
      words: "Yesterday",
      overdue: true,
    });
  });

  it("takes a time as due until that minute", () => {
    const late = task(1, "Call", { due_on: TODAY, due_at: "2026-11-24T22:29:00Z" });
    const soon = task(2, "Call", { due_on: TODAY, due_at: "2026-11-24T22:31:00Z" });
    expect(describeDue(late, clock)?.overdue).toBe(true);
    expect(describeDue(soon, clock)?.overdue).toBe(false);
  });

  it("reads a time in the reader's zone", () => {
    const call = task(1, "Call", { due_on: TODAY, due_at: "2026-11-24T23:30:00Z" });
    expect(describeDue(call, clock)).toMatchObject({ date: "2026-11-25" });
    expect(describeDue(call, { ...clock, zone: "UTC" })).toMatchObject({ date: TODAY });
  });

  it.each([{ completed: true }, { deleted_at: "2026-11-24T09:00:00Z" }])(
    "does not call a task overdue that is %j",
    (more) => {
      expect(describeDue(task(1, "Milk", { due_on: "2026-11-01", ...more }), clock)?.overdue).toBe(
        false,
      );
    },
  );
});

describe("days in words", () => {
  it.each([
    ["2026-11-24", "Today"],
    ["2026-11-25", "Tomorrow"],
    ["2026-11-23", "Yesterday"],
    ["2026-11-27", "Friday"],
    ["2026-12-01", "1 Dec"],
    ["2026-11-20", "20 Nov"],
    ["2027-01-03", "3 Jan 2027"],
  ])("%s is %s", (date, words) => {
    expect(dayInWords(date, TODAY, "en-GB")).toBe(words);
  });

  it("names near days in a heading", () => {
    expect(dayHeading("2026-11-25", TODAY, "en-GB")).toBe("Tomorrow · Wed 25 Nov");
    expect(dayHeading("2026-11-27", TODAY, "en-GB")).toBe("Friday 27 Nov");
  });
});

it("takes next week to begin on the Monday that comes", () => {
  expect(nextMonday("2026-11-24")).toBe("2026-11-30");
  expect(nextMonday("2026-11-29")).toBe("2026-11-30");
  expect(nextMonday("2026-11-30")).toBe("2026-12-07");
});

describe("views", () => {
  const asked = (view: TaskView, more: Partial<ViewOptions> = {}, today = TODAY) =>
    viewQuery(view, today, { ...defaultOptions(view), ...more });

  it("asks the server for what each view shows", () => {
    expect(asked("today")).toEqual({ status: "pending", due_to: TODAY, sort: "due" });
    expect(asked("upcoming", {}, "2026-12-31")).toMatchObject({ due_from: "2027-01-01" });
    expect(asked("deleted")).toMatchObject({ status: "deleted", sort: "-number" });
  });

  it("filters and sorts on the server", () => {
    expect(asked("all", { priority: "high", tag: "home", sort: "title" })).toEqual({
      status: "all",
      priority: "high",
      tag: "home",
      sort: "title",
    });
  });

  it("has the server sort by what heads the groups, so that a group comes whole", () => {
    expect(asked("all", { group: "due", sort: "title" })).toMatchObject({ sort: "due" });
    expect(asked("all", { group: "priority", sort: "due" })).toMatchObject({ sort: "-priority" });
    expect(asked("all", { group: "tag", sort: "due" })).toMatchObject({ sort: "due" });
  });

  it("says what hides tasks", () => {
    expect(filtersInWords({ priority: null, tag: null }, "")).toBe("");
    expect(filtersInWords({ priority: "urgent", tag: "home" }, "milk")).toBe(
      "has “milk” in its title, description or tags and is of urgent priority and is tagged #home",
    );
  });

  it("dates a new task so that it shows where it was added", () => {
    expect(dueForNew("today", TODAY)).toBe(TODAY);
    expect(dueForNew("upcoming", TODAY)).toBe("2026-11-25");
    expect(dueForNew("all", TODAY)).toBeNull();
  });
});
