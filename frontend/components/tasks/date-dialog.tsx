"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent, type RefObject } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { ErrorNote } from "@/components/ui/states";
import { ApiError, errorSentence } from "@/lib/api/errors";
import type { Clock } from "@/lib/tasks/due";
import { localDue, readWhen, type LocalDue } from "@/lib/tasks/when-words";

import { DueFields } from "./due-fields";

interface DateDialogProps {
  userId: string;
  clock: Clock;
  title: string;
  /** Where it begins. */
  due: LocalDue;
  submitLabel: string;
  /** Gets the focus when the dialog is gone, since the item of the menu that opened it is gone as well. */
  button: RefObject<HTMLButtonElement | null>;
  /** Makes the change; with "" for a date there is none. The dialog stays, with what was typed, if it fails. */
  onPick: (due: LocalDue) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a day, and a time if there is to be one, in words or by its inputs. */
export function DateDialog(props: DateDialogProps) {
  const { userId, clock, title, due, submitLabel, button, onPick, onClose } = props;
  const queryClient = useQueryClient();
  const [picked, setPicked] = useState({ ...due, due: "" });
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const fields = error instanceof ApiError ? error.fields : {};

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const words = picked.due.trim();
      if (!words && !picked.date) {
        const missing = "Say when, or choose a date.";
        throw new ApiError({ code: "invalid_request", status: 0, fields: { due: missing } });
      }
      const read = words && (await readWhen(queryClient, userId, words, "due"));
      await onPick(read ? localDue(read, clock.zone, picked) : picked);
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
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
      <form onSubmit={(event) => void onSubmit(event)} noValidate className="flex flex-col gap-4">
        <DueFields
          plain
          userId={userId}
          clock={clock}
          value={picked}
          onChange={(value) => {
            setPicked(value);
            setError(null);
          }}
          errors={{ due: fields.due, date: fields.due_on ?? fields.due_at }}
        />
        {error !== null && Object.keys(fields).length === 0 && (
          <ErrorNote>{errorSentence(error)}</ErrorNote>
        )}
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={busy}>
            {submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
