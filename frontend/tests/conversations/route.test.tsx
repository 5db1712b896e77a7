import { act, renderHook } from "@testing-library/react";
import { useSyncExternalStore } from "react";

import { useConversationRoute } from "@/lib/conversations/route";

let pathname = "/chat";
const listeners = new Set<() => void>();

jest.mock("next/navigation", () => ({
  usePathname: () =>
    useSyncExternalStore(
      (onChange) => {
        listeners.add(onChange);
        return () => listeners.delete(onChange);
      },
      () => pathname,
    ),
}));

/** The router tells of an address some time after it was set. */
function arrive(path: string) {
  act(() => {
    pathname = path;
    listeners.forEach((listener) => listener());
  });
}

function start(path: string) {
  pathname = path;
  window.history.replaceState(null, "", path);
  const sessions: { key: string; id: string | null }[] = [];
  const { result } = renderHook(() => {
    const route = useConversationRoute();
    const last = sessions.at(-1);
    if (last?.key !== route.sessionKey || last.id !== route.conversationId) {
      sessions.push({ key: route.sessionKey, id: route.conversationId });
    }
    return route;
  });
  return { route: () => result.current, sessions };
}

it("keeps the session when a new conversation gets its id", () => {
  const { route, sessions } = start("/chat");
  act(() => route().adopt("a"));
  expect(window.location.pathname).toBe("/chat/a");
  arrive("/chat/a");
  expect(new Set(sessions.map(({ key }) => key)).size).toBe(1);
  expect(route().conversationId).toBe("a");
});

it("begins another session for another conversation", () => {
  const { route, sessions } = start("/chat/a");
  const before = route().sessionKey;
  act(() => route().open("b"));
  arrive("/chat/b");
  expect(route()).toMatchObject({ conversationId: "b" });
  expect(route().sessionKey).not.toBe(before);
  expect(sessions.some(({ key, id }) => key !== before && id === "a")).toBe(false);
});

it("does not open the old conversation again on the way to a new one", () => {
  const { route, sessions } = start("/chat/a");
  const before = route().sessionKey;
  act(() => route().startNew());
  arrive("/chat");
  expect(route().conversationId).toBeNull();
  expect(route().sessionKey).not.toBe(before);
  expect(sessions.filter(({ id }) => id === "a")).toHaveLength(1);
});

it("starts over where nothing has an address yet", () => {
  const { route } = start("/chat");
  const before = route().sessionKey;
  act(() => route().startNew());
  expect(route().sessionKey).not.toBe(before);
});
