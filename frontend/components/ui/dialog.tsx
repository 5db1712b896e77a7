"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

import { Button } from "./button";

export const DialogClose = Radix.Close;

const overlayClass = "fixed inset-0 z-40 animate-fade-in bg-overlay";

interface DialogProps {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
}

/** A modal with a title; focus goes in, is kept, and returns to where it was. */
export function Dialog({ title, description, trigger, children, ...state }: DialogProps) {
  return (
    <Radix.Root {...state}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center p-4">
          <Radix.Content
            className="pointer-events-auto flex max-h-full w-full max-w-md animate-rise flex-col gap-4 overflow-y-auto surface-card p-5 shadow-floating sm:p-6"
            {...(description ? {} : { "aria-describedby": undefined })}
          >
            <div className="flex flex-col gap-1.5">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description className="text-sm text-muted">{description}</Radix.Description>
              )}
            </div>
            {children}
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The row of buttons at a dialog's end: cancel first in reading order, the deed last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2">{children}</div>;
}

interface SheetProps extends Omit<DialogProps, "description"> {
  side?: "start" | "end";
}

/** A drawer from the side, for what has no room of its own on a phone. */
export function Sheet({ title, trigger, side = "start", children, ...state }: SheetProps) {
  return (
    <Radix.Root {...state}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          className={cn(
            "fixed inset-y-0 z-50 flex w-[min(22rem,88vw)] flex-col border-line bg-surface shadow-floating",
            side === "start"
              ? "left-0 animate-slide-start border-r"
              : "right-0 animate-slide-end border-l",
          )}
        >
          <div className="flex items-center justify-between border-b border-line px-4 py-2">
            <Radix.Title className="font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close">
                <X aria-hidden className="size-4" />
              </Button>
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
