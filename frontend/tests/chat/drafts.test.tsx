import { act, renderHook } from "@testing-library/react";

import { forgetDrafts, keepDraft, readDraft, useDraft } from "@/lib/chat/drafts";

interface Props {
  user?: string;
  id: string | null;
}

function open(initialProps: Props) {
  return renderHook(({ user = "u1", id }: Props) => useDraft(user, id), { initialProps });
}

describe("useDraft", () => {
  it("does not show another user's draft, nor another conversation's", () => {
    const { result } = open({ id: "c1" });
    act(() => result.current.set("Buy milk"));
    expect(open({ user: "u2", id: "c1" }).result.current.text).toBe("");
    expect(open({ id: "c2" }).result.current.text).toBe("");
  });

  it("is there when the browser was closed", () => {
    const { result, unmount } = open({ id: "c1" });
    act(() => result.current.set("Buy milk"));
    unmount();
    sessionStorage.clear();
    expect(open({ id: "c1" }).result.current.text).toBe("Buy milk");
  });

  it("leaves nothing behind when it was sent", () => {
    const { result } = open({ id: "c1" });
    act(() => result.current.set("Buy milk"));
    act(() => result.current.set(""));
    expect(localStorage).toHaveLength(0);
  });

  it("moves along when a new conversation gets its id", () => {
    const { result, rerender } = open({ id: null });
    act(() => result.current.set("And"));
    rerender({ id: "c1" });
    act(() => result.current.set("And eggs"));
    expect(open({ id: null }).result.current.text).toBe("");
    expect(open({ id: "c1" }).result.current.text).toBe("And eggs");
  });

  it("keeps what is on its way until it has arrived", () => {
    const { result } = open({ id: "c1" });
    act(() => result.current.set("Buy milk"));
    act(() => result.current.hold("Buy milk"));
    expect(result.current.text).toBe("");
    act(() => result.current.set("And eggs"));
    // As after a reload.
    expect(open({ id: "c1" }).result.current.text).toBe("Buy milk\nAnd eggs");
    act(() => result.current.release());
    expect(result.current.text).toBe("And eggs");
    expect(open({ id: "c1" }).result.current.text).toBe("And eggs");
  });

  it("follows what another tab writes and sends", () => {
    const { result } = open({ id: null });
    const tell = (newValue: string | null) =>
      act(
        () =>
          void window.dispatchEvent(new StorageEvent("storage", { key: "draft:u1:new", newValue })),
      );
    tell("Buy milk");
    expect(result.current.text).toBe("Buy milk");
    tell(null);
    expect(result.current.text).toBe("");
  });

  it("forgets all of one person and nothing of another", () => {
    keepDraft("u1", "c1", "Buy milk");
    keepDraft("u1", null, "Eggs");
    keepDraft("u2", null, "Bread");
    forgetDrafts("u1");
    expect([readDraft("u1", "c1"), readDraft("u1", null), readDraft("u2", null)]).toEqual([
      "",
      "",
      "Bread",
    ]);
  });

  it("puts a refused message before what was written since", () => {
    const { result } = open({ id: "c1" });
    act(() => result.current.set("second"));
    act(() => result.current.restore("first"));
    expect(result.current.text).toBe("first\nsecond");
  });

  it("works where storage is forbidden", () => {
    jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    const { result } = open({ id: "c1" });
    act(() => result.current.set("Buy milk"));
    expect(result.current.text).toBe("Buy milk");
  });
});
