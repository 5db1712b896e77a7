"use client";

import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
} from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";

import { api, unwrap } from "@/lib/api/client";
import { errorSentence } from "@/lib/api/errors";
import type { Conversation, ConversationList } from "@/lib/api/types";
import { keepDraft, takeDraft } from "@/lib/chat/drafts";
import { forgetOffer, offerUndo } from "@/lib/history/undo-offer";

const PAGE_SIZE = 30;
const FOUND = "found";

export const conversationKeys = {
  all: (userId: string) => ["conversations", userId] as const,
  found: (userId: string, search: string) => ["conversations", userId, FOUND, search] as const,
  deleted: (userId: string) => ["conversations", userId, "deleted"] as const,
  /** Not among the lists: a title is text. */
  title: (userId: string, id: string) => ["conversation-title", userId, id] as const,
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
    // While one types on, what was found before stays; the whole list was not found.
    placeholderData: (previous, query) =>
      search && query?.queryKey[2] === FOUND ? previous : undefined,
  });
}

/** Conversations that were deleted and can be brought back, a page at a time. */
export function useDeletedConversations(userId: string) {
  return useInfiniteQuery({
    queryKey: conversationKeys.deleted(userId),
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        api.GET("/api/{user_id}/conversations", {
          params: {
            path: { user_id: userId },
            query: { limit: PAGE_SIZE, cursor: pageParam ?? undefined, deleted: true },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    select: ({ pages }) => pages.flatMap(({ conversations }) => conversations),
  });
}

/** The title of a conversation, also of one that no list has loaded; undefined while that is not known. */
export function useConversationTitle(userId: string, id: string | null): string | undefined {
  const list = useConversations(userId);
  const listed = list.data?.find((one) => one.id === id);
  const [known, setKnown] = useState<Conversation>();
  if (listed && listed !== known) setKnown(listed);
  // One that was listed and is no longer was deleted.
  const isMissing = list.isSuccess && !list.isFetching && !listed && known?.id !== id;
  const { data } = useQuery({
    queryKey: conversationKeys.title(userId, id ?? ""),
    queryFn: async ({ signal }) => {
      const params = { path: { user_id: userId, conversation_id: id! } };
      const path = "/api/{user_id}/conversations/{conversation_id}";
      return (await unwrap(api.GET(path, { params, signal }))).title;
    },
    enabled: id !== null && isMissing,
    staleTime: Infinity,
  });
  return listed?.title ?? data;
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

interface Change<T> {
  conversation: Conversation;
  value: T;
  /** Called when it is done, also when nothing on the page waits for it any more. */
  onDone?: () => void;
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
    mutationFn: ({ conversation, value }: Change<T>) => write(conversation, value),
    onSuccess: (_, { conversation, value, onDone }) => {
      queryClient.setQueriesData<Pages>({ queryKey }, (data) =>
        changed(data, conversation.id, (found) => apply(found, value)),
      );
      onDone?.();
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
  const queryClient = useQueryClient();
  return useChange<string>(
    userId,
    async (conversation, title) => {
      await unwrap(
        api.PATCH("/api/{user_id}/conversations/{conversation_id}", {
          ...pathOf(userId, conversation),
          body: { title },
        }),
      );
      queryClient.setQueryData(conversationKeys.title(userId, conversation.id), title);
      forgetOffer();
    },
    (conversation, title) => ({ ...conversation, title }),
  );
}

/** Brings a deleted conversation back to its place. */
export function useRestoreConversation(userId: string) {
  return useChange<void>(
    userId,
    (conversation) =>
      unwrap(
        api.POST(
          "/api/{user_id}/conversations/{conversation_id}/restore",
          pathOf(userId, conversation),
        ),
      ),
    // Only the list of deleted ones has it now.
    () => null,
  );
}

export function titleOf({ title }: Conversation): string {
  return title || "New conversation";
}

/** Deletes a conversation and what was being written in it; a toast offers to bring both back. */
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
    const onDone = () => {
      const draft = takeDraft(userId, conversation.id);
      const undo = () =>
        restore({
          conversation,
          value: undefined,
          onDone: () => {
            keepDraft(userId, conversation.id, draft);
            onRestored();
          },
        });
      onDeleted();
      offerUndo(`Deleted “${titleOf(conversation)}”`, undo);
    };
    remove({ conversation, value: undefined, onDone });
  };
}
