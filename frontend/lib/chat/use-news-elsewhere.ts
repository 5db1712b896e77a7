"use client";

import type { UseChatHelpers } from "@ai-sdk/react";
import { useEffect, useRef } from "react";

import type { MessagePage } from "@/lib/api/types";
import { onConversationsChanged } from "@/lib/live/changes";
import { onNotice } from "@/lib/tabs";

import { fetchMessages } from "./history";
import { approvalsOf, mergeLatest, toChatMessage } from "./messages";
import type { Turn } from "./turn";
import type { ChatMessage } from "./types";

type Chat = Pick<
  UseChatHelpers<ChatMessage>,
  "messages" | "status" | "setMessages" | "resumeStream"
>;

function isBusy({ status }: Chat): boolean {
  return status === "submitted" || status === "streaming";
}

/** What changes of a message that is there: a question in it is decided, and the answer goes on. */
function stateOf(message: ChatMessage | undefined): string {
  const decisions = message ? approvalsOf(message).map(({ decision }) => decision) : [];
  return JSON.stringify([message?.id, message?.metadata?.status, decisions]);
}

function isNews(page: MessagePage, shown: ChatMessage[]): boolean {
  const stored = page.messages.at(-1);
  if (page.running_turn !== null || stored?.id !== shown.at(-1)?.id) return true;
  return stored?.role === "assistant" && stateOf(toChatMessage(stored)) !== stateOf(shown.at(-1));
}

/**
 * Shows what was said in this conversation elsewhere: at once when another tab tells of it, within two
 * seconds when it was said on another device. A running turn is followed. Nothing is said when it cannot be read:
 * what is shown stays as it is.
 */
export function useNewsElsewhere(userId: string, turn: Turn, chat: Chat, onNews: () => void): void {
  const latest = useRef({ chat, onNews });
  /** Told of while this tab was reading or answering: what it read may be older than that. */
  const missed = useRef(false);
  const refresh = useRef(() => {});
  useEffect(() => {
    latest.current = { chat, onNews };
  });

  useEffect(() => {
    let reading = false;

    async function read(conversationId: string): Promise<void> {
      const page = await fetchMessages(userId, conversationId);
      const { chat: now, onNews: tell } = latest.current;
      // Meanwhile something may have been sent from here, which brings everything by itself.
      if (isBusy(now) || !isNews(page, now.messages)) return;
      now.setMessages((shown) => mergeLatest(shown, page));
      tell();
      turn.adopt(page.running_turn?.id ?? null);
      if (page.running_turn) await now.resumeStream();
    }

    refresh.current = () => {
      const id = turn.conversationId;
      if (!id) return;
      missed.current = reading || isBusy(latest.current.chat);
      if (missed.current) return;
      reading = true;
      read(id)
        .catch(() => undefined)
        .finally(() => {
          reading = false;
          if (missed.current) refresh.current();
        });
    };

    const onReturn = () => document.visibilityState === "visible" && refresh.current();
    window.addEventListener("focus", onReturn);
    document.addEventListener("visibilitychange", onReturn);
    const deaf = onNotice((notice) => {
      if (notice.type === "turn" && notice.conversationId === turn.conversationId) {
        refresh.current();
      }
    });
    const deafToServer = onConversationsChanged(() => refresh.current());
    return () => {
      deafToServer();
      window.removeEventListener("focus", onReturn);
      document.removeEventListener("visibilitychange", onReturn);
      deaf();
    };
  }, [userId, turn]);

  const { status } = chat;
  useEffect(() => {
    if (missed.current) refresh.current();
  }, [status]);
}
