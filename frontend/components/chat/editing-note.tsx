"use client";

import { Pencil, Undo2, X } from "lucide-react";

import { Button } from "@/components/ui/button";
import type { Changed } from "@/lib/chat/changed";
import { useIsUndone } from "@/lib/history/queries";
import { useUndo } from "@/lib/history/undo";

interface UndoFirstProps {
  userId: string;
  changed: Changed;
}

function UndoFirst({ userId, changed }: UndoFirstProps) {
  const undo = useUndo(userId);
  const isUndone = useIsUndone(userId, changed.changeId);
  if (isUndone ?? undo.isSuccess) return <p>What it changed is undone.</p>;
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <p>What it changed stays unless you undo it.</p>
      <Button
        variant="ghost"
        size="sm"
        className="px-2!"
        loading={undo.isPending}
        onClick={() => undo.mutate({ turn_id: changed.turnId })}
      >
        <Undo2 aria-hidden className="size-3.5" />
        Undo that first
      </Button>
    </div>
  );
}

interface EditingNoteProps {
  userId: string;
  changed: Changed | null;
  onCancel: () => void;
}

/** Says over the input that it holds the last message again, and what becomes of what that one did. */
export function EditingNote({ userId, changed, onCancel }: EditingNoteProps) {
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-2 sm:px-6">
      <div
        role="group"
        aria-label="Editing"
        className="flex items-start gap-2.5 rounded-md bg-sunken px-3 py-2 text-sm text-muted"
      >
        <Pencil aria-hidden className="mt-1.5 size-3.5 shrink-0" />
        <div className="min-w-0 flex-1 py-1">
          <p>
            <span className="font-medium text-ink">Editing your last message.</span> It will be sent
            as a new one.
          </p>
          {changed && <UndoFirst userId={userId} changed={changed} />}
        </div>
        <Button variant="ghost" size="sm" className="-my-0.5 px-2!" onClick={onCancel}>
          <X aria-hidden className="size-3.5" />
          Cancel
        </Button>
      </div>
    </div>
  );
}
