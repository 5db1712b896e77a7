"use client";

import { useChat } from "@ai-sdk/react";
import { useCallback, useEffect, useState } from "react";

import { ApiError, errorSentence } from "@/lib/api/errors";
import { untilReachable } from "@/lib/api/reachable";
import type { MessagePage } from "@/lib/api/types";

import { newDecision } from "./decision";
import { describeFailure, endedEarly, note, unfinished, type Failure } from "./failure";
import { fetchMessages } from "./history";
import { isUndecided, mergeLatest, textOf, toChatMessage, withNewKey } from "./messages";

import type { ChatMessage } from "./types";
import { useNewsElsewhere } from "./use-news-elsewhere";
import { useTurn } from "./use-turn";
import { uuid } from "./uuid";

interface SessionOptions {
  userId: string;
  /** Stays the same while a new conversation gets its id. */
  sessionKey: string;
  conversationId: string | null;
  history: MessagePage | null;
  onConversation: (id: string) => void;
  /** A refused message's text, to be put back into the input. */
  onRefused: (text: string) => void;
  /** The server has the message that was sent last. Stays the same. */
  onTaken: () => void;
}

const RECONNECTING = note("The connection was lost. Reconnecting…");

function isPassing(error: unknown): boolean {
  return error instanceof ApiError && error.retryable;
}

/** Words are drawn this often at most, however fast they come. */
const THROTTLE_MS = 40;

/** One open conversation: messages, sending, stopping, retrying, older pages and recovery. */
export function useChatSession(options: SessionOptions) {
  const { userId, sessionKey, conversationId, history, onConversation, onRefused, onTaken } =
    options;
  const [failure, setFailure] = useState<Failure | null>(null);
  const [nextBefore, setNextBefore] = useState(history?.next_before ?? null);
  const runningTurn = history?.running_turn?.id ?? null;
  const onStopFailed = useCallback((error: unknown) => setFailure(note(errorSentence(error))), []);
  const { turn, stopping } = useTurn({
    userId,
    conversationId,
    runningTurn,
    onConversation,
    onTaken,
    onStopFailed,
  });

  const chat = useChat<ChatMessage>({
    id: sessionKey,
    messages: history?.messages.map(toChatMessage),
    generateId: uuid,
    transport: turn.transport,
    throttle: THROTTLE_MS,
    onError: (error) => fail(error),
    onFinish: ({ isError, messages }) => finish(isError, messages),
  });
  const { setMessages, resumeStream, clearError } = chat;

  /** Lays the server's truth over the page, and follows the turn that still runs. */
  const reload = useCallback(async () => {
    const id = turn.conversationId;
    if (!id) return;
    setFailure((current) => (current?.action === "reload" ? RECONNECTING : current));
    try {
      const page = await untilReachable(() => fetchMessages(userId, id), isPassing);
      setMessages((shown) => mergeLatest(shown, page));
      turn.adopt(page.running_turn?.id ?? null);
      clearError();
      setFailure((current) => (current === RECONNECTING ? null : current));
      if (page.running_turn) await resumeStream();
    } catch (error) {
      setFailure({ ...describeFailure(null), sentence: errorSentence(error) });
    }
  }, [turn, userId, setMessages, clearError, resumeStream]);

  function takeBack() {
    setMessages((shown) => {
      const last = shown.at(-1);
      if (last?.role !== "user") return shown;
      onRefused(textOf(last));
      return shown.slice(0, -1);
    });
  }

  function fail(error: unknown) {
    const described = describeFailure(error);
    if (described.refused) takeBack();
    // Nothing to re-read yet: the first message can only be sent again, under the same key.
    const isNew = turn.conversationId === null && described.action === "reload";
    setFailure(isNew ? { ...described, action: "retry" } : described);
    if (described.reread) void reload();
  }

  function finish(isError: boolean, messages: ChatMessage[]) {
    const isComplete = turn.settle();
    // Whatever else is said ends the wait for a decision; the server knows how.
    const isSettled = !messages.slice(0, -1).some(isUndecided);
    if (!isError && !(isComplete && isSettled)) void reload();
  }

  useNewsElsewhere(userId, turn, chat, () => setFailure(null));

  useEffect(() => {
    if (runningTurn) void resumeStream();
  }, [runningTurn, resumeStream]);

  const loadEarlier = async () => {
    const id = turn.conversationId;
    if (!id || nextBefore === null) return;
    // What was read again since may reach further back.
    const first = chat.messages[0]?.metadata?.seq ?? nextBefore;
    const page = await fetchMessages(userId, id, Math.min(first, nextBefore));
    setMessages((shown) => {
      // Meanwhile the newest page may have brought some of these.
      const firstShown = shown[0]?.metadata?.seq ?? Infinity;
      const earlier = page.messages.filter(({ seq }) => seq < firstShown);
      return [...earlier.map(toChatMessage), ...shown];
    });
    setNextBefore(page.next_before);
  };

  const retry = () => {
    setFailure(null);
    // Its key would answer with what came of it before.
    if (endedEarly(chat.messages)) setMessages(withNewKey);
    void chat.regenerate();
  };

  const decide = (turnId: string, approvalId: string, approved: boolean) => {
    setFailure(null);
    const decision = newDecision(turnId, approvalId, approved);
    // Without a message: the answer that waits goes on.
    void chat.sendMessage(undefined, { metadata: { decision } });
  };

  const busy = chat.status === "submitted" || chat.status === "streaming";
  return {
    messages: chat.messages,
    busy,
    stopping,
    failure: failure ?? (busy ? null : unfinished(chat.messages)),
    endedEarly: busy ? undefined : endedEarly(chat.messages),
    hasEarlier: nextBefore !== null,
    loadEarlier,
    reload,
    retry,
    decide,
    stop: () => turn.stop(),
    dismiss: () => setFailure(null),
    /** `replaces`: the id of a message that did not get through. */
    send: (text: string, replaces?: string) => {
      setFailure(null);
      if (replaces) setMessages((shown) => shown.filter(({ id }) => id !== replaces));
      void chat.sendMessage({ text, metadata: { at: new Date().toISOString() } });
    },
  };
}
