import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";

import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { hasMail } from "@/lib/auth/server";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function ResetPasswordPage() {
  await connection();
  if (!hasMail()) notFound();
  return <ResetPasswordForm />;
}
