import { dayInWords, daysBetween, formatDate } from "@/lib/tasks/dates";

/** `Today`, `Yesterday`, `Tuesday, 24 November`; with the year when it is another one. */
export function saidOn(date: string, today: string): string {
  const distance = daysBetween(today, date);
  if (distance === 0 || distance === -1) return dayInWords(date, today);
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return formatDate(date, { weekday: "long", day: "numeric", month: "long", year });
}
