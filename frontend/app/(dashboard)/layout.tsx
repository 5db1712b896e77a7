import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";

import { SignedIn } from "@/components/shell/signed-in";
import { signInPath } from "@/lib/auth/next-path";
import { getSignedInUser } from "@/lib/auth/session";
import { PATH_HEADER } from "@/lib/server/page-headers";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await getSignedInUser();
  if (!user) redirect(signInPath((await headers()).get(PATH_HEADER) ?? ""));
  return <SignedIn user={user}>{children}</SignedIn>;
}
