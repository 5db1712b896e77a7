import type { Metadata } from "next";

import { SignUpForm } from "@/components/auth/sign-up-form";
import { ForgetKept } from "@/components/offline/forget-kept";
import { leaveIfSignedIn } from "@/lib/auth/already-signed-in";
import { safeNextPath } from "@/lib/auth/next-path";

export const metadata: Metadata = { title: "Create account" };

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const next = safeNextPath((await searchParams).next);
  await leaveIfSignedIn(next);
  return (
    <>
      <ForgetKept />
      <SignUpForm next={next} />
    </>
  );
}
