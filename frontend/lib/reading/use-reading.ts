"use client";

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import { useDelayed } from "@/lib/use-delayed";

/** As much as the API reads of a text that is being typed. */
const MAX_LENGTH = 1_000;
const MIN_LENGTH = 2;
/** A pause in typing, shorter than anybody notices. */
const PAUSE_MS = 120;

/** A message to the assistant, a line that names a task, or words for a due date or a repetition alone. */
export type ReadingOf = "message" | "task" | "due" | "repeat";

/** What the built-in assistant would do for a text; it changes nothing. */
export function readingQuery(userId: string, text: string, of: ReadingOf) {
  return queryOptions({
    queryKey: ["reading", userId, of, text],
    queryFn: ({ signal }) =>
      unwrap(
        api.POST("/api/{user_id}/reading", {
          params: { path: { user_id: userId } },
          body: { text, of },
          signal,
        }),
      ),
    // The same words mean another day tomorrow.
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  });
}

/**
 * The reading of what stands in an input, a moment after the last key; none of an empty or long text. The
 * one before stays until there is another, so that nothing flickers while somebody types.
 */
export function useReading(userId: string, text: string, of: ReadingOf, enabled = true) {
  const trimmed = text.trim();
  const paused = useDelayed(trimmed, PAUSE_MS);
  const isReadable = ({ length }: string) => length >= MIN_LENGTH && length <= MAX_LENGTH;
  const { data } = useQuery({
    ...readingQuery(userId, paused, of),
    enabled: enabled && isReadable(paused),
    placeholderData: keepPreviousData,
  });
  return enabled && isReadable(trimmed) ? (data?.actions ?? []) : [];
}
