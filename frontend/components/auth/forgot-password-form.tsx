"use client";

import { useState } from "react";

import { Button } from "@/components/ui/button";
import { authClient } from "@/lib/auth/client";
import { SIGN_IN_PATH } from "@/lib/auth/next-path";

import { AuthCard } from "./auth-card";
import { checkAddress } from "./checks";
import { EmailField } from "./email-field";
import { NoteCard } from "./note-card";
import { useAuthForm } from "./use-auth-form";

function AddressForm({ onSent }: { onSent: (email: string) => void }) {
  const form = useAuthForm({
    check: checkAddress,
    submit: async ({ email = "" }) => {
      const { error } = await authClient.requestPasswordReset({ email: email.trim() });
      if (!error) onSent(email.trim());
      return error;
    },
    onDone: () => {},
  });
  return (
    <AuthCard
      title="Forgot your password?"
      submitLabel="Send me a link"
      busy={form.busy}
      problem={form.formProblem}
      onSubmit={form.onSubmit}
      other={{ question: "Remembered it?", label: "Sign in", href: SIGN_IN_PATH }}
    >
      <EmailField error={form.problemOf("email")} />
    </AuthCard>
  );
}

/** Asks for the link to a new password. It does not say whether the address has an account. */
export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState("");
  if (!sentTo) return <AddressForm onSent={setSentTo} />;
  return (
    <NoteCard title="Look into your mailbox">
      <p>
        If {sentTo} has an account, a link to choose a new password is on its way. It works for one
        hour.
      </p>
      <Button onClick={() => setSentTo("")}>Use another address</Button>
    </NoteCard>
  );
}
