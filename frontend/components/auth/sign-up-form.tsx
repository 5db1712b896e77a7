"use client";

import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { enterAt } from "@/lib/auth/browser";
import { authClient } from "@/lib/auth/client";
import { HOME_PATH } from "@/lib/auth/next-path";

import { AuthCard } from "./auth-card";
import { checkSignUp } from "./checks";
import { EmailField } from "./email-field";
import { useAuthForm } from "./use-auth-form";

interface SignUpFormProps {
  /** A path of this site to go to afterwards. */
  next: string;
}

export function SignUpForm({ next }: SignUpFormProps) {
  const form = useAuthForm({
    check: checkSignUp,
    submit: async ({ name = "", email = "", password = "" }) => {
      const person = { name: name.trim(), email: email.trim(), password };
      return (await authClient.signUp.email(person)).error;
    },
    onDone: () => enterAt(next),
  });
  const query = next === HOME_PATH ? "" : `?next=${encodeURIComponent(next)}`;
  return (
    <AuthCard
      title="Create your account"
      submitLabel="Create account"
      busy={form.busy}
      problem={form.formProblem}
      onSubmit={form.onSubmit}
      other={{ question: "Already have an account?", label: "Sign in", href: `/sign-in${query}` }}
    >
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        reserveMessage
        error={form.problemOf("name")}
      />
      <EmailField error={form.problemOf("email")} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="At least 8 characters."
        required
        maxLength={128}
        reserveMessage
        error={form.problemOf("password")}
      />
    </AuthCard>
  );
}
