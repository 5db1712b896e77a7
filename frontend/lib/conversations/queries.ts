"use client";

import {
  useInfiniteQuery,
  useMutation,
  useQueryClient,
  type InfiniteData,
} from "@tanstack/react-query";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import { errorSentence } from "@/lib/api/errors";
import type { Conversation, ConversationList } from "@/lib/api/types";

const PAGE_SIZE = 30;

export const conversationKeys = {
  all: (userId: string) => ["conversations", userId] as const,
};

/** Conversations, newest first, a page at a time. */
export function useConversations(userId: string) {
  return useInfiniteQuery({
    queryKey: conversationKeys.all(userId),
    queryFn: ({ pageParam }) =>
      unwrap(
        api.GET("/api/{user_id}/conversations", {
          params: {
            path: { user_id: userId },
            query: { limit: PAGE_SIZE, cursor: pageParam ?? undefined },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ conversations }) => conversations),
  });
}

function useChange<T>(
  userId: string,
  write: (id: string, value: T) => Promise<unknown>,
  apply: (conversation: Conversation, value: T) => Conversation[],
) {
  const queryClient = useQueryClient();
  const queryKey = conversationKeys.all(userId);
  return useMutation({
    mutationFn: ({ id, value }: { id: string; value: T }) => write(id, value),
    onSuccess: (_, { id, value }) => {
      queryClient.setQueryData<InfiniteData<ConversationList>>(queryKey, (data) =>
        data
          ? {
              ...data,
              pages: data.pages.map((page) => ({
                ...page,
                conversations: page.conversations.flatMap((item) =>
                  item.id === id ? apply(item, value) : [item],
                ),
              })),
            }
          : data,
      );
    },
    onError: (error) => toast.error(errorSentence(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

export function useRenameConversation(userId: string) {
  return useChange<string>(
    userId,
    (id, title) =>
      unwrap(
        api.PATCH("/api/{user_id}/conversations/{conversation_id}", {
          params: { path: { user_id: userId, conversation_id: id } },
          body: { title },
        }),
      ),
    (conversation, title) => [{ ...conversation, title }],
  );
}

export function useDeleteConversation(userId: string) {
  return useChange<void>(
    userId,
    (id) =>
      unwrap(
        api.DELETE("/api/{user_id}/conversations/{conversation_id}", {
          params: { path: { user_id: userId, conversation_id: id } },
        }),
      ),
    () => [],
  );
}
