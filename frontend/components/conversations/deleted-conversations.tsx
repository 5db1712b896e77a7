"use client";

import { RotateCcw, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FailedQuery } from "@/components/ui/failed-query";
import { Skeleton } from "@/components/ui/states";
import type { Conversation } from "@/lib/api/types";
import {
  titleOf,
  useDeletedConversations,
  useRestoreConversation,
} from "@/lib/conversations/queries";

function DeletedList({ userId }: { userId: string }) {
  const list = useDeletedConversations(userId);
  const restore = useRestoreConversation(userId);
  const box = useRef<HTMLDivElement>(null);

  const bringBack = (conversation: Conversation, row: Element | null) => {
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    const onDone = () => {
      toast(`Restored “${titleOf(conversation)}”`);
      // The button that was pressed goes with its row.
      (next?.querySelector("button") ?? box.current)?.focus();
    };
    restore.mutate({ conversation, value: undefined, onDone });
  };

  if (list.isPending) return <Skeleton className="h-14" />;
  if (!list.data) return <FailedQuery query={list} />;
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-2 outline-none">
      {list.data.length === 0 && (
        <p role="status" className="text-sm text-muted">
          No conversation is deleted.
        </p>
      )}
      <ul className="flex flex-col divide-y divide-line">
        {list.data.map((conversation) => (
          <li key={conversation.id} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1 text-sm break-words">{titleOf(conversation)}</span>
            <Button
              variant="ghost"
              size="sm"
              aria-label={`Restore ${titleOf(conversation)}`}
              loading={restore.isPending && restore.variables.conversation.id === conversation.id}
              onClick={({ currentTarget }) => bringBack(conversation, currentTarget.closest("li"))}
            >
              <RotateCcw aria-hidden className="size-3.5" />
              Restore
            </Button>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="ghost"
          size="sm"
          className="text-muted"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          Show older
        </Button>
      )}
    </div>
  );
}

/** The way back to conversations that were deleted. */
export function DeletedConversations({ userId }: { userId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Deleted conversations"
      description="They are kept for 30 days."
      trigger={
        <Button
          variant="ghost"
          size="sm"
          data-deleted=""
          className="w-full justify-start text-muted"
        >
          <Trash2 aria-hidden className="size-4" />
          Deleted
        </Button>
      }
    >
      <DeletedList userId={userId} />
    </Dialog>
  );
}
