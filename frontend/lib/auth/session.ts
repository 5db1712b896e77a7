import "server-only";

import { headers } from "next/headers";
import { cache } from "react";

import { getAuth } from "./server";
import type { SignedInUser } from "./user-context";

/** Who sent this request, verified against the database; null when nobody is signed in. */
export const getSignedInUser = cache(async (): Promise<SignedInUser | null> => {
  // Asked for first: it is what tells the build that such a page is made per request.
  const requestHeaders = await headers();
  const session = await getAuth(requestHeaders).api.getSession({ headers: requestHeaders });
  if (!session) return null;
  const { id, name, email, emailVerified } = session.user;
  return { id, name, email, emailVerified };
});
