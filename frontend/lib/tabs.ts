import { uuid } from "./chat/uuid";

/** What one tab tells the others of the same browser. */
export type Notice =
  | { type: "signed-out" }
  /** A turn began or ended in this conversation. */
  | { type: "turn"; conversationId: string };

const NAME = "ai-todo";
/** A channel reaches the others of its own tab, too; they are told apart by this. */
const TAB = uuid();

interface Letter {
  from: string;
  notice: Notice;
}

/** Tells the other tabs. Where a browser keeps tabs apart, nobody hears it. */
export function tellTabs(notice: Notice): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage({ from: TAB, notice } satisfies Letter);
  channel.close();
}

/** Calls `listener` with what other tabs tell, until the function it returns is called. */
export function onNotice(listener: (notice: Notice) => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<Letter>) => {
    if (data.from !== TAB) listener(data.notice);
  };
  return () => channel.close();
}
