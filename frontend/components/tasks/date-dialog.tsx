"use client";

import { useState, type FormEvent, type RefObject } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";

interface DateDialogProps {
  title: string;
  date: string;
  submitLabel: string;
  /** Gets the focus when the dialog is gone, since the item of the menu that opened it is gone as well. */
  button: RefObject<HTMLButtonElement | null>;
  onPick: (date: string) => void;
  onClose: () => void;
}

/** Asks for a day. */
export function DateDialog(props: DateDialogProps) {
  const { title, date, submitLabel, button, onPick, onClose } = props;
  const [picked, setPicked] = useState(date);
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!picked) return setMissing(true);
    onClose();
    onPick(picked);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        button.current?.focus();
      }}
      title={title}
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Due date"
          type="date"
          value={picked}
          error={missing ? "Choose a date." : undefined}
          onChange={(event) => {
            setPicked(event.target.value);
            setMissing(false);
          }}
        />
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary">
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
