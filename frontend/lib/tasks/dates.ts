/** Calendar dates as ISO text (`2026-11-25`) and clock times, both as read in one time zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, known);
  return known;
}

/** The page is in English; an English locale of the browser decides on 5:00 PM or 17:00. */
export function uiLocale(): string {
  const own = typeof navigator === "undefined" ? "" : navigator.language;
  return own.startsWith("en") ? own : "en-GB";
}

export function dateIn(zone: string, moment: Date): string {
  return format("en-CA", { timeZone: zone, dateStyle: "short" }).format(moment);
}

/** `17:05`, 24 hours, for form fields. */
export function timeIn(zone: string, moment: Date): string {
  return format("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(moment);
}

/** The time as the reader's locale writes it. */
export function clockIn(zone: string, moment: Date, locale = uiLocale()): string {
  return format(locale, { timeZone: zone, timeStyle: "short" }).format(moment);
}

/** `24 Nov 2026, 17:00` as the reader's locale writes it. */
export function dateAndTimeIn(zone: string, moment: Date, locale = uiLocale()): string {
  return format(locale, { timeZone: zone, dateStyle: "medium", timeStyle: "short" }).format(moment);
}

export function addDays(date: string, days: number): string {
  const moment = new Date(`${date}T12:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The Monday after a date. */
export function nextMonday(date: string): string {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return addDays(date, (8 - weekday) % 7 || 7);
}

export interface Day {
  label: string;
  date: string;
}

/** The days a task is put off to most often. */
export function usualDays(today: string): Day[] {
  return [
    { label: "Today", date: today },
    { label: "Tomorrow", date: addDays(today, 1) },
    { label: "Next week", date: nextMonday(today) },
  ];
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** A date in the words that `options` ask for. */
export function formatDate(
  date: string,
  options: Intl.DateTimeFormatOptions,
  locale = uiLocale(),
): string {
  return format(locale, { ...options, timeZone: "UTC" }).format(new Date(`${date}T12:00:00Z`));
}

/** `Today`, `Tomorrow`, `Yesterday`, `Friday`, `27 Nov`, `3 Jan 2027`. */
export function dayInWords(date: string, today: string, locale = uiLocale()): string {
  const distance = daysBetween(today, date);
  if (distance === 0) return "Today";
  if (distance === 1) return "Tomorrow";
  if (distance === -1) return "Yesterday";
  if (distance > 1 && distance < 7) return formatDate(date, { weekday: "long" }, locale);
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  return formatDate(date, { day: "numeric", month: "short", year }, locale);
}

/** `Wed 25 Nov`, however near it is. */
export function shortDay(date: string, locale = uiLocale()): string {
  return formatDate(date, { weekday: "short", day: "numeric", month: "short" }, locale);
}

/** A heading for a day: `Tomorrow · Wed 25 Nov`, `Friday 27 Nov`. */
export function dayHeading(date: string, today: string, locale = uiLocale()): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? undefined : "numeric";
  const isNear = Math.abs(daysBetween(today, date)) <= 1;
  const weekday = isNear ? "short" : "long";
  const full = formatDate(date, { weekday, day: "numeric", month: "short", year }, locale);
  return isNear ? `${dayInWords(date, today, locale)} · ${full}` : full;
}
