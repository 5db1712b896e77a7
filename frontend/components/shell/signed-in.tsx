import type { ReactNode } from "react";

import { SessionGuard } from "@/components/auth/session-guard";
import { KeepForOffline } from "@/components/offline/keep-for-offline";
import { TimeZoneSync } from "@/components/settings/time-zone-sync";
import { UserProvider, type SignedInUser } from "@/lib/auth/user-context";

import { Commands } from "./commands";
import { LiveUpdates } from "./live-updates";
import { RouteFocus } from "./route-focus";

/** What every page of a signed-in person has around it. */
export function SignedIn({ user, children }: { user: SignedInUser; children: ReactNode }) {
  return (
    <UserProvider user={user}>
      <SessionGuard />
      <TimeZoneSync />
      <LiveUpdates />
      <KeepForOffline />
      <RouteFocus />
      <Commands userId={user.id}>{children}</Commands>
    </UserProvider>
  );
}
