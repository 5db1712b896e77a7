import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

import { cn } from "@/lib/cn";

export const inputClass =
  "w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink transition-colors " +
  "hover:border-muted aria-invalid:border-danger disabled:opacity-60 sm:text-sm";

interface FieldProps {
  id: string;
  label: string;
  hint?: string;
  error?: string;
  /** Keeps the line for a message free, so that an error does not move what is below it. */
  reserveMessage?: boolean;
  children: ReactNode;
}

/** Ids of the texts that describe the control, for `aria-describedby`. */
export function describedBy(id: string, hint?: string, error?: string): string | undefined {
  return error ? `${id}-error` : hint ? `${id}-hint` : undefined;
}

/** Label above, control, then one line for a hint or the error. */
export function Field({ id, label, hint, error, reserveMessage, children }: FieldProps) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children}
      <div className={cn("text-sm", reserveMessage && "min-h-5")}>
        {error ? (
          <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-danger-ink">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            {error}
          </p>
        ) : (
          hint && (
            <p id={`${id}-hint`} className="text-muted">
              {hint}
            </p>
          )
        )}
      </div>
    </div>
  );
}
