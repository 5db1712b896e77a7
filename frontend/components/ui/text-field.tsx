"use client";

import { useId, type ComponentProps } from "react";

import { cn } from "@/lib/cn";

import { Field, describedBy, inputClass } from "./field";

interface Described {
  label: string;
  hint?: string;
  error?: string;
  reserveMessage?: boolean;
}

export type TextFieldProps = Described & Omit<ComponentProps<"input">, "id">;

export function TextField({
  label,
  hint,
  error,
  reserveMessage,
  className,
  ...props
}: TextFieldProps) {
  const id = useId();
  return (
    <Field {...{ id, label, hint, error, reserveMessage }}>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={cn(inputClass, "h-10 tap-target", className)}
        {...props}
      />
    </Field>
  );
}

export type TextAreaProps = Described & Omit<ComponentProps<"textarea">, "id">;

export function TextArea({
  label,
  hint,
  error,
  reserveMessage,
  className,
  ...props
}: TextAreaProps) {
  const id = useId();
  return (
    <Field {...{ id, label, hint, error, reserveMessage }}>
      <textarea
        id={id}
        rows={3}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={cn(inputClass, "resize-y py-2", className)}
        {...props}
      />
    </Field>
  );
}
