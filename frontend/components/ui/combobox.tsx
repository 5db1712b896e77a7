"use client";

import { Check, ChevronsUpDown } from "lucide-react";
import { Popover } from "radix-ui";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import { cn } from "@/lib/cn";

import { Field, describedBy, inputClass } from "./field";
import { clamp, hasWords, stepOf } from "./listbox";

export interface ComboboxOption {
  value: string;
  label: string;
}

interface ComboboxProps {
  label: string;
  hint?: string;
  error?: string;
  options: ComboboxOption[];
  value: string;
  onValueChange: (value: string) => void;
  disabled?: boolean;
}

/** One of many, found by typing. Leaving it without a choice keeps the value. */
export function Combobox({ label, hint, error, options, value, ...rest }: ComboboxProps) {
  const { onValueChange, disabled } = rest;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);

  const chosen = options.find((option) => option.value === value)?.label ?? value;
  const shown =
    typed === null
      ? options
      : options.filter((option) => hasWords(`${option.label} ${option.value}`, typed));

  useEffect(() => {
    if (open) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [open, active]);

  function show(): void {
    if (open || disabled) return;
    setTyped(null);
    const index = options.findIndex((option) => option.value === value);
    setActive(Math.max(index, 0));
    setOpen(true);
    // Typing replaces what is there.
    input.current?.select();
  }

  function close(): void {
    setOpen(false);
    setTyped(null);
  }

  function pick(option: ComboboxOption | undefined): void {
    if (!option) return;
    close();
    if (option.value !== value) onValueChange(option.value);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event.key);
    if (step) {
      event.preventDefault();
      if (open) setActive(clamp(active + step, shown.length));
      else show();
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      pick(shown[active]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      close();
    }
  }

  return (
    <Field {...{ id, label, hint, error }}>
      <Popover.Root open={open} onOpenChange={(next) => (next ? show() : close())}>
        <Popover.Anchor className="relative">
          <input
            ref={input}
            id={id}
            role="combobox"
            aria-expanded={open}
            aria-controls={open ? `${id}-list` : undefined}
            aria-activedescendant={open && shown[active] ? `${id}-${active}` : undefined}
            aria-autocomplete="list"
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, hint, error)}
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={typed ?? chosen}
            onChange={(event) => {
              setOpen(true);
              setTyped(event.target.value);
              setActive(0);
            }}
            onClick={show}
            onFocus={(event) => event.target.select()}
            onBlur={close}
            onKeyDown={onKeyDown}
            className={cn(inputClass, "h-10 pr-10 tap-target")}
          />
          <ChevronsUpDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
          />
        </Popover.Anchor>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            // The focus stays in the field: it is where the person types.
            onOpenAutoFocus={(event) => event.preventDefault()}
            onCloseAutoFocus={(event) => event.preventDefault()}
            onInteractOutside={(event) => {
              if (input.current?.contains(event.target as Node)) event.preventDefault();
            }}
            role="presentation"
            className="z-50 w-(--radix-popover-trigger-width) animate-rise rounded-lg border border-line bg-surface p-1 shadow-floating"
          >
            <ul
              ref={list}
              id={`${id}-list`}
              role="listbox"
              aria-label={label}
              className="max-h-64 overflow-y-auto"
            >
              {shown.map((option, index) => (
                <li
                  key={option.value}
                  id={`${id}-${index}`}
                  role="option"
                  aria-selected={option.value === value}
                  // Pressing must not take the focus from the field, or it would close first.
                  onMouseDown={(event) => event.preventDefault()}
                  onMouseMove={() => setActive(index)}
                  onClick={() => pick(option)}
                  className={cn(
                    "flex cursor-pointer items-center justify-between gap-2 rounded-md px-2.5 py-1.5 text-sm tap-target",
                    index === active && "bg-sunken",
                  )}
                >
                  {option.label}
                  {option.value === value && <Check aria-hidden className="size-4 text-accent" />}
                </li>
              ))}
            </ul>
            {shown.length === 0 && <p className="px-2.5 py-2 text-sm text-muted">Nothing found.</p>}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </Field>
  );
}
