import { saidOn } from "@/lib/chat/days";
import { nextMonday } from "@/lib/tasks/dates";

it.each([
  ["2026-11-25", "Today"],
  ["2026-11-24", "Yesterday"],
  ["2026-11-23", "Monday, November 23"],
  ["2026-11-26", "Thursday, November 26"],
  ["2025-12-31", "Wednesday, December 31, 2025"],
])("names the day %s", (date, words) => {
  expect(saidOn(date, "2026-11-25")).toBe(words);
});

it.each([
  ["2026-11-25", "2026-11-30"],
  ["2026-11-29", "2026-11-30"],
  ["2026-11-30", "2026-12-07"],
])("knows next week from %s", (today, monday) => {
  expect(nextMonday(today)).toBe(monday);
});
