"use client";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import type { Changed } from "@/lib/chat/changed";
import { useIsUndone } from "@/lib/history/queries";
import { useUndo } from "@/lib/history/undo";

interface RetryDialogProps {
  userId: string;
  changed: Changed;
  onRetry: () => void;
  onClose: () => void;
}

/** Asks before a message is sent once more that has changed something already. */
export function RetryDialog({ userId, changed, onRetry, onClose }: RetryDialogProps) {
  const undo = useUndo(userId);
  const isUndone = useIsUndone(userId, changed.changeId) ?? false;
  const retry = () => {
    onClose();
    onRetry();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Retry your message?"
      description={
        isUndone
          ? "What it had changed is undone already."
          : "It had changed your tasks before it ended. If that is not undone first, it may be done twice."
      }
    >
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant={isUndone ? "primary" : "secondary"} onClick={retry}>
          {isUndone ? "Retry" : "Retry without undoing"}
        </Button>
        {!isUndone && (
          <Button
            variant="primary"
            loading={undo.isPending}
            onClick={() => undo.mutate({ turn_id: changed.turnId }, { onSuccess: retry })}
          >
            Undo and retry
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
