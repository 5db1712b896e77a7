"use client";

import { Undo2 } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useIsUndone } from "@/lib/history/queries";
import { useUndo } from "@/lib/history/undo";

interface UndoButtonProps {
  userId: string;
  changeId: number;
  /** What is taken back, for those who do not see what it stands beside. */
  what: string;
}

/** Takes back what one tool call changed. */
export function UndoButton({ userId, changeId, what }: UndoButtonProps) {
  const undo = useUndo(userId);
  const isUndone = useIsUndone(userId, changeId);
  if (isUndone ?? undo.isSuccess) return <p className="px-1 text-sm text-muted">Undone</p>;
  return (
    <Button
      variant="ghost"
      size="sm"
      className="px-2! text-muted"
      aria-label={`Undo: ${what}`}
      loading={undo.isPending}
      onClick={() => undo.mutate({ change_id: changeId })}
    >
      <Undo2 aria-hidden className="size-3.5" />
      Undo
    </Button>
  );
}
