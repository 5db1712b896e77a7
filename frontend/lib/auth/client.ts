import { createAuthClient } from "better-auth/react";
import { toast } from "sonner";

import { forgetDrafts } from "@/lib/chat/drafts";

import { leaveSite } from "./browser";
import { personHere } from "./person";

/** Talks to `/api/auth` of this site, whatever its address is. */
export const authClient = createAuthClient();

async function endSession(): Promise<void> {
  const { error } = await authClient.signOut();
  if (error) throw new Error(error.message);
  const person = personHere();
  if (person) forgetDrafts(person);
  leaveSite();
}

/** Ends the session here and on the server; a toast says when that cannot be done. */
export function signOut(): void {
  endSession().catch(() => toast.error("Could not sign out. Check your connection and try again."));
}
