"use client";

import { CalendarDays } from "lucide-react";
import { useRef, useState, type FormEvent, type RefObject } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { TextField } from "@/components/ui/text-field";
import { addDays, nextMonday, shortDay } from "@/lib/tasks/dates";

interface DueMenuProps {
  today: string;
  onPick: (date: string | null) => void;
}

interface PickDateProps extends DueMenuProps {
  /** Gets the focus when the dialog is gone, since the item of the menu that opened it is gone as well. */
  button: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

function PickDate({ today, button, onPick, onClose }: PickDateProps) {
  const [date, setDate] = useState(today);
  const [missing, setMissing] = useState(false);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!date) return setMissing(true);
    onClose();
    onPick(date);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        button.current?.focus();
      }}
      title="Set due date"
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Due date"
          type="date"
          value={date}
          error={missing ? "Choose a date." : undefined}
          onChange={(event) => {
            setDate(event.target.value);
            setMissing(false);
          }}
        />
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary">
            Set date
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** When the selected tasks are due: a day that is near, any other, or none. */
export function DueMenu({ today, onPick }: DueMenuProps) {
  const [picking, setPicking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const days = [
    { label: "Today", date: today },
    { label: "Tomorrow", date: addDays(today, 1) },
    { label: "Next week", date: nextMonday(today) },
  ];
  return (
    <>
      <Menu
        trigger={
          <IconButton ref={button} label="Set due date" side="bottom">
            <CalendarDays aria-hidden className="size-4" />
          </IconButton>
        }
      >
        {days.map(({ label, date }) => (
          <MenuItem key={label} onSelect={() => onPick(date)} className="justify-between gap-6!">
            {label}
            <span className="text-xs text-muted">{shortDay(date)}</span>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setPicking(true)}>Pick a date…</MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => onPick(null)}>No date</MenuItem>
      </Menu>
      {picking && (
        <PickDate today={today} button={button} onPick={onPick} onClose={() => setPicking(false)} />
      )}
    </>
  );
}
