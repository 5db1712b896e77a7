"use client";

import type { ReactNode } from "react";

import type { useAuthForm } from "@/components/auth/use-auth-form";
import { Button, type ButtonProps } from "@/components/ui/button";
import { DialogActions, DialogClose } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { ErrorNote } from "@/components/ui/states";
import { useUser } from "@/lib/auth/user-context";

interface PasswordFormProps {
  form: ReturnType<typeof useAuthForm>;
  /** What the field for the password one has is called; the form's `password`. */
  label: string;
  submitLabel: string;
  variant: ButtonProps["variant"];
  /** Further fields. */
  children?: ReactNode;
}

/** A form of a dialog that does its deed only for who knows the password. */
export function PasswordForm({ form, label, submitLabel, variant, children }: PasswordFormProps) {
  const { email } = useUser();
  return (
    <form noValidate method="post" onSubmit={form.onSubmit} className="flex flex-col gap-3">
      {form.formProblem && <ErrorNote>{form.formProblem}</ErrorNote>}
      {/* Tells password managers whose password is wanted. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={label}
        name="password"
        autoComplete="current-password"
        required
        reserveMessage
        error={form.problemOf("password")}
      />
      {children}
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant={variant} loading={form.busy}>
          {submitLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
