import { toast } from "sonner";

import { forgetDrafts } from "@/lib/chat/drafts";

import { leaveSite } from "./browser";
import { personHere } from "./person";

async function endSession(): Promise<void> {
  // By hand, since the accounts' client (./client) would be loaded with every page for this alone.
  const response = await fetch("/api/auth/sign-out", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!response.ok) throw new Error(`sign-out was answered ${response.status}`);
  const person = personHere();
  if (person) forgetDrafts(person);
  leaveSite();
}

/** Ends the session here and on the server; a toast says when that cannot be done. */
export function signOut(): void {
  endSession().catch(() => toast.error("Could not sign out. Check your connection and try again."));
}
