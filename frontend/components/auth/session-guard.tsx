"use client";

import { useEffect } from "react";

import { onSessionExpired } from "@/lib/api/fetch";
import { enterAt } from "@/lib/auth/browser";
import { signInPath } from "@/lib/auth/next-path";

/** Leads to sign-in and back here when a request finds the session over. */
export function SessionGuard() {
  useEffect(() => {
    onSessionExpired(() => {
      const here = window.location.pathname + window.location.search;
      enterAt(signInPath(here));
    });
    return () => onSessionExpired(null);
  }, []);
  return null;
}
