"use client";

import {
  keepPreviousData,
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
  found: (userId: string, search: string) => ["conversations", userId, "found", search] as const,
};

type Pages = InfiniteData<ConversationList>;

/** Conversations, newest first, a page at a time; with a search those that mention its words. */
export function useConversations(userId: string, search = "") {
  return useInfiniteQuery({
    queryKey: search ? conversationKeys.found(userId, search) : conversationKeys.all(userId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/{user_id}/conversations", {
          params: {
            path: { user_id: userId },
            query: {
              limit: PAGE_SIZE,
              cursor: pageParam ?? undefined,
              search: search || undefined,
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ conversations }) => conversations),
    // While one types on, what was found before stays.
    placeholderData: search ? keepPreviousData : undefined,
  });
}

/** The lists with one conversation changed; null takes it out. */
function changed(
  data: Pages | undefined,
  id: string,
  change: (conversation: Conversation) => Conversation | null,
): Pages | undefined {
  if (!data) return data;
  const pages = data.pages.map((page) => ({
    ...page,
    conversations: page.conversations.flatMap((item) =>
      item.id === id ? (change(item) ?? []) : [item],
    ),
  }));
  return { ...data, pages };
}

function useChange<T>(
  userId: string,
  write: (conversation: Conversation, value: T) => Promise<unknown>,
  apply: (conversation: Conversation, value: T) => Conversation | null,
) {
  const queryClient = useQueryClient();
  const queryKey = conversationKeys.all(userId);
  return useMutation({
    mutationKey: queryKey,
    mutationFn: ({ conversation, value }: { conversation: Conversation; value: T }) =>
      write(conversation, value),
    onSuccess: (_, { conversation, value }) => {
      queryClient.setQueriesData<Pages>({ queryKey }, (data) =>
        changed(data, conversation.id, (found) => apply(found, value)),
      );
    },
    onError: (error) => toast.error(errorSentence(error)),
    // Not awaited: an open conversation that was deleted is left at once, not after the list was read.
    onSettled: () => void queryClient.invalidateQueries({ queryKey }),
  });
}

function pathOf(userId: string, { id }: Conversation) {
  return { params: { path: { user_id: userId, conversation_id: id } } };
}

export function useRenameConversation(userId: string) {
  return useChange<string>(
    userId,
    (conversation, title) =>
      unwrap(
        api.PATCH("/api/{user_id}/conversations/{conversation_id}", {
          ...pathOf(userId, conversation),
          body: { title },
        }),
      ),
    (conversation, title) => ({ ...conversation, title }),
  );
}

function useRestoreConversation(userId: string) {
  return useChange<void>(
    userId,
    (conversation) =>
      unwrap(
        api.POST(
          "/api/{user_id}/conversations/{conversation_id}/restore",
          pathOf(userId, conversation),
        ),
      ),
    (conversation) => conversation,
  );
}

/** Deletes a conversation; a toast offers to bring it back. */
export function useDeleteConversation(userId: string) {
  const { mutate: restore } = useRestoreConversation(userId);
  const { mutate: remove } = useChange<void>(
    userId,
    (conversation) =>
      unwrap(
        api.DELETE("/api/{user_id}/conversations/{conversation_id}", pathOf(userId, conversation)),
      ),
    () => null,
  );
  return (
    conversation: Conversation,
    { onDeleted, onRestored }: { onDeleted: () => void; onRestored: () => void },
  ) => {
    const undo = () =>
      restore({ conversation, value: undefined }, { onSuccess: () => onRestored() });
    remove(
      { conversation, value: undefined },
      {
        onSuccess: () => {
          onDeleted();
          toast(`Deleted “${conversation.title || "New conversation"}”`, {
            action: { label: "Undo", onClick: undo },
          });
        },
      },
    );
  };
}
