import { dayInWords, daysBetween, uiLocale } from "@/lib/tasks/dates";

function format(date: string, options: Intl.DateTimeFormatOptions): string {
  const formatter = new Intl.DateTimeFormat(uiLocale(), { ...options, timeZone: "UTC" });
  return formatter.format(new Date(`${date}T12:00:00Z`));
}

/** `Mon 30 Nov`. */
export function shortDay(date: string): string {
  return format(date, { weekday: "short", day: "numeric", month: "short" });
}

/** `Today`, `Yesterday`, `Tuesday, 24 November`; with the year when it is another one. */
export function saidOn(date: string, today: string): string {
  const distance = daysBetween(today, date);
  if (distance === 0 || distance === -1) return dayInWords(date, today);
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return format(date, { weekday: "long", day: "numeric", month: "long", year });
}
