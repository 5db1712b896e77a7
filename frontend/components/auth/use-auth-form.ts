"use client";

import { useState, type FormEvent } from "react";

import { describeFailure, type AuthFailure, type FormProblem } from "@/lib/auth/failures";

export type Values = Record<string, string>;

interface AuthFormConfig {
  /** The first thing wrong with what was typed, if anything is. */
  check: (values: Values) => FormProblem | null;
  /** Resolves with the failure, or null when it worked; may also reject. */
  submit: (values: Values) => Promise<AuthFailure | null>;
  onDone: () => void;
}

function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) values[name] = String(value);
  return values;
}

/**
 * A form whose fields keep their own values, so that what a password manager filled in is read as
 * it is at the moment of sending. The problem is shown at its field, which also gets the focus.
 */
export function useAuthForm({ check, submit, onDone }: AuthFormConfig) {
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [busy, setBusy] = useState(false);

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const values = valuesOf(form);
    let found = check(values);
    if (!found) {
      setBusy(true);
      setProblem(null);
      const failure = await submit(values).catch(() => ({ status: 0 }));
      if (!failure) return onDone();
      found = describeFailure(failure);
      setBusy(false);
    }
    setProblem(found);
    form.querySelector<HTMLInputElement>(`[name="${found.field}"]`)?.focus();
  }

  return {
    busy,
    onSubmit,
    formProblem: problem && !problem.field ? problem.sentence : null,
    problemOf: (field: FormProblem["field"]) =>
      problem?.field === field ? problem?.sentence : undefined,
  };
}
