import { asEnvelope } from "./tools";
import type { ChatMessage } from "./types";

/** What names the changes a turn made, so that they can be taken back together. */
export interface Changed {
  turnId: string;
  /** One of them, which tells whether they are undone. */
  changeId: number;
}

/** What an answer changed on the task list; null when it changed nothing. */
export function changedBy(answer: ChatMessage | undefined): Changed | null {
  const turnId = answer?.metadata?.turn_id;
  const ids = answer?.parts.flatMap((part) =>
    part.type === "dynamic-tool" && part.state === "output-available"
      ? (asEnvelope(part.output)?.change_id ?? [])
      : [],
  );
  const changeId = ids?.[0];
  return turnId !== undefined && changeId !== undefined ? { turnId, changeId } : null;
}

/** The user's last message and the answer to it. */
export function lastTurn(messages: ChatMessage[]) {
  const at = messages.findLastIndex(({ role }) => role === "user");
  const answer = messages.slice(at + 1).findLast(({ role }) => role === "assistant");
  return { said: messages[at], answer };
}
