"use client";

import { useState, type FormEvent } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";

interface DateDialogProps {
  title: string;
  date: string;
  onPick: (date: string) => void;
  onClose: () => void;
}

/** Asks for a day. */
export function DateDialog({ title, date, onPick, onClose }: DateDialogProps) {
  const [picked, setPicked] = useState(date);
  const [error, setError] = useState<string>();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!picked) return setError("Choose a date.");
    onPick(picked);
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Due date"
          type="date"
          value={picked}
          error={error}
          onChange={(event) => setPicked(event.target.value)}
        />
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary">
            Move
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
