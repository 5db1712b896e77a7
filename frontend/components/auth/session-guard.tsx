"use client";

import { useEffect } from "react";

import { onSessionExpired } from "@/lib/api/fetch";
import { forgetToken } from "@/lib/api/token";
import { enterAt } from "@/lib/auth/browser";
import { signInPath } from "@/lib/auth/next-path";
import { forgetKept } from "@/lib/offline/kept-tasks";
import { onNotice } from "@/lib/tabs";

/** Leads to sign-in and back here when a request finds the session over, or another tab ended it. */
export function SessionGuard() {
  useEffect(() => {
    const leave = () => {
      forgetKept();
      const here = window.location.pathname + window.location.search;
      enterAt(signInPath(here));
    };
    onSessionExpired(leave);
    const deaf = onNotice(({ type }) => {
      if (type !== "signed-out") return;
      forgetToken();
      leave();
    });
    return () => {
      onSessionExpired(null);
      deaf();
    };
  }, []);
  return null;
}
