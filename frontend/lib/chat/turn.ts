import { cancelTurn } from "./history";
import { TurnTransport, type ChatChunk } from "./transport";

interface TurnEvents {
  /** A new conversation got its id. */
  onConversation: (id: string) => void;
  /** What was sent from here has reached the server. */
  onTaken: () => void;
  /** A tool ran, so the tasks may be others now. */
  onTasksChanged: () => void;
  /** A turn is over, so what it changed is in the history. */
  onOver: () => void;
  /** A conversation is new, has a new title or a new place in the list. */
  onConversationsChanged: () => void;
  onStopping: (stopping: boolean) => void;
  onStopFailed: (error: unknown) => void;
  /** A turn that was sent from here began or ended, which other tabs cannot know. */
  onOwnTurn: (conversationId: string) => void;
}

interface TurnOptions extends TurnEvents {
  userId: string;
  conversationId: string | null;
  zoneIsKnown: () => Promise<unknown>;
  /** The turn that runs already, to be resumed. */
  turnId: string | null;
}

/** Which turn runs in which conversation, as learnt from the stream, and the way to stop it. */
export class Turn {
  readonly transport: TurnTransport;
  readonly #userId: string;
  readonly #events: TurnEvents;
  #conversationId: string | null;
  #turnId: string | null;
  #wantsStop = false;
  #isOwn = false;
  #isIncomplete = false;

  constructor({ userId, conversationId, turnId, zoneIsKnown, ...events }: TurnOptions) {
    this.#userId = userId;
    this.#conversationId = conversationId;
    this.#turnId = turnId;
    this.#events = events;
    this.transport = new TurnTransport({
      userId,
      conversationId: () => this.#conversationId,
      zoneIsKnown,
      onSend: () => {
        this.#isOwn = true;
      },
      onChunk: (chunk) => this.#follow(chunk),
      onIncomplete: () => {
        this.#isIncomplete = true;
      },
    });
  }

  get conversationId(): string | null {
    return this.#conversationId;
  }

  adopt(turnId: string | null): void {
    this.#turnId = turnId;
  }

  /** Stops the turn, at once or as soon as its id is known. */
  stop(): void {
    this.#wantsStop = true;
    this.#events.onStopping(true);
    if (this.#turnId) void this.#cancel(this.#turnId);
  }

  /** To be called when a turn is over, however it ended. Gives whether all of it is shown. */
  settle(): boolean {
    const isComplete = !this.#isIncomplete;
    this.#isIncomplete = false;
    this.#turnId = null;
    this.#wantsStop = false;
    this.#events.onStopping(false);
    this.#events.onTasksChanged();
    this.#events.onOver();
    this.#tellIfOwn();
    this.#isOwn = false;
    return isComplete;
  }

  #tellIfOwn(): void {
    if (this.#isOwn && this.#conversationId) this.#events.onOwnTurn(this.#conversationId);
  }

  async #cancel(turnId: string): Promise<void> {
    try {
      await cancelTurn(this.#userId, turnId);
    } catch (error) {
      this.#wantsStop = false;
      this.#events.onStopping(false);
      this.#events.onStopFailed(error);
    }
  }

  #follow(chunk: ChatChunk): void {
    switch (chunk.type) {
      case "start": {
        const { conversation_id: conversationId, turn_id: turnId } = chunk.messageMetadata ?? {};
        this.#turnId = turnId ?? null;
        if (conversationId && conversationId !== this.#conversationId) {
          this.#conversationId = conversationId;
          this.#events.onConversation(conversationId);
        }
        if (this.#isOwn) this.#events.onTaken();
        this.#tellIfOwn();
        if (this.#wantsStop && turnId) void this.#cancel(turnId);
        break;
      }
      case "data-conversation":
      case "finish":
        this.#events.onConversationsChanged();
        break;
      case "tool-output-available":
      case "tool-output-error":
        this.#events.onTasksChanged();
        break;
    }
  }
}
