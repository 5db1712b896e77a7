import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";

import { HelpTopics } from "@/components/help/help-topics";
import { PageHeader } from "@/components/page-header";
import { PlainHeader } from "@/components/shell/plain-header";
import { Button } from "@/components/ui/button";
import { SIGN_IN_PATH } from "@/lib/auth/next-path";
import { getSignedInUser } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Help" };

const COLUMN = "mx-auto flex w-full max-w-2xl flex-col gap-6 px-4";

export default async function HelpPage() {
  const user = await getSignedInUser().catch(() => null);
  if (user) {
    return (
      <main className={`${COLUMN} py-6 sm:py-10`}>
        <PageHeader title="Help" />
        <HelpTopics />
      </main>
    );
  }
  return (
    <>
      <PlainHeader>
        <Button asChild variant="ghost">
          {/* A full load: who has signed in elsewhere meanwhile is let in. */}
          <a href={SIGN_IN_PATH}>
            <ArrowLeft aria-hidden className="size-5" />
            Sign in
          </a>
        </Button>
      </PlainHeader>
      <main className={`${COLUMN} pt-2 pb-10`}>
        <h1 className="text-xl font-semibold">Help</h1>
        <HelpTopics />
      </main>
    </>
  );
}
