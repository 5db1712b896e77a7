import { ApiError, SessionExpired, errorSentence } from "@/lib/api/errors";

import type { ChatMessage } from "./types";

/** The turn itself failed; the message is the server's sentence. */
export class TurnFailed extends Error {
  override name = "TurnFailed";
}

/** The stream ended without its last word: the outcome is on the server. */
export class StreamCut extends Error {
  override name = "StreamCut";
}

/** A decision of the user did not get through. */
export class DecisionFailed extends Error {
  override name = "DecisionFailed";

  constructor(override readonly cause: unknown) {
    super("The decision was not taken.");
  }
}

export interface Failure {
  /** Fit to be shown as it is. */
  sentence: string;
  /** What the user is offered. */
  action: "retry" | "reload" | "none";
  /** The message was refused: its text goes back into the input. */
  refused: boolean;
  /** What really happened has to be read from the server. */
  reread: boolean;
  /** Until then it would be refused again. */
  until?: number;
  /** Nothing but the way to the server is missing: the same may be sent again by itself. */
  passing?: boolean;
}

const base: Omit<Failure, "sentence"> = { action: "retry", refused: false, reread: false };

/** Something to be told that asks for nothing. */
export function note(sentence: string): Failure {
  return { ...base, sentence, action: "none" };
}

/** Interrupted and with a key: the server lost the turn, and the key makes it go on. */
function isLost(messages: ChatMessage[]): boolean {
  const key = messages.findLast(({ role }) => role === "user")?.metadata?.key;
  return messages.at(-1)?.metadata?.status === "interrupted" && key !== undefined;
}

/** The last answer if its turn is over without having come to its end: trying again is a new turn. */
export function endedEarly(messages: ChatMessage[]): ChatMessage | undefined {
  const last = messages.at(-1);
  const isEarly = ["failed", "interrupted"].includes(last?.metadata?.status ?? "");
  return last?.role === "assistant" && isEarly && !isLost(messages) ? last : undefined;
}

/** What a conversation at rest still asks for: an answer that is missing or was not finished. */
export function unfinished(messages: ChatMessage[]): Failure | null {
  const last = messages.at(-1);
  if (last?.role === "user") return { ...base, sentence: "This message was not answered." };
  return last?.metadata?.status === "failed" || isLost(messages)
    ? { ...base, sentence: "This answer was not finished." }
    : null;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** Seconds as people say them: "45 seconds", "12 minutes". */
export function waitInWords(seconds: number): string {
  if (seconds < 90) return counted(Math.max(1, Math.round(seconds)), "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? counted(minutes, "minute") : counted(Math.ceil(minutes / 60), "hour");
}

function apiFailure(error: ApiError): Failure {
  switch (error.code) {
    case "turn_running":
      return {
        ...base,
        sentence: "The assistant is still answering here. Send your message when it is done.",
        action: "none",
        refused: true,
        reread: true,
      };
    case "rate_limited": {
      const wait = error.retryAfter === null ? "later" : `in ${waitInWords(error.retryAfter)}`;
      const until = error.retryAfter === null ? undefined : Date.now() + error.retryAfter * 1_000;
      return { ...base, until, sentence: `You have sent many messages. You can go on ${wait}.` };
    }
    case "invalid_request":
      return {
        ...base,
        sentence: error.fields.message ? `Your message ${error.fields.message}.` : error.detail,
        action: "none",
        refused: true,
      };
    case "payload_too_large":
      return { ...base, sentence: error.detail, action: "none", refused: true };
    case "not_found":
      return {
        ...base,
        sentence: "This conversation does not exist any more. Start a new one to go on.",
        action: "none",
        refused: true,
      };
    case "unavailable":
      return {
        ...base,
        sentence:
          "The assistant cannot be reached at the moment. Nothing was changed. Try again shortly.",
        passing: true,
      };
    case "offline":
      return { ...base, sentence: error.detail, passing: true };
    default:
      return { ...base, sentence: error.detail };
  }
}

/** The card with its buttons stays, so there is nothing else to offer. */
function decisionFailure(error: unknown): Failure {
  const failure = { ...note(errorSentence(error)), reread: true };
  if (error instanceof SessionExpired) return { ...failure, reread: false };
  if (!(error instanceof ApiError)) return failure;
  switch (error.code) {
    case "not_found":
      return {
        ...failure,
        sentence: "This is not asked any more, and nothing was changed. Ask again to do it now.",
      };
    case "turn_running":
      return {
        ...failure,
        sentence: "The assistant is still answering here. Decide when it is done.",
      };
    case "conflict":
      return failure;
    default:
      return { ...failure, reread: false };
  }
}

/** What a failed request or stream means for the person, and what to do about it. */
export function describeFailure(error: unknown): Failure {
  if (error instanceof DecisionFailed) return decisionFailure(error.cause);
  if (error instanceof SessionExpired) {
    const sentence = "Your session has ended. Sign in again; what you wrote is kept.";
    return { ...base, sentence, action: "none", refused: true };
  }
  if (error instanceof ApiError) return apiFailure(error);
  if (error instanceof TurnFailed) return { ...base, sentence: error.message };
  return {
    sentence: "The connection was lost while the assistant was answering.",
    action: "reload",
    refused: false,
    reread: true,
  };
}
