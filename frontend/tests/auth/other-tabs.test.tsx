import { waitFor } from "@testing-library/react";

import { SessionGuard } from "@/components/auth/session-guard";
import { getToken } from "@/lib/api/token";
import type * as Browser from "@/lib/auth/browser";
import { enterAt } from "@/lib/auth/browser";
import { onNotice, tellTabs, type Notice } from "@/lib/tabs";

import { fakeFetch, fakeToken, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

jest.mock("@/lib/auth/browser");

let otherTab: BroadcastChannel;

beforeEach(() => {
  otherTab = new BroadcastChannel("ai-todo");
});
afterEach(() => otherTab.close());

const tell = (notice: Notice) => otherTab.postMessage({ from: "other", notice });

it("goes to sign-in, and back here later, when another tab signed out; drafts stay", async () => {
  window.history.replaceState(null, "", "/chat/3f0a");
  sessionStorage.setItem("draft", "half a thought");
  fakeFetch.on("GET", "/api/auth/token", () => json({ token: fakeToken() }));
  renderSignedIn(<SessionGuard />);
  await getToken();
  tell({ type: "turn", conversationId: "3f0a" });
  tell({ type: "signed-out" });
  await waitFor(() => expect(enterAt).toHaveBeenCalledWith("/sign-in?next=%2Fchat%2F3f0a"));
  expect(enterAt).toHaveBeenCalledTimes(1);
  expect(sessionStorage.getItem("draft")).toBe("half a thought");
  await getToken();
  expect(fakeFetch.to("GET", "/api/auth/token")).toHaveLength(2);
});

it("tells others of signing out, not its own tab", async () => {
  const leaving = jest.requireActual<typeof Browser>("@/lib/auth/browser");
  const heard: unknown[] = [];
  const own = jest.fn();
  otherTab.onmessage = ({ data }: MessageEvent<{ notice: unknown }>) => heard.push(data.notice);
  const deaf = onNotice(own);
  // jsdom cannot load another page, and says so.
  jest.spyOn(console, "error").mockImplementation();
  leaving.leaveSite();
  tellTabs({ type: "turn", conversationId: "1" });
  await waitFor(() => expect(heard).toHaveLength(2));
  expect(heard[0]).toEqual({ type: "signed-out" });
  expect(own).not.toHaveBeenCalled();
  deaf();
});
