import type { QueryClient } from "@tanstack/react-query";

import { ApiError } from "@/lib/api/errors";
import type { ReadWhen } from "@/lib/api/types";
import { readingQuery } from "@/lib/reading/use-reading";

import { clockIn, dateIn, dayInWords, formatDate, timeIn } from "./dates";
import { recurrenceInWords } from "./recurrence-words";

/** What words stand for that are typed in a field of their own. */
export type WhenOf = "due" | "repeat";

export const EXAMPLES: Record<WhenOf, string> = {
  due: "“tomorrow”, “next fri 5pm” or “in 3 days”",
  repeat: "“weekdays”, “every other Tuesday until June” or “3 days after completion”",
};

/** A local day and time as form fields hold them; "" for none. */
export interface LocalDue {
  date: string;
  time: string;
}

/** The day and time that were read; words that say only a day leave a time of day as it is. */
export function localDue(read: ReadWhen, zone: string, before: LocalDue): LocalDue {
  if (!read.due_at) return { date: read.due_on ?? "", time: read.due_on ? before.time : "" };
  const moment = new Date(read.due_at);
  return { date: dateIn(zone, moment), time: timeIn(zone, moment) };
}

/** `Tomorrow, Wed 25 Nov 2026, 17:00`; `No date`. */
export function dueInFull({ date, time }: LocalDue, today: string): string {
  if (!date) return "No date";
  const day = dayInWords(date, today);
  const isNear = ["Today", "Tomorrow", "Yesterday"].includes(day);
  const full = formatDate(date, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  const clock = time && clockIn("UTC", new Date(`${date}T${time}Z`));
  return [isNear && day, full, clock].filter(Boolean).join(", ");
}

/** `Every other Tuesday until 31 May 2027`; `Does not repeat`. */
export function repeatInFull(rule: string | null, zone: string): string {
  if (!rule) return "Does not repeat";
  const words = recurrenceInWords(rule, zone);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * What words in a field stand for.
 * @throws ApiError that names the field, for words that are not read.
 */
export async function readWhen(
  queryClient: QueryClient,
  userId: string,
  words: string,
  of: WhenOf,
): Promise<ReadWhen> {
  const { actions } = await queryClient.fetchQuery(readingQuery(userId, words.trim(), of));
  const when = actions[0]?.when;
  if (when) return when;
  const what = of === "due" ? "a date" : "a repetition";
  const detail = `“${words.trim()}” was not understood as ${what}. Try ${EXAMPLES[of]}.`;
  throw new ApiError({ code: "invalid_request", status: 0, detail, fields: { [of]: detail } });
}
