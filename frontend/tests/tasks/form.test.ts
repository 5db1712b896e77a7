import { changedFields, checkForm, parseTags, toForm } from "@/lib/tasks/form";

import { task } from "./task";

const ZONE = "Europe/Berlin";
const call = task(3, "Call mom", {
  due_on: "2026-11-25",
  due_at: "2026-11-25T16:00:00Z",
  tags: ["home", "family"],
});

describe("checkForm", () => {
  it("refuses what the API would refuse", () => {
    const form = toForm(call, ZONE);
    expect(checkForm({ ...form, title: "  " }).title).toBeDefined();
    expect(checkForm({ ...form, title: "x".repeat(201) }).title).toBeDefined();
    expect(checkForm({ ...form, description: "x".repeat(1001) }).description).toBeDefined();
    expect(checkForm({ ...form, date: "" }).date).toBeDefined();
  });

  it("has nothing against a good one", () => {
    expect(checkForm(toForm(call, ZONE))).toEqual({});
  });
});

describe("changedFields", () => {
  it("shows times in the reader's zone", () => {
    expect(toForm(call, ZONE)).toMatchObject({ date: "2026-11-25", time: "17:00" });
  });

  it("is empty when nothing was changed", () => {
    expect(changedFields(call, toForm(call, ZONE), ZONE)).toEqual({});
    const plain = task(1, "Milk");
    expect(changedFields(plain, toForm(plain, ZONE), ZONE)).toEqual({});
  });

  it("holds what was changed and no more", () => {
    const form = { ...toForm(call, ZONE), title: " Call mom tonight ", priority: "high" as const };
    expect(changedFields(call, form, ZONE)).toEqual({
      title: "Call mom tonight",
      priority: "high",
    });
  });

  it("sends a local time with its zone", () => {
    const form = { ...toForm(call, ZONE), time: "18:30" };
    expect(changedFields(call, form, ZONE)).toEqual({
      due_at: "2026-11-25T18:30",
      timezone: ZONE,
    });
  });

  it("drops the time, or all of it", () => {
    const form = toForm(call, ZONE);
    expect(changedFields(call, { ...form, time: "" }, ZONE)).toEqual({
      due_on: "2026-11-25",
      due_at: null,
    });
    expect(changedFields(call, { ...form, date: "", time: "" }, ZONE)).toEqual({
      due_on: null,
      due_at: null,
    });
  });

  it("clears the last tag", () => {
    expect(changedFields(call, { ...toForm(call, ZONE), tags: "" }, ZONE)).toEqual({ tags: [] });
  });
});

it("shows a repetition in words, or as the rule where it has none", () => {
  const repeating = (recurrence: string) => toForm(task(1, "Water", { recurrence }), ZONE).repeat;
  expect(repeating("FREQ=WEEKLY;BYDAY=MO")).toBe("every Monday");
  expect(repeating("FREQ=DAILY;BYWEEKNO=3")).toBe("FREQ=DAILY;BYWEEKNO=3");
  expect(toForm(call, ZONE).repeat).toBe("");
});

it("reads tags as people type them", () => {
  expect(parseTags(" #Home, work  work,,")).toEqual(["home", "work"]);
});
