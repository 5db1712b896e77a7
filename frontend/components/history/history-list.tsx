"use client";

import { FailedQuery } from "@/components/ui/failed-query";
import { Button } from "@/components/ui/button";
import { EmptyState, Skeleton } from "@/components/ui/states";
import { useUser } from "@/lib/auth/user-context";
import { byDay } from "@/lib/history/entries";
import { useHistory } from "@/lib/history/queries";
import { dateIn, dayHeading } from "@/lib/tasks/dates";
import { useClock } from "@/lib/tasks/use-clock";
import { useHydrated } from "@/lib/use-hydrated";

import { HistoryRow } from "./history-entry";

function Loading() {
  return (
    <div role="status" className="flex flex-col gap-3">
      <span className="sr-only">Loading the history</span>
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10 w-3/4" />
    </div>
  );
}

/** Every change of the user's list under its day, newest first. */
export function HistoryList() {
  const { id: userId } = useUser();
  const hydrated = useHydrated();
  const query = useHistory(userId);
  const { zone, now } = useClock(userId);

  // The server does not know the browser's zone.
  if (!hydrated || query.isPending) return <Loading />;
  if (!query.data) {
    return <FailedQuery query={query} />;
  }
  const days = byDay(
    query.data.pages.flatMap(({ entries }) => entries),
    zone,
  );
  if (days.length === 0) {
    return (
      <EmptyState
        title="Nothing has happened yet"
        description="What you and the assistant change shows up here, and can be taken back."
      />
    );
  }
  return (
    <>
      {days.map(({ date, entries }) => {
        const heading = dayHeading(date, dateIn(zone, now));
        return (
          <section key={date} aria-label={heading} className="surface-card px-4 pt-4 pb-1 sm:px-5">
            <h2 className="text-sm font-semibold">{heading}</h2>
            <ul className="mt-1 divide-y divide-line">
              {entries.map((entry) => (
                <HistoryRow key={entry.id} userId={userId} entry={entry} zone={zone} />
              ))}
            </ul>
          </section>
        );
      })}
      {query.hasNextPage && (
        <Button
          variant="ghost"
          className="self-center"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load more
        </Button>
      )}
    </>
  );
}
