"use client";

import { Undo2 } from "lucide-react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { errorSentence } from "@/lib/api/errors";
import { useUndo } from "@/lib/tasks/mutations";

interface UndoButtonProps {
  userId: string;
  changeId: number;
  /** What is taken back, for those who do not see what it stands beside. */
  what: string;
}

/** Takes back what one tool call changed. */
export function UndoButton({ userId, changeId, what }: UndoButtonProps) {
  const undo = useUndo(userId);
  if (undo.isSuccess) return <p className="px-1 text-sm text-muted">Undone</p>;
  return (
    <Button
      variant="ghost"
      size="sm"
      className="px-2! text-muted"
      aria-label={`Undo: ${what}`}
      loading={undo.isPending}
      onClick={() =>
        undo.mutate(changeId, {
          onSuccess: ({ undone }) => toast(undone),
          onError: (error) => toast.error(`Could not undo this. ${errorSentence(error)}`),
        })
      }
    >
      <Undo2 aria-hidden className="size-3.5" />
      Undo
    </Button>
  );
}
