import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { onSessionExpired } from "@/lib/api/fetch";
import { readDraft } from "@/lib/chat/drafts";

import { fakeFetch, json } from "../support/fake-fetch";
import { CHAT, CONVERSATION, MESSAGES, SAID, openChat, openStored, say, stored } from "./chat";

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
    expect(await screen.findByRole("alert")).toHaveTextContent("You can go on in 2 minutes.");
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
