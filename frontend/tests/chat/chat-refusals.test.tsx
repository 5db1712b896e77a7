import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { onSessionExpired } from "@/lib/api/fetch";
import { readDraft } from "@/lib/chat/drafts";

import { fakeFetch, json } from "../support/fake-fetch";
import {
  ANSWER,
  CHAT,
  CONVERSATION,
  MESSAGES,
  SAID,
  log,
  openChat,
  openStored,
  say,
  sentKeys,
  stored,
  stream,
} from "./chat";
import { captured } from "./sse";

describe("refusals", () => {
  it("leads to sign-in with the message kept as a draft", async () => {
    const expired = jest.fn();
    onSessionExpired(expired);
    fakeFetch.on("POST", CHAT, () => json({ error: "unauthorized", detail: "No." }, 401));
    openChat();
    await say(SAID);
    await waitFor(() => expect(screen.getByRole("textbox")).toHaveValue(SAID));
    expect(expired).toHaveBeenCalled();
    expect(readDraft("u1", null)).toBe(SAID);
    onSessionExpired(null);
  });

  it("names the wait of the hourly limit", async () => {
    const body = { error: "rate_limited", detail: "Limit reached.", retry_after: 120 };
    fakeFetch.on("POST", CHAT, () => json(body, 429));
    openChat();
    await say(SAID);
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("You can go on in 2 minutes.");
    expect(await screen.findByRole("timer")).toHaveTextContent(/^(2:00|1:5\d)$/);
    expect(screen.getByRole("button", { name: "Retry" })).toHaveAttribute("aria-disabled", "true");
    await say("And this");
    expect(screen.getByRole("textbox")).toHaveValue("And this");
    expect(fakeFetch.to("POST", CHAT)).toHaveLength(1);
    const send = screen.getByRole("button", { name: "Send" });
    expect(send).toHaveAttribute("aria-disabled", "true");
    expect(send).toHaveAccessibleDescription(/^You can send again in (2:00|1:5\d)\.$/);
  });

  it("lets one go on when the wait is over", async () => {
    const body = { error: "rate_limited", detail: "Limit reached.", retry_after: 1 };
    fakeFetch.on("POST", CHAT, () => json(body, 429));
    openChat();
    await say(SAID);
    expect(await screen.findByText("You can go on now.", {}, { timeout: 4_000 })).toBeVisible();
    expect(screen.queryByRole("timer")).toBeNull();
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("says that it tries again by itself, and does when the network is back", async () => {
    fakeFetch.on("POST", CHAT, () => json({ error: "unavailable", detail: "Down." }, 503));
    openChat();
    await say(SAID);
    await screen.findByRole("alert");
    expect(await screen.findByRole("timer")).toHaveTextContent(/^Trying again in [1-5] s\.$/);
    const before = sentKeys().length;
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    window.dispatchEvent(new Event("online"));
    expect(await within(log()).findByText(ANSWER)).toBeInTheDocument();
    expect(new Set(sentKeys()).size).toBe(1);
    expect(sentKeys()).toHaveLength(before + 1);
  });

  it("keeps what did not get through also across a reload, until it is taken", async () => {
    fakeFetch.on("POST", CHAT, () => json({ error: "unavailable", detail: "Down." }, 503));
    openChat();
    await say(SAID);
    await screen.findByRole("alert");
    expect(screen.getByRole("textbox")).toHaveValue("");
    expect(readDraft("u1", null)).toBe(SAID);
    fakeFetch.on("POST", CHAT, stream(captured("add-task")));
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    await within(log()).findByText(ANSWER);
    expect([readDraft("u1", null), readDraft("u1", CONVERSATION)]).toEqual(["", ""]);
  });

  it("says that one is offline for as long as that is so", async () => {
    openChat();
    const online = jest.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event("offline")));
    expect(screen.getByText("You are offline. What you write is kept.")).toBeInTheDocument();
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event("online")));
    expect(screen.queryByText("You are offline. What you write is kept.")).toBeNull();
  });

  it("gives the message back while another turn runs, and shows that turn", async () => {
    await openStored(stored(1, "user", "Earlier"), stored(2, "assistant", "Done."));
    fakeFetch.on("POST", CHAT, () => json({ error: "turn_running", detail: "Busy." }, 409));
    await say(SAID);
    expect(await screen.findByRole("alert")).toHaveTextContent("still answering");
    expect(screen.getByRole("textbox")).toHaveValue(SAID);
    await waitFor(() => expect(fakeFetch.to("GET", MESSAGES)).toHaveLength(2));
  });

  it("says that a conversation does not exist", async () => {
    fakeFetch.on("GET", MESSAGES, () => json({ error: "not_found", detail: "None." }, 404));
    openChat(CONVERSATION);
    expect(await screen.findByText("This conversation does not exist")).toBeInTheDocument();
  });

  it("sends nothing that is empty or too long", async () => {
    openChat();
    const input = screen.getByRole("textbox", { name: "Message" });
    await say("   ");
    await userEvent.clear(input);
    await userEvent.click(input);
    await userEvent.paste("x".repeat(10_001));
    await userEvent.keyboard("{Enter}");
    expect(screen.getByText(/1 characters too long/)).toBeInTheDocument();
    expect(fakeFetch.to("POST", CHAT)).toHaveLength(0);
  });
});
