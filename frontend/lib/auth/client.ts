import { createAuthClient } from "better-auth/react";

import { leaveSite } from "./browser";

/** Talks to `/api/auth` of this site, whatever its address is. */
export const authClient = createAuthClient();

/** Ends the session here and on the server. Rejects, still signed in, when that cannot be done. */
export async function signOut(): Promise<void> {
  const { error } = await authClient.signOut();
  if (error) throw new Error(error.message);
  leaveSite();
}
