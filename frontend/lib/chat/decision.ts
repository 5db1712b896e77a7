import type { UIMessageChunk } from "ai";

import { uuid } from "./uuid";

/** The user's yes or no to one approval of a turn, under a key of its own. */
export interface Decision {
  turnId: string;
  approvalId: string;
  approved: boolean;
  key: string;
}

export function newDecision(turnId: string, approvalId: string, approved: boolean): Decision {
  return { turnId, approvalId, approved, key: uuid() };
}

/** The decision a request of the transport is about, if it is about one. */
export function decisionIn(metadata: unknown): Decision | null {
  const held = metadata as { decision?: Decision } | undefined;
  return held?.decision ?? null;
}

/** What comes before anything of the answer itself. */
const OPENING = new Set(["start", "data-conversation", "start-step"]);

/**
 * Lets through what goes on with an answer that is shown already. Most answers to a decision begin with
 * it; one that was given before, or that still waits for another decision, comes as a whole: of that only
 * the decisions pass, and `onWhole` is told, as the rest has to be read from the server.
 */
export function onlyContinuation(
  onWhole: () => void,
): TransformStream<UIMessageChunk, UIMessageChunk> {
  let isWhole: boolean | null = null;
  return new TransformStream({
    transform(chunk, controller) {
      if (isWhole === null && !OPENING.has(chunk.type)) {
        isWhole = chunk.type !== "data-approval";
        if (isWhole) onWhole();
      }
      if (isWhole && /^(text-|tool-|data-tool$)/.test(chunk.type)) return;
      controller.enqueue(chunk);
    },
  });
}
