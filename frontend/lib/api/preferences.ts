"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "./client";
import type { Preferences } from "./types";

const PATH = "/api/{user_id}/preferences";

function keyOf(userId: string) {
  return ["preferences", userId] as const;
}

/** The person's settings kept by the API. */
export function usePreferences(userId: string) {
  return useQuery({
    queryKey: keyOf(userId),
    queryFn: ({ signal }) =>
      unwrap<Preferences>(api.GET(PATH, { params: { path: { user_id: userId } }, signal })),
    staleTime: Infinity,
  });
}

/** Changes the time zone; shown at once and taken back when the API refuses. */
export function useSetTimeZone(userId: string) {
  const queryClient = useQueryClient();
  const queryKey = keyOf(userId);
  return useMutation({
    mutationFn: (timezone: string) =>
      unwrap<Preferences>(
        api.PATCH(PATH, { params: { path: { user_id: userId } }, body: { timezone } }),
      ),
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
