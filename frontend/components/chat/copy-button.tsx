"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";

import { IconButton } from "@/components/ui/icon-button";
import { copyText } from "@/lib/chat/clipboard";

const SHOWN_MS = 2_000;

/** Copies a message, and says that it did. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    if (await copyText(text)) setCopied(true);
    else toast.error("Your browser did not let this be copied.");
  };
  const Icon = copied ? Check : Copy;
  return (
    <>
      <IconButton
        label={label}
        side="bottom"
        className="size-8! text-muted"
        onClick={() => void copy()}
      >
        <Icon aria-hidden className="size-4" />
      </IconButton>
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </>
  );
}
