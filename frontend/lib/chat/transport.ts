import { DefaultChatTransport, type ChatTransport, type UIMessageChunk } from "ai";

import { apiFetch } from "@/lib/api/fetch";

import { decisionIn, onlyContinuation, type Decision } from "./decision";
import { DecisionFailed, StreamCut, TurnFailed } from "./failure";
import { textOf } from "./messages";
import type { ChatData, ChatMessage, ChatMetadata } from "./types";

export type ChatChunk = UIMessageChunk<ChatMetadata, ChatData>;

interface TurnTransportOptions {
  userId: string;
  /** Read at the time of the request: a new conversation gets its id from the first answer. */
  conversationId: () => string | null;
  /** Settles when a first message may be read: dates in it are in the person's zone. */
  zoneIsKnown: () => Promise<unknown>;
  /** A turn is asked for from here, not only followed. */
  onSend: () => void;
  /** Sees every chunk before the message changes. */
  onChunk: (chunk: ChatChunk) => void;
  /** What came of an answer leaves out words that the server has. */
  onIncomplete: () => void;
}

const ZONE_WAIT_MS = 3_000;

/** When the promise has settled, or after so long. */
async function settled(promise: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer;
  const time = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([promise.catch(() => null), time]);
  clearTimeout(timer);
}

type SendOptions = Parameters<ChatTransport<ChatMessage>["sendMessages"]>[0];

/** One user message is one turn: sending it again under its key never does a thing twice. */
function keyOf(message: ChatMessage): string {
  return message.metadata?.key ?? message.id;
}

/** The request that takes a decision to the turn that waits for it. */
function decisionRequest(root: string, { turnId, approvalId, approved }: Decision) {
  return {
    api: `${root}/turns/${encodeURIComponent(turnId)}/approvals`,
    body: { decisions: [{ approval_id: approvalId, approved }] },
  };
}

/**
 * The chat API as `useChat` wants it. A stream that tells of a failure, or ends without its last word,
 * is an error once all of it has been read.
 */
export class TurnTransport extends DefaultChatTransport<ChatMessage> {
  readonly #onChunk: TurnTransportOptions["onChunk"];
  readonly #onIncomplete: TurnTransportOptions["onIncomplete"];
  readonly #zoneIsKnown: TurnTransportOptions["zoneIsKnown"];

  constructor(options: TurnTransportOptions) {
    const { userId, conversationId, zoneIsKnown, onSend, onChunk, onIncomplete } = options;
    const root = `/api/${encodeURIComponent(userId)}`;
    // A key stands for one body: the first message of a conversation is sent again without an id.
    const sent = new Map<string, { message: string; conversation_id: string | null }>();
    super({
      api: `${root}/chat`,
      fetch: apiFetch,
      headers: { accept: "text/event-stream" },
      prepareSendMessagesRequest: ({ messages, headers, requestMetadata }) => {
        const given = Object.fromEntries(new Headers(headers));
        const decision = decisionIn(requestMetadata);
        if (decision) {
          onSend();
          const headers = { ...given, "idempotency-key": decision.key };
          return { ...decisionRequest(root, decision), headers };
        }
        const message = messages.findLast(({ role }) => role === "user");
        if (!message) throw new Error("There is no message to send.");
        const key = keyOf(message);
        const body = sent.get(key) ?? {
          message: textOf(message),
          conversation_id: conversationId(),
        };
        sent.set(key, body);
        onSend();
        return { body, headers: { ...given, "idempotency-key": key } };
      },
      prepareReconnectToStreamRequest: ({ headers }) => ({
        api: `${root}/conversations/${conversationId()}/stream`,
        headers,
      }),
    });
    this.#onChunk = onChunk;
    this.#onIncomplete = onIncomplete;
    this.#zoneIsKnown = zoneIsKnown;
  }

  override async sendMessages(options: SendOptions): Promise<ReadableStream<UIMessageChunk>> {
    if (!decisionIn(options.metadata)) {
      // The message shows meanwhile; without an answer it is read in the zone the API knows.
      await settled(this.#zoneIsKnown(), ZONE_WAIT_MS);
      return super.sendMessages(options);
    }
    let stream: ReadableStream<UIMessageChunk>;
    try {
      stream = await super.sendMessages(options);
    } catch (error) {
      throw options.abortSignal?.aborted ? error : new DecisionFailed(error);
    }
    return stream.pipeThrough(onlyContinuation(this.#onIncomplete));
  }

  protected override processResponseStream(stream: ReadableStream<Uint8Array<ArrayBufferLike>>) {
    let ended = false;
    let failure: string | null = null;
    const onChunk = this.#onChunk;
    return super.processResponseStream(stream).pipeThrough(
      new TransformStream<UIMessageChunk, UIMessageChunk>({
        transform(chunk, controller) {
          if (chunk.type === "error") {
            // Held back: what follows says how the turn ended.
            failure = chunk.errorText;
            return;
          }
          if (chunk.type === "finish" || chunk.type === "abort") ended = true;
          onChunk(chunk as ChatChunk);
          controller.enqueue(chunk);
        },
        flush() {
          if (failure !== null) throw new TurnFailed(failure);
          if (!ended) throw new StreamCut("The stream ended without its last event.");
        },
      }),
    );
  }
}
