"use client";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FailedQuery } from "@/components/ui/failed-query";
import { Skeleton } from "@/components/ui/states";
import { deviceName } from "@/lib/auth/device";
import { usePlaces, useSignOutEverywhere, useSignOutPlace } from "@/lib/auth/sessions";
import { useUser } from "@/lib/auth/user-context";
import { dateAndTimeIn } from "@/lib/tasks/dates";
import { useClock } from "@/lib/tasks/use-clock";

/** Everywhere the person is signed in, each to be signed out, or all at once. */
export function SignedInPlaces() {
  const { id } = useUser();
  const { zone } = useClock(id);
  const places = usePlaces(id);
  const signOut = useSignOutPlace(id);
  const everywhere = useSignOutEverywhere(id);

  if (places.isPending) {
    return (
      <div className="flex flex-col gap-4">
        <Skeleton className="h-14" />
        <Skeleton className="h-10 w-44 tap-target" />
      </div>
    );
  }
  if (!places.data) return <FailedQuery query={places} />;
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col divide-y divide-line">
        {places.data.map((place) => {
          const device = deviceName(place.userAgent);
          const since = dateAndTimeIn(zone, place.since);
          return (
            <li key={place.token} className="flex min-h-14 items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="text-sm font-medium break-words">
                  {device}
                  {place.isThis && <span className="font-normal text-muted"> · this device</span>}
                </p>
                <p className="text-xs text-muted">
                  Signed in {since}
                  {place.ipAddress && ` from ${place.ipAddress}`}
                </p>
              </div>
              {!place.isThis && (
                <Button
                  size="sm"
                  aria-label={`Sign out ${device}, signed in ${since}`}
                  loading={signOut.isPending && signOut.variables?.token === place.token}
                  onClick={() => signOut.mutate(place)}
                >
                  Sign out
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <ConfirmDialog
        trigger={
          <Button className="self-start" loading={everywhere.isPending}>
            Sign out everywhere
          </Button>
        }
        title="Sign out everywhere?"
        description="This device, too. What is open elsewhere can go on for up to 15 minutes."
        confirmLabel="Sign out everywhere"
        onConfirm={() => everywhere.mutate()}
      />
    </div>
  );
}
