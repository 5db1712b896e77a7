"use client";

import { useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FailedQuery } from "@/components/ui/failed-query";
import { Skeleton } from "@/components/ui/states";
import { errorSentence } from "@/lib/api/errors";
import type { CalendarFeed as Feed } from "@/lib/api/types";
import { useUser } from "@/lib/auth/user-context";
import { dateAndTimeIn } from "@/lib/tasks/dates";
import { useClock } from "@/lib/tasks/use-clock";
import { useFeed, useMakeFeed, useRevokeFeed } from "@/lib/transfer/feed";

import { NewFeedLink } from "./new-feed-link";

const say = (error: Error) => void toast.error(errorSentence(error));

function Told({ feed, zone }: { feed: Feed; zone: string }) {
  if (!feed.created_at) return <p className="text-sm text-muted">There is no link at present.</p>;
  const asked = feed.last_fetched_at;
  return (
    <p className="text-sm text-muted">
      Link made {dateAndTimeIn(zone, new Date(feed.created_at))}.{" "}
      {asked
        ? `A calendar last fetched it ${dateAndTimeIn(zone, new Date(asked))}.`
        : "No calendar has fetched it yet."}
    </p>
  );
}

/** The secret link under which calendar apps read the due tasks: made, replaced and revoked. */
export function CalendarFeed() {
  const { id } = useUser();
  const { zone } = useClock(id);
  const feed = useFeed(id);
  const make = useMakeFeed(id);
  const revoke = useRevokeFeed(id);
  const [open, setOpen] = useState<"replace" | "revoke" | null>(null);

  const makeLink = () => make.mutate(undefined, { onError: say, onSettled: () => setOpen(null) });
  const revokeLink = () =>
    revoke.mutate(undefined, {
      onError: say,
      onSuccess: () => {
        make.reset();
        toast("The link is revoked.");
      },
      onSettled: () => setOpen(null),
    });

  if (feed.isPending) return <Skeleton className="h-16" />;
  if (!feed.data) return <FailedQuery query={feed} />;
  return (
    <div className="flex flex-col gap-3">
      {make.data && <NewFeedLink key={make.data} address={make.data} />}
      <div role="status">
        <Told feed={feed.data} zone={zone} />
      </div>
      {feed.data.active ? (
        <div className="flex flex-wrap gap-2">
          <ConfirmDialog
            trigger={<Button>Make a new link</Button>}
            open={open === "replace"}
            onOpenChange={(next) => setOpen(next ? "replace" : null)}
            title="Make a new link?"
            description="The link you have stops working at once. Calendars that use it need the new one."
            confirmLabel="Make a new link"
            loading={make.isPending}
            onConfirm={makeLink}
          />
          <ConfirmDialog
            trigger={<Button>Revoke the link</Button>}
            open={open === "revoke"}
            onOpenChange={(next) => setOpen(next ? "revoke" : null)}
            title="Revoke the link?"
            description="It stops working at once. Calendars may go on showing for a while what they fetched before."
            confirmLabel="Revoke the link"
            danger
            loading={revoke.isPending}
            onConfirm={revokeLink}
          />
        </div>
      ) : (
        <Button className="self-start" loading={make.isPending} onClick={makeLink}>
          Make a secret link
        </Button>
      )}
      <p className="text-sm text-muted">
        The feed has up to 500 tasks, from 31 days ago on, the soonest first. Completed tasks and
        those without a date are not in it.
      </p>
    </div>
  );
}
