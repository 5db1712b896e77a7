"use client";

import { useState } from "react";

import { PasswordField } from "@/components/ui/password-field";
import { authClient } from "@/lib/auth/client";
import { FORGOT_PASSWORD_PATH } from "@/lib/auth/next-path";

import { AuthCard } from "./auth-card";
import { checkReset } from "./checks";
import { NoteCard } from "./note-card";
import { useAuthForm } from "./use-auth-form";

/** Where the link of a mail leads to: its token stands behind `#`, and the page sends it only with the password. */
export function ResetPasswordForm() {
  const [done, setDone] = useState(false);
  const form = useAuthForm({
    check: checkReset,
    submit: async ({ newPassword = "" }) =>
      (await authClient.resetPassword({ newPassword, token: location.hash.slice(1) })).error,
    onDone: () => setDone(true),
  });
  if (done) {
    return (
      <NoteCard title="Your password is changed">
        <p>
          Every device is signed out, and a calendar link is ended. Sign in with the new password.
        </p>
      </NoteCard>
    );
  }
  return (
    <AuthCard
      title="Choose a new password"
      submitLabel="Change password"
      busy={form.busy}
      problem={form.formProblem}
      onSubmit={form.onSubmit}
      other={{
        question: "The link is too old?",
        label: "Get a new one",
        href: FORGOT_PASSWORD_PATH,
      }}
    >
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint="At least 8 characters."
        required
        maxLength={128}
        reserveMessage
        error={form.problemOf("newPassword")}
      />
    </AuthCard>
  );
}
