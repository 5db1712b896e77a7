import { act, screen, waitFor, within } from "@testing-library/react";

import { fakeFetch, json } from "../support/fake-fetch";
import {
  ANSWER,
  CHAT,
  CONVERSATION,
  MESSAGES,
  SAID,
  TURN,
  log,
  openChat,
  openStored,
  say,
  stored,
  stream,
} from "./chat";
import { approval, storedAnswer } from "./asking";
import { captured } from "./sse";

const OLD = [stored(1, "user", "hello"), stored(2, "assistant", "Hello!")];
const STREAM = `/api/u1/conversations/${CONVERSATION}/stream`;

let otherTab: BroadcastChannel;

beforeEach(() => {
  otherTab = new BroadcastChannel("ai-todo");
});
afterEach(() => otherTab.close());

function tell(conversationId: string): void {
  otherTab.postMessage({ from: "other", notice: { type: "turn", conversationId } });
}

function serve(messages: ReturnType<typeof stored>[], running: string | null = null): void {
  const running_turn = running && { id: running, started_at: "2026-11-24T16:00:00Z" };
  fakeFetch.on("GET", MESSAGES, () => json({ messages, next_before: null, running_turn }));
}

const reads = () => fakeFetch.to("GET", MESSAGES).length;

it("keeps what is shown, without a word, when the news cannot be read", async () => {
  await openStored(...OLD);
  fakeFetch.on("GET", MESSAGES, () => json({ error: "unavailable", detail: "Later." }, 503));
  act(() => void window.dispatchEvent(new Event("focus")));
  await waitFor(() => expect(reads()).toBe(2));
  expect(await screen.findByText("Hello!")).toBeInTheDocument();
  expect(screen.queryByText("Later.")).not.toBeInTheDocument();
});

it("does not read for a turn of another conversation", async () => {
  await openStored(...OLD);
  tell("0f0e2b1c-0000-4000-8000-000000000000");
  serve([...OLD, stored(3, "user", "said there"), stored(4, "assistant", "Noted.")]);
  tell(CONVERSATION);
  expect(await within(log()).findByText("Noted.")).toBeInTheDocument();
  expect(reads()).toBe(2);
});

it("shows what was said elsewhere when one turns back to the page", async () => {
  await openStored(...OLD);
  serve([...OLD, stored(3, "user", "said on the phone"), stored(4, "assistant", "Noted.")]);
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
  expect(await within(log()).findByText("said on the phone")).toBeInTheDocument();
  expect(within(log()).getByText("Noted.")).toBeInTheDocument();
  expect(within(log()).getAllByText("Hello!")).toHaveLength(1);
});

it("shows what was decided elsewhere of what is asked here", async () => {
  await openStored(OLD[0]!, storedAnswer(approval()));
  serve([OLD[0]!, storedAnswer(approval({ decision: "denied" }), "I left those 4 as they are.")]);
  tell(CONVERSATION);
  expect(await within(log()).findByText("I left those 4 as they are.")).toBeInTheDocument();
  expect(screen.getByText("You left this as it is. Nothing was changed.")).toBeInTheDocument();
});

it("reads once more for what it was told of while it was reading", async () => {
  await openStored(...OLD);
  let answer: (page: Response) => void = () => {};
  fakeFetch.on("GET", MESSAGES, new Promise<Response>((resolve) => (answer = resolve)));
  tell(CONVERSATION);
  await waitFor(() => expect(reads()).toBe(2));
  const third = new BroadcastChannel("ai-todo");
  const heard = new Promise((resolve) => (third.onmessage = resolve));
  tell(CONVERSATION);
  await act(() => heard);
  third.close();
  const earlier = [...OLD, stored(3, "user", "said there")];
  serve([...earlier, stored(4, "assistant", "Noted.")]);
  answer(json({ messages: earlier, next_before: null, running_turn: null }));
  expect(await within(log()).findByText("Noted.")).toBeInTheDocument();
});

it("follows the turn another tab began", async () => {
  await openStored(...OLD);
  serve([...OLD, stored(3, "user", SAID)], TURN);
  fakeFetch.on("GET", STREAM, stream(captured("add-task")));
  tell(CONVERSATION);
  expect(await within(log()).findByText(SAID)).toBeInTheDocument();
  expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
});

it("tells the other tabs of a turn sent from here, when it begins and when it is over", async () => {
  const heard: unknown[] = [];
  otherTab.onmessage = ({ data }: MessageEvent<{ notice: unknown }>) => heard.push(data.notice);
  fakeFetch.on("POST", CHAT, stream(captured("add-task")));
  openChat();
  await say(SAID);
  await within(log()).findByText(ANSWER);
  const notice = { type: "turn", conversationId: CONVERSATION };
  await waitFor(() => expect(heard).toEqual([notice, notice]));
  // Its own words do not come back to it.
  expect(reads()).toBe(0);
});

it("does not read while an answer is coming in", async () => {
  await openStored(...OLD);
  fakeFetch.on("POST", CHAT, () => new Promise<Response>(() => undefined));
  await say("next");
  act(() => void window.dispatchEvent(new Event("focus")));
  expect(screen.getByRole("button", { name: "Stop" })).toBeInTheDocument();
  expect(reads()).toBe(1);
});
