"use client";

import { useId } from "react";

import { setReadingHint, useReadingHint } from "@/lib/reading/setting";

export function ReadingHintField() {
  const on = useReadingHint();
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-6 items-center gap-3 text-sm">
      <input
        id={id}
        type="checkbox"
        checked={on}
        onChange={(event) => setReadingHint(event.target.checked)}
        className="size-4.5 accent-accent"
      />
      Show what a message would do while I type
    </label>
  );
}
