"use client";

import { createContext, useContext, useMemo } from "react";

import { useHandler } from "@/lib/use-handler";

import type { ChatMessage } from "./types";

interface MessageActions {
  /** The user's last message, if it can be edited now. */
  editableId: string | undefined;
  edit: (message: ChatMessage) => void;
  /** The last answer, if it did not come to its end and nothing else offers to try again. */
  retryableId: string | undefined;
  retry: () => void;
}

export const MessageActionsContext = createContext<MessageActions>({
  editableId: undefined,
  edit: () => undefined,
  retryableId: undefined,
  retry: () => undefined,
});

export function useMessageActions(): MessageActions {
  return useContext(MessageActionsContext);
}

/** The same object for as long as the same is offered: every message listens to it. */
export function useStableActions(actions: MessageActions): MessageActions {
  const { editableId, retryableId } = actions;
  const edit = useHandler(actions.edit);
  const retry = useHandler(actions.retry);
  return useMemo(
    () => ({ editableId, edit, retryableId, retry }),
    [editableId, edit, retryableId, retry],
  );
}
