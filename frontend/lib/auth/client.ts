import { createAuthClient } from "better-auth/react";

import { forgetToken } from "@/lib/api/token";

/** Talks to `/api/auth` of this site, whatever its address is. */
export const authClient = createAuthClient();

/** Ends the session and leaves no trace of it in this page. */
export async function signOut(): Promise<void> {
  forgetToken();
  await authClient.signOut();
  window.location.assign("/sign-in");
}
