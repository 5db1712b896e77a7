import { groupTasks } from "@/lib/tasks/grouping";
import type { Grouping, Sort } from "@/lib/tasks/view-options";

import { task } from "./task";

/** Tuesday, 23:30 in Berlin. */
const clock = { zone: "Europe/Berlin", now: new Date("2026-11-24T22:30:00Z") };
const TODAY = "2026-11-24";

const overdue = task(1, "Rent", { due_on: "2026-11-20" });
const today = task(2, "Milk", { due_on: TODAY });
const missed = task(3, "Call", { due_on: TODAY, due_at: "2026-11-24T08:00:00Z" });
const undated = task(4, "Piano", { priority: "urgent", tags: ["music", "home"] });

function grouped(tasks: (typeof today)[], group: Grouping, sort: Sort = "due") {
  const found = groupTasks(tasks, { group, sort }, clock);
  return found.map(({ title, tasks: under }) => [title, under.map(({ number }) => number)]);
}

it.each(["none", "due", "priority", "tag"] as const)("has no groups for no tasks: %s", (group) => {
  expect(groupTasks([], { group, sort: "due" }, clock)).toEqual([]);
});

it("leaves a plain list as it comes", () => {
  expect(grouped([today, overdue], "none")).toEqual([[null, [2, 1]]]);
});

describe("by due day", () => {
  it("puts what is overdue first, also a time that has passed, and what has no date last", () => {
    expect(grouped([undated, today, missed, overdue], "due")).toEqual([
      ["Overdue", [1, 3]],
      ["Today", [2]],
      ["No date", [4]],
    ]);
  });

  it("has no heading for an empty group", () => {
    expect(grouped([today], "due")).toEqual([["Today", [2]]]);
  });

  it("calls nothing overdue that is completed or deleted", () => {
    const done = task(5, "Done", { due_on: "2026-11-20", completed: true });
    const gone = task(6, "Gone", { due_on: "2026-11-20", deleted_at: "2026-11-21T09:00:00Z" });
    expect(grouped([done, gone], "due").map(([title]) => title)).not.toContain("Overdue");
  });

  it("sorts days, and under each as it was asked for", () => {
    const ahead = [
      task(7, "Later", { due_on: "2026-12-24" }),
      task(8, "b", { due_on: "2026-11-25" }),
      task(9, "a", { due_on: "2026-11-25" }),
    ];
    expect(grouped(ahead, "due", "title").map(([, numbers]) => numbers)).toEqual([[9, 8], [7]]);
    expect(grouped(ahead, "due", "-number").map(([, numbers]) => numbers)).toEqual([[9, 8], [7]]);
    expect(grouped(ahead, "due", "number").map(([, numbers]) => numbers)).toEqual([[8, 9], [7]]);
  });

  it("puts a time before the whole day, as the server does", () => {
    const soon = task(10, "Soon", { due_on: "2026-11-25", due_at: "2026-11-25T08:00:00Z" });
    const someTime = task(9, "Some time", { due_on: "2026-11-25" });
    expect(grouped([someTime, soon], "due")[0]![1]).toEqual([10, 9]);
  });
});

it("groups by priority, the most pressing first", () => {
  const low = task(5, "Low", { priority: "low" });
  expect(grouped([low, today, undated], "priority")).toEqual([
    ["Urgent priority", [4]],
    ["Normal priority", [2]],
    ["Low priority", [5]],
  ]);
});

it("groups by tag and shows no task twice; those without a tag come last", () => {
  const both = task(5, "Both", { tags: ["work"] });
  expect(grouped([today, both, undated], "tag")).toEqual([
    ["#home", [4]],
    ["#work", [5]],
    ["No tag", [2]],
  ]);
});
