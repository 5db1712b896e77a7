"use client";

import { CircleQuestionMark } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { Tooltip } from "@/components/ui/tooltip";

/** Leads to help: at the right end of the header of every page. */
export function HelpLink() {
  return (
    <Tooltip label="Help" side="bottom">
      <Button asChild variant="ghost" size="icon">
        <Link href="/help" prefetch={false} aria-label="Help">
          <CircleQuestionMark aria-hidden className="size-5" />
        </Link>
      </Button>
    </Tooltip>
  );
}
