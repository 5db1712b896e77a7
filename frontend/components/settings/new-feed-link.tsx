"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { copyText } from "@/lib/chat/clipboard";

/** A link that was just made, which nobody can tell again once the page is left. */
export function NewFeedLink({ address }: { address: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);

  // Whoever made it goes on with it, by keyboard and by ear.
  useEffect(() => field.current?.focus(), []);

  async function copy(): Promise<void> {
    const done = await copyText(address);
    setCopied(done);
    if (done) toast("The link is copied.");
    else toast.error("The browser did not let it. Select the link and copy it by hand.");
  }

  return (
    <div className="flex flex-col items-start gap-2 rounded-md bg-accent-soft p-3">
      <div className="w-full">
        <TextField
          ref={field}
          label="Your secret link"
          hint="Copy it now: AI Todo keeps only a fingerprint of it and cannot show it again. Whoever has it can read your due tasks, and nothing else."
          readOnly
          value={address}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <Button variant="primary" onClick={() => void copy()}>
        {copied ? (
          <Check aria-hidden className="size-4" />
        ) : (
          <Copy aria-hidden className="size-4" />
        )}
        Copy the link
      </Button>
    </div>
  );
}
