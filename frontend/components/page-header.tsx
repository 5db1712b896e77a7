import { ArrowLeft } from "lucide-react";
import Link from "next/link";

import { CommandsButton } from "@/components/shell/commands-button";
import { HelpLink } from "@/components/shell/help-link";
import { Button } from "@/components/ui/button";
import { HOME_PATH } from "@/lib/auth/next-path";

/** The heading of a page beside the chat, with the way back. */
export function PageHeader({ title }: { title: string }) {
  return (
    <header className="flex items-center gap-1">
      <Button asChild variant="ghost" size="icon">
        <Link href={HOME_PATH} aria-label="Back to the chat">
          <ArrowLeft aria-hidden className="size-5" />
        </Link>
      </Button>
      <h1 className="min-w-0 flex-1 px-1 text-xl font-semibold">{title}</h1>
      <CommandsButton />
      <HelpLink />
    </header>
  );
}
