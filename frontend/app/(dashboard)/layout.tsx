import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";

import { SessionGuard } from "@/components/auth/session-guard";
import { TimeZoneSync } from "@/components/settings/time-zone-sync";
import { LiveUpdates } from "@/components/shell/live-updates";
import { signInPath } from "@/lib/auth/next-path";
import { PATH_HEADER } from "@/lib/server/page-headers";
import { getSignedInUser } from "@/lib/auth/session";
import { UserProvider } from "@/lib/auth/user-context";

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await getSignedInUser();
  if (!user) redirect(signInPath((await headers()).get(PATH_HEADER) ?? ""));
  return (
    <UserProvider user={user}>
      <SessionGuard />
      <TimeZoneSync />
      <LiveUpdates />
      {children}
    </UserProvider>
  );
}
