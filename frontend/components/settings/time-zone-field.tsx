"use client";

import { useMemo } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { ErrorNote, Skeleton } from "@/components/ui/states";
import { errorSentence } from "@/lib/api/errors";
import { usePreferences, useSetTimeZone } from "@/lib/api/preferences";
import { useUser } from "@/lib/auth/user-context";
import { timeIn, timeZones, zoneLabel } from "@/lib/time-zones";

/** "Tomorrow at 5" is read in this zone, by the assistant and by the task list. */
export function TimeZoneField() {
  const { id } = useUser();
  const { data, error, refetch } = usePreferences(id);
  const setTimeZone = useSetTimeZone(id);
  const zone = data?.timezone;
  const options = useMemo(
    () => timeZones(zone).map((value) => ({ value, label: zoneLabel(value) })),
    [zone],
  );

  if (error && !data) {
    return (
      <ErrorNote
        action={
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        }
      >
        {errorSentence(error)}
      </ErrorNote>
    );
  }
  if (!zone) return <Skeleton className="h-21 w-full" />;

  const now = timeIn(zone, new Date());
  return (
    <Combobox
      label="Time zone"
      hint={now ? `It is ${now} there now.` : undefined}
      options={options}
      value={zone}
      onValueChange={(next) =>
        setTimeZone.mutate(next, {
          onSuccess: () => toast.success(`Time zone set to ${zoneLabel(next)}.`),
          onError: (failure) => toast.error(errorSentence(failure)),
        })
      }
    />
  );
}
