import { ArrowLeft } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";

/** The heading of a page beside the chat, with the way back. */
export function PageHeader({ title }: { title: string }) {
  return (
    <header className="flex items-center gap-2">
      <Button asChild variant="ghost" size="icon">
        <Link href="/chat" aria-label="Back to the chat">
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
      </Button>
      <h1 className="text-xl font-semibold">{title}</h1>
    </header>
  );
}
