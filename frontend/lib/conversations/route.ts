"use client";

import { usePathname } from "next/navigation";
import { useCallback, useState } from "react";

const BASE = "/chat";

export function chatPath(conversationId: string | null): string {
  return conversationId ? `${BASE}/${conversationId}` : BASE;
}

/** Whether the page shows this conversation just now: of who asks late, the last render is no witness. */
export function isShown(conversationId: string): boolean {
  return window.location.pathname === chatPath(conversationId);
}

/** Whether the page shows the chat just now, and not the settings. */
export function isChatShown(): boolean {
  const { pathname } = window.location;
  return pathname === BASE || pathname.startsWith(`${BASE}/`);
}

interface Session {
  route: string | null;
  serial: number;
  /** The id a new conversation just got, until the address shows it. */
  adopted: string | null;
}

/**
 * Which conversation the address names, and a key that changes whenever another one is opened. The
 * address of a new conversation changes in place when it gets its id; its key then stays.
 */
export function useConversationRoute() {
  const pathname = usePathname();
  const route = pathname.startsWith(`${BASE}/`) ? pathname.slice(BASE.length + 1) : null;
  const [session, setSession] = useState<Session>({ route, serial: 0, adopted: null });
  if (session.route !== route) {
    const sameChat = route !== null && route === session.adopted;
    setSession({ route, serial: session.serial + (sameChat ? 0 : 1), adopted: null });
  }

  const open = useCallback((id: string | null) => {
    window.history.pushState(null, "", chatPath(id));
  }, []);

  const startNew = useCallback(() => {
    // From a stored conversation the change of address alone begins another session; doing it here as
    // well would open the old one once more before the address has changed.
    setSession((current) =>
      current.route === null ? { ...current, serial: current.serial + 1, adopted: null } : current,
    );
    if (window.location.pathname !== BASE) window.history.pushState(null, "", BASE);
  }, []);

  const adopt = useCallback((id: string) => {
    setSession((current) => ({ ...current, adopted: id }));
    window.history.replaceState(null, "", chatPath(id));
  }, []);

  return {
    conversationId: session.adopted ?? route,
    sessionKey: `session-${session.serial}`,
    open,
    startNew,
    adopt,
  };
}
