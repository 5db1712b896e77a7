"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/lib/api/client";
import type { CalendarFeed } from "@/lib/api/types";

const PATH = "/api/{user_id}/calendar-feed";

const keyOf = (userId: string) => ["calendar-feed", userId] as const;
const paramsOf = (userId: string) => ({ path: { user_id: userId } });

/** 32 random bytes in base64url. Made here, so that no answer of the server ever holds them. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Whether there is a link, since when, and when it was last asked. */
export function useFeed(userId: string) {
  return useQuery({
    queryKey: keyOf(userId),
    queryFn: ({ signal }) =>
      unwrap<CalendarFeed>(api.GET(PATH, { params: paramsOf(userId), signal })),
  });
}

/** Makes a new link in place of the one before, and gives its address, which nobody can tell later. */
export function useMakeFeed(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const secret = newSecret();
      const feed = await unwrap<CalendarFeed>(
        api.PUT(PATH, { params: paramsOf(userId), body: { secret } }),
      );
      queryClient.setQueryData(keyOf(userId), feed);
      return `${window.location.origin}/calendar/${secret}.ics`;
    },
  });
}

/** From then on the link leads nowhere. */
export function useRevokeFeed(userId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.DELETE(PATH, { params: paramsOf(userId) })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: keyOf(userId) }),
  });
}
