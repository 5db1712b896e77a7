import { ApiError, SessionExpired, type ApiErrorCode } from "@/lib/api/errors";
import {
  StreamCut,
  TurnFailed,
  describeFailure,
  unfinished,
  waitInWords,
} from "@/lib/chat/failure";
import type { ChatMessage } from "@/lib/chat/types";

function refusal(code: ApiErrorCode, more: { retryAfter?: number; detail?: string } = {}) {
  return describeFailure(new ApiError({ code, status: 400, ...more }));
}

describe("describeFailure", () => {
  it("gives the text back when the session is over", () => {
    expect(describeFailure(new SessionExpired())).toMatchObject({ refused: true, action: "none" });
  });

  it("names the wait of a limit", () => {
    expect(refusal("rate_limited", { retryAfter: 700 })).toMatchObject({
      sentence: "You have sent many messages. You can go on in 12 minutes.",
      action: "retry",
      refused: false,
    });
  });

  it("gives the text back and re-reads while another turn runs", () => {
    expect(refusal("turn_running")).toMatchObject({ refused: true, reread: true });
  });

  it.each(["unavailable", "offline", "internal"] as const)("offers a retry for %s", (code) => {
    expect(refusal(code)).toMatchObject({ action: "retry", refused: false, reread: false });
  });

  it("gives the text back when it was not accepted", () => {
    expect(refusal("invalid_request", { detail: "Too long." })).toMatchObject({
      sentence: "Too long.",
      refused: true,
    });
  });

  it("shows the server's sentence of a failed turn", () => {
    expect(describeFailure(new TurnFailed("Nothing was changed.")).sentence).toBe(
      "Nothing was changed.",
    );
  });

  it.each([new StreamCut("cut"), new TypeError("network error")])(
    "re-reads the conversation after a lost connection (%s)",
    (error) => {
      expect(describeFailure(error)).toMatchObject({ action: "reload", reread: true });
    },
  );
});

describe("waitInWords", () => {
  it.each([
    [0, "1 second"],
    [45, "45 seconds"],
    [90, "2 minutes"],
    [3540, "59 minutes"],
    [7200, "2 hours"],
  ])("%i seconds", (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});

describe("unfinished", () => {
  const user = (key?: string): ChatMessage => ({
    id: "u",
    role: "user",
    metadata: { key },
    parts: [],
  });
  const answer = (status: string): ChatMessage => ({
    id: "a",
    role: "assistant",
    metadata: { status },
    parts: [],
  });

  it("offers to send an unanswered message again", () => {
    expect(unfinished([user()])).toMatchObject({ action: "retry" });
  });

  it("offers a retry of a failed answer, and of one the server lost", () => {
    expect(unfinished([user(), answer("failed")])).not.toBeNull();
    expect(unfinished([user("key"), answer("interrupted")])).not.toBeNull();
  });

  it("is silent about a complete answer and one the user stopped", () => {
    expect(unfinished([])).toBeNull();
    expect(unfinished([user("key"), answer("done")])).toBeNull();
    expect(unfinished([user(), answer("interrupted")])).toBeNull();
  });
});
