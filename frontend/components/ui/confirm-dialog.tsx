"use client";

import type { ReactNode } from "react";

import { Button } from "./button";
import { Dialog, DialogActions, DialogClose } from "./dialog";

interface ConfirmDialogProps {
  title: string;
  description: ReactNode;
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean;
  loading?: boolean;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** Asks before something that is hard to take back. The caller closes it when the deed is done. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  danger = false,
  loading = false,
  ...dialog
}: ConfirmDialogProps) {
  return (
    <Dialog {...dialog}>
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant={danger ? "danger" : "primary"} loading={loading} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
