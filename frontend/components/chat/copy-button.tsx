"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";

import { copyText } from "@/lib/chat/clipboard";

import { MessageButton } from "./message-button";

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
  return (
    <>
      <MessageButton label={label} icon={copied ? Check : Copy} onClick={() => void copy()} />
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </>
  );
}
