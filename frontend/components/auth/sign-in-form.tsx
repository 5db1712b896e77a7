"use client";

import Link from "next/link";

import { PasswordField } from "@/components/ui/password-field";
import { enterAt } from "@/lib/auth/browser";
import { authClient } from "@/lib/auth/client";
import { FORGOT_PASSWORD_PATH, HOME_PATH } from "@/lib/auth/next-path";

import { AuthCard } from "./auth-card";
import { checkSignIn } from "./checks";
import { EmailField } from "./email-field";
import { useAuthForm } from "./use-auth-form";

interface SignInFormProps {
  /** A path of this site to go to afterwards. */
  next: string;
  /** Whether a new password can be had by mail. */
  canReset: boolean;
}

export function SignInForm({ next, canReset }: SignInFormProps) {
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
      <EmailField error={form.problemOf("email")} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        reserveMessage
        error={form.problemOf("password")}
      />
      {canReset && (
        <Link
          href={FORGOT_PASSWORD_PATH}
          className="self-start py-1 text-sm text-accent-ink underline underline-offset-2 hover:no-underline"
        >
          Forgot your password?
        </Link>
      )}
    </AuthCard>
  );
}
