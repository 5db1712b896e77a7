import "server-only";

import { redirect } from "next/navigation";

import { getSignedInUser } from "./session";

/**
 * Sends a person who is signed in on to `next`. The session is really looked up: trusting the
 * cookie alone would send an expired one back and forth for ever.
 */
export async function leaveIfSignedIn(next: string): Promise<void> {
  // Without a database nobody is known; the form can be shown and says the same when it is sent.
  const user = await getSignedInUser().catch(() => null);
  if (user) redirect(next);
}
