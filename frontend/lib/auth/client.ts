import { createAuthClient } from "better-auth/react";

import { forgetToken } from "@/lib/api/token";

import { SIGN_IN_PATH } from "./next-path";

/** Talks to `/api/auth` of this site, whatever its address is. */
export const authClient = createAuthClient();

/** Forgets who was signed in: a full load leaves nothing of them in memory. */
export function leaveSite(): void {
  forgetToken();
  window.location.assign(SIGN_IN_PATH);
}

/** Ends the session here and on the server. Rejects, still signed in, when that cannot be done. */
export async function signOut(): Promise<void> {
  const { error } = await authClient.signOut();
  if (error) throw new Error(error.message);
  leaveSite();
}

/** Goes to a page of this site with a full load, so that nothing known before sign-in remains. */
export function enterAt(path: string): void {
  window.location.assign(path);
}
