"use client";

import { useState } from "react";

import { TextField } from "@/components/ui/text-field";
import { authClient } from "@/lib/auth/client";
import { SIGN_IN_PATH } from "@/lib/auth/next-path";

import { AuthCard } from "./auth-card";
import { checkAddress } from "./checks";
import { NoteCard } from "./note-card";
import { useAuthForm } from "./use-auth-form";

/** Asks for the link to a new password. Whether the address has an account is told to its mailbox alone. */
export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState("");
  const form = useAuthForm({
    check: checkAddress,
    submit: async ({ email = "" }) => {
      const { error } = await authClient.requestPasswordReset({ email: email.trim() });
      if (!error) setSentTo(email.trim());
      return error;
    },
    onDone: () => undefined,
  });
  if (sentTo) {
    return (
      <NoteCard title="Look into your mailbox">
        If {sentTo} has an account, a link to choose a new password is on its way. It holds for an
        hour.
      </NoteCard>
    );
  }
  return (
    <AuthCard
      title="Forgot your password?"
      submitLabel="Send me a link"
      busy={form.busy}
      problem={form.formProblem}
      onSubmit={form.onSubmit}
      other={{ question: "It came back to you?", label: "Sign in", href: SIGN_IN_PATH }}
    >
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        reserveMessage
        error={form.problemOf("email")}
      />
    </AuthCard>
  );
}
