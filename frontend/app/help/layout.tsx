import type { ReactNode } from "react";

import { SignedIn } from "@/components/shell/signed-in";
import { getSignedInUser } from "@/lib/auth/session";

/** For everybody: also before there is an account, and when the database is away. */
export default async function HelpLayout({ children }: { children: ReactNode }) {
  const user = await getSignedInUser().catch(() => null);
  return user ? <SignedIn user={user}>{children}</SignedIn> : children;
}
