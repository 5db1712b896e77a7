import type { UIMessage } from "ai";

import type { Approval, ReadPart } from "@/lib/api/types";

/** What the server says about a message: at the start of its stream, at the end, or in history. */
export interface ChatMetadata {
  conversation_id?: string;
  turn_id?: string;
  user_message_id?: string;
  /** Idempotency key a message of the user was sent with, once its id is the server's. */
  key?: string;
  /** Place in the conversation; only on messages read from the server. */
  seq?: number;
  /** When it was said; an answer that is just coming does not say. */
  at?: string;
  status?: string;
  model?: string;
  provider?: string;
  tokens?: { input: number; output: number; total: number };
  duration_ms?: number;
  /** The configured model failed and the built-in assistant answered. */
  fallback?: boolean;
}

export type ChatData = {
  conversation: { id: string; title: string };
  tool: { tool_call_id: string; duration_ms: number; reading?: ReadPart[] };
  /** A call that is made only after the user's yes, and what the user said. */
  approval: Approval;
};

export type ChatMessage = UIMessage<ChatMetadata, ChatData>;

/** The answer of every task tool. */
export interface ToolEnvelope {
  status: "ok" | "error";
  data: unknown;
  error: { code: string; message: string } | null;
  warnings?: string[];
  /** Names the change for undo; null where nothing changed. */
  change_id?: number | null;
}
