"use client";

import { createContext, useContext } from "react";

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
