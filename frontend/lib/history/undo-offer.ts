"use client";

import { toast } from "sonner";

interface Offer {
  toastId: string | number;
  undo: () => void;
}

/** What was done last by hand, if it can be taken back: its toast goes away, but who uses the keyboard has no hurry. */
let last: Offer | null = null;

/** Says what was done, with a button that takes it back. */
export function offerUndo(message: string, undo: () => void): void {
  const onClick = () => {
    if (last === offer) last = null;
    undo();
  };
  const offer: Offer = { toastId: toast(message, { action: { label: "Undo", onClick } }), undo };
  last = offer;
}

/** What was done last cannot be taken back from here; nothing that was done before may be in its place. */
export function forgetOffer(): void {
  last = null;
}

/** Takes back what was offered last, once; false when there is nothing. */
export function takeLastOffer(): boolean {
  if (!last) return false;
  const { toastId, undo } = last;
  last = null;
  toast.dismiss(toastId);
  undo();
  return true;
}
