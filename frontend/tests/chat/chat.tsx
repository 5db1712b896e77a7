import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ChatPane } from "@/components/chat/chat-pane";
import type { Message, Task } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";
import { byteStream } from "./sse";

/** Ids of the captured stream `add-task`, and what is said in it. */
export const CONVERSATION = "efc086a1-bb6c-454c-b679-4c847a0ad706";
export const TURN = "4cdbaeb2-7081-4381-b665-93db77efce45";
export const USER_MESSAGE = "2c1c4b15-b7d7-450b-9e21-aa1729eff7d3";
export const SAID = "Add a task to buy groceries";
export const ANSWER = 'Added task 1: "Buy groceries".';

export const CHAT = "/api/u1/chat";
export const PREFERENCES = "/api/u1/preferences";
export const MESSAGES = `/api/u1/conversations/${CONVERSATION}/messages`;

export function stream(text: string): () => Response {
  const headers = { "content-type": "text/event-stream" };
  return () => new Response(byteStream(text), { headers });
}

export function stored(seq: number, role: "user" | "assistant", content: string): Message {
  const base = { tool_calls: [], turn_id: TURN, created_at: "2026-11-24T16:00:00Z" };
  return { id: `m${seq}`, seq, role, content, status: "done", ...base };
}

/** What the history tells: entries by id, and whether they are undone. */
export const undone: { id: number; undone: boolean }[] = [];

/** The task list as the API has it. */
export const tasks: Task[] = [];

/** The time zone the API knows. */
export const zone = { timezone: "Europe/Berlin", timezone_set: true };

export const onConversation = jest.fn();

/** Opens a new conversation, or a stored one. */
export function openChat(conversationId: string | null = null): void {
  fakeFetch.on("GET", "/api/u1/conversations", () =>
    json({ conversations: [], next_cursor: null }),
  );
  fakeFetch.on("GET", PREFERENCES, () => json(zone));
  fakeFetch.on("GET", "/api/u1/history", () => json({ entries: undone, next_cursor: null }));
  fakeFetch.on("GET", "/api/u1/tasks", () => json({ tasks, next_cursor: null, total: null }));
  renderSignedIn(
    <ChatPane
      userId="u1"
      sessionKey="s1"
      conversationId={conversationId}
      onConversation={onConversation}
      onNew={jest.fn()}
    />,
  );
}

/** Opens a conversation that holds these messages, and waits for them. */
export async function openStored(...messages: ReturnType<typeof stored>[]): Promise<void> {
  const page = { messages, next_before: null, running_turn: null };
  fakeFetch.on("GET", MESSAGES, () => json(page));
  openChat(CONVERSATION);
  await screen.findByText(messages.at(-1)!.content);
}

export async function say(text: string): Promise<void> {
  await userEvent.type(screen.getByRole("textbox", { name: "Message" }), `${text}{Enter}`);
}

export const log = () => screen.getByRole("log", { name: "Conversation" });

export function sentBodies(): Promise<unknown[]> {
  return Promise.all(fakeFetch.to("POST", CHAT).map((request) => request.clone().json()));
}

export const sentKeys = () =>
  fakeFetch.to("POST", CHAT).map((one) => one.headers.get("idempotency-key"));
