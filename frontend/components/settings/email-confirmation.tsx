"use client";

import { useState } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { authClient } from "@/lib/auth/client";
import { describeFailure } from "@/lib/auth/failures";
import { useUser } from "@/lib/auth/user-context";

/** Says that the address is not confirmed yet, and sends the link for it. */
export function EmailConfirmation() {
  const { email, emailVerified } = useUser();
  const [busy, setBusy] = useState(false);
  if (emailVerified) return null;

  async function send(): Promise<void> {
    setBusy(true);
    const failure = await authClient
      .sendVerificationEmail({ email })
      .then(({ error }) => error)
      .catch(() => ({ status: 0 }));
    setBusy(false);
    if (failure) toast.error(describeFailure(failure).sentence);
    else toast(`A link is on its way to ${email}.`);
  }

  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted">
        This address is not confirmed yet. A link in an e-mail does it.
      </p>
      <Button loading={busy} onClick={() => void send()}>
        Send the link
      </Button>
    </div>
  );
}
