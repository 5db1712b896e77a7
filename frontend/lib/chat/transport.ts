import { DefaultChatTransport, type UIMessageChunk } from "ai";

import { apiFetch } from "@/lib/api/fetch";

import { StreamCut, TurnFailed } from "./failure";
import { textOf } from "./messages";
import type { ChatData, ChatMessage, ChatMetadata } from "./types";

export type ChatChunk = UIMessageChunk<ChatMetadata, ChatData>;

interface TurnTransportOptions {
  userId: string;
  /** Read at the time of the request: a new conversation gets its id from the first answer. */
  conversationId: () => string | null;
  /** Sees every chunk before the message changes. */
  onChunk: (chunk: ChatChunk) => void;
}

/** One user message is one turn: sending it again under its key never does a thing twice. */
function keyOf(message: ChatMessage): string {
  return message.metadata?.key ?? message.id;
}

const LAST_WORDS = new Set(["finish", "abort"]);

/** The chat API as `useChat` wants it. A stream that ends without its last word is an error here. */
export class TurnTransport extends DefaultChatTransport<ChatMessage> {
  readonly #onChunk: TurnTransportOptions["onChunk"];

  constructor({ userId, conversationId, onChunk }: TurnTransportOptions) {
    const root = `/api/${encodeURIComponent(userId)}`;
    super({
      api: `${root}/chat`,
      fetch: apiFetch,
      headers: { accept: "text/event-stream" },
      prepareSendMessagesRequest: ({ messages, headers }) => {
        const message = messages.findLast(({ role }) => role === "user");
        if (!message) throw new Error("There is no message to send.");
        return {
          body: { message: textOf(message), conversation_id: conversationId() },
          headers: {
            ...Object.fromEntries(new Headers(headers)),
            "idempotency-key": keyOf(message),
          },
        };
      },
      prepareReconnectToStreamRequest: ({ headers }) => ({
        api: `${root}/conversations/${conversationId()}/stream`,
        headers,
      }),
    });
    this.#onChunk = onChunk;
  }

  protected override processResponseStream(stream: ReadableStream<Uint8Array<ArrayBufferLike>>) {
    let ended = false;
    const onChunk = this.#onChunk;
    return super.processResponseStream(stream).pipeThrough(
      new TransformStream<UIMessageChunk, UIMessageChunk>({
        transform(chunk, controller) {
          if (chunk.type === "error") throw new TurnFailed(chunk.errorText);
          if (LAST_WORDS.has(chunk.type)) ended = true;
          onChunk(chunk as ChatChunk);
          controller.enqueue(chunk);
        },
        flush() {
          if (!ended) throw new StreamCut("The stream ended without its last event.");
        },
      }),
    );
  }
}
