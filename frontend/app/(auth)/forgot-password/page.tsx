import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";

import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { hasMail } from "@/lib/auth/server";

export const metadata: Metadata = { title: "Forgot your password?" };

export default async function ForgotPasswordPage() {
  await connection(); // the environment is not there at build time
  if (!hasMail()) notFound();
  return <ForgotPasswordForm />;
}
