"use client";

import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { enterAt } from "@/lib/auth/browser";
import { authClient } from "@/lib/auth/client";
import { HOME_PATH } from "@/lib/auth/next-path";

import { AuthCard } from "./auth-card";
import { checkSignIn } from "./checks";
import { useAuthForm } from "./use-auth-form";

interface SignInFormProps {
  /** A path of this site to go to afterwards. */
  next: string;
}

export function SignInForm({ next }: SignInFormProps) {
  const form = useAuthForm({
    check: checkSignIn,
    submit: async ({ email = "", password = "" }) =>
      (await authClient.signIn.email({ email: email.trim(), password })).error,
    onDone: () => enterAt(next),
  });
  const query = next === HOME_PATH ? "" : `?next=${encodeURIComponent(next)}`;
  return (
    <AuthCard
      title="Sign in"
      submitLabel="Sign in"
      busy={form.busy}
      problem={form.formProblem}
      onSubmit={form.onSubmit}
      other={{ question: "New here?", label: "Create an account", href: `/sign-up${query}` }}
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
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        reserveMessage
        error={form.problemOf("password")}
      />
    </AuthCard>
  );
}
