"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { FailedQuery } from "@/components/ui/failed-query";
import { Button } from "@/components/ui/button";
import { EmptyState, Skeleton } from "@/components/ui/states";
import { ApiError } from "@/lib/api/errors";
import { FIRST_PAGE_SIZE, fetchMessages } from "@/lib/chat/history";

import { ChatSession } from "./chat-session";

interface ChatPaneProps {
  userId: string;
  sessionKey: string;
  conversationId: string | null;
  onConversation: (id: string) => void;
  onNew: () => void;
}

function Loading() {
  return (
    <div role="status" className="mx-auto flex w-full max-w-3xl flex-1 flex-col gap-6 px-6 py-6">
      <span className="sr-only">Loading the conversation</span>
      <Skeleton className="h-11 w-3/5 self-end" />
      <Skeleton className="h-20 w-4/5" />
      <Skeleton className="h-11 w-2/5 self-end" />
      <Skeleton className="h-28 w-4/5" />
    </div>
  );
}

function isMissing(error: unknown): boolean {
  return error instanceof ApiError && ["not_found", "invalid_request"].includes(error.code);
}

/** The chat of one session. Mount it anew (by key) for another conversation. */
export function ChatPane({
  userId,
  sessionKey,
  conversationId,
  onConversation,
  onNew,
}: ChatPaneProps) {
  // What the session began with decides whether there is anything to load.
  const [loadId] = useState(conversationId);
  const history = useQuery({
    queryKey: ["messages", userId, loadId, sessionKey],
    queryFn: () => fetchMessages(userId, loadId!, undefined, FIRST_PAGE_SIZE),
    enabled: loadId !== null,
    // The session takes over from here; another visit starts from the server again.
    staleTime: Infinity,
    gcTime: 0,
  });

  if (history.isError) {
    return isMissing(history.error) ? (
      <EmptyState
        title="This conversation does not exist"
        description="It may have been deleted."
        action={<Button onClick={onNew}>Start a new one</Button>}
      />
    ) : (
      <div className="mx-auto w-full max-w-3xl p-6">
        <FailedQuery query={history} />
      </div>
    );
  }
  if (loadId !== null && !history.data) return <Loading />;
  return (
    <ChatSession
      userId={userId}
      sessionKey={sessionKey}
      conversationId={conversationId}
      history={history.data ?? null}
      onConversation={onConversation}
    />
  );
}
