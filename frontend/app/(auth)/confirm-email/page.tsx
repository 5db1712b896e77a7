import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";

import { ConfirmEmail } from "@/components/auth/confirm-email";
import { hasMail } from "@/lib/auth/server";

export const metadata: Metadata = { title: "Confirm your e-mail address" };

export default async function ConfirmEmailPage() {
  await connection();
  if (!hasMail()) notFound();
  return <ConfirmEmail />;
}
