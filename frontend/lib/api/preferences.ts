"use client";

import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { browserTimeZone } from "@/lib/time-zones";

import { api, unwrap } from "./client";
import type { Preferences } from "./types";

const PATH = "/api/{user_id}/preferences";

function keyOf(userId: string) {
  return ["preferences", userId] as const;
}

function save(userId: string, timezone: string): Promise<Preferences> {
  const params = { path: { user_id: userId } };
  return unwrap<Preferences>(api.PATCH(PATH, { params, body: { timezone } }));
}

function preferencesQuery(userId: string) {
  return queryOptions({
    queryKey: keyOf(userId),
    queryFn: ({ signal }) =>
      unwrap<Preferences>(api.GET(PATH, { params: { path: { user_id: userId } }, signal })),
    staleTime: Infinity,
  });
}

/** The person's settings kept by the API. */
export function usePreferences(userId: string) {
  return useQuery(preferencesQuery(userId));
}

/**
 * The zone the API reads dates in: the one the person has chosen, else the browser's, which the API is
 * told of. Once it is there, what is said is read in it.
 */
export function timeZoneQuery(userId: string) {
  return queryOptions({
    queryKey: ["time-zone", userId],
    queryFn: async ({ client }) => {
      // Asked anew: what is known may be older than a choice made elsewhere.
      const now = { ...preferencesQuery(userId), staleTime: 0 };
      const { timezone, timezone_set } = await client.fetchQuery(now);
      const zone = browserTimeZone();
      if (timezone_set || !zone) return timezone;
      const saved = await save(userId, zone);
      client.setQueryData(keyOf(userId), saved);
      return saved.timezone;
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Changes the time zone; shown at once and taken back when the API refuses. */
export function useSetTimeZone(userId: string) {
  const queryClient = useQueryClient();
  const queryKey = keyOf(userId);
  return useMutation({
    mutationFn: (timezone: string) => save(userId, timezone),
    onMutate: async (timezone) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Preferences>(queryKey);
      queryClient.setQueryData<Preferences>(queryKey, { timezone, timezone_set: true });
      return { before };
    },
    onError: (_error, _timezone, context) => {
      queryClient.setQueryData(queryKey, context?.before);
    },
    onSuccess: (saved) => queryClient.setQueryData(queryKey, saved),
  });
}
