import type { Metadata } from "next";

import { SignInForm } from "@/components/auth/sign-in-form";
import { ForgetKept } from "@/components/offline/forget-kept";
import { leaveIfSignedIn } from "@/lib/auth/already-signed-in";
import { safeNextPath } from "@/lib/auth/next-path";
import { hasMail } from "@/lib/auth/server";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const next = safeNextPath((await searchParams).next);
  await leaveIfSignedIn(next);
  return (
    <>
      <ForgetKept />
      <SignInForm next={next} canReset={hasMail()} />
    </>
  );
}
