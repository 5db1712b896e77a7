"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useRef, type ReactNode } from "react";

import { cn } from "@/lib/cn";

import { Button } from "./button";

export const DialogClose = Radix.Close;

const overlayClass = "fixed inset-0 z-40 animate-fade-in bg-overlay";

/** A toast lies above everything; pressing it is no reason to close what is below. */
function keepForToasts(event: Event): void {
  if ((event.target as Element).closest("[data-sonner-toaster]")) event.preventDefault();
}

/** Gives the focus back to what had it, where no trigger of its own opened the dialog. */
function useReturn(hasTrigger: boolean, onClose?: (event: Event) => void) {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      onClose?.(event);
      if (hasTrigger || event.defaultPrevented) return;
      event.preventDefault();
      if (opener.current instanceof HTMLElement && opener.current.isConnected) {
        opener.current.focus();
      }
    },
  };
}

interface DialogProps {
  title: string;
  description?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Called when it is gone, before the focus goes back; `preventDefault` leaves the focus alone. */
  onCloseAutoFocus?: (event: Event) => void;
  /** The title is only heard. */
  hideTitle?: boolean;
  /** Near the top of the page, so that it grows downwards only. */
  top?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A modal with a title; focus goes in, is kept, and returns to where it was. */
export function Dialog({
  title,
  description,
  trigger,
  onCloseAutoFocus,
  hideTitle = false,
  top = false,
  className,
  children,
  ...state
}: DialogProps) {
  const focus = useReturn(Boolean(trigger), onCloseAutoFocus);
  return (
    <Radix.Root {...state}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <div
          className={cn(
            "pointer-events-none fixed inset-0 z-50 grid justify-items-center p-4",
            top ? "items-start sm:pt-[12vh]" : "items-center",
          )}
        >
          <Radix.Content
            onInteractOutside={keepForToasts}
            {...focus}
            className={cn(
              "pointer-events-auto flex max-h-full w-full max-w-md animate-rise flex-col gap-4 overflow-y-auto surface-card p-5 shadow-floating sm:p-6",
              className,
            )}
            {...(description ? {} : { "aria-describedby": undefined })}
          >
            <div className={hideTitle ? "sr-only" : "flex flex-col gap-1.5"}>
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

interface SheetProps extends Omit<
  DialogProps,
  "description" | "onCloseAutoFocus" | "hideTitle" | "top" | "className"
> {
  side?: "start" | "end";
}

/** Escape is for what is inside and marked so, before it closes what is around it. */
function keepForInside(event: KeyboardEvent): void {
  if ((event.target as Element).closest("[data-keeps-escape]")) event.preventDefault();
}

/** A drawer from the side, for what has no room of its own on a phone. */
export function Sheet({ title, trigger, side = "start", children, ...state }: SheetProps) {
  const focus = useReturn(Boolean(trigger));
  return (
    <Radix.Root {...state}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          onEscapeKeyDown={keepForInside}
          onInteractOutside={keepForToasts}
          {...focus}
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
