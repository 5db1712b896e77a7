import { createAuthClient } from "better-auth/react";

/** Talks to `/api/auth` of this site, whatever its address is. */
export const authClient = createAuthClient();
