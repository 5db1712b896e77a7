"use client";

import { useId, type ComponentProps } from "react";

import { Field, inputClass } from "@/components/ui/field";
import type { ReadWhen } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { EXAMPLES, type WhenOf } from "@/lib/tasks/when-words";

interface WhenFieldProps extends Pick<ComponentProps<"input">, "placeholder"> {
  label: string;
  of: WhenOf;
  words: string;
  onWords: (words: string) => void;
  /** What the words were read as; null as long as they were not. */
  read: ReadWhen | null;
  /** That in full words. */
  readInWords: string;
  error: string | undefined;
}

/** An input for words, and under it at once what they were read as. */
export function WhenField(props: WhenFieldProps) {
  const { label, of, words, onWords, read, readInWords, error, placeholder } = props;
  const id = useId();
  const hasWords = words.trim() !== "";
  return (
    <Field id={id} label={label} error={error}>
      <input
        id={id}
        value={words}
        placeholder={placeholder}
        maxLength={500}
        autoComplete="off"
        autoCapitalize="none"
        enterKeyHint="done"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : `${id}-reading`}
        onChange={(event) => onWords(event.target.value)}
        className={cn(inputClass, "h-10 tap-target")}
      />
      {!error && (
        <p id={`${id}-reading`} className="min-h-5 text-sm wrap-anywhere text-muted">
          {read && hasWords && <span className="font-medium text-accent-ink">{readInWords}</span>}
          {!read && hasWords && `Try ${EXAMPLES[of]}.`}
        </p>
      )}
    </Field>
  );
}
