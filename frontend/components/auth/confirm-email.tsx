"use client";

import { useEffect, useState } from "react";

import { Spinner } from "@/components/ui/states";
import { authClient } from "@/lib/auth/client";
import { describeFailure } from "@/lib/auth/failures";
import { HOME_PATH } from "@/lib/auth/next-path";

import { NoteCard } from "./note-card";

const HOME = { label: "Go to your tasks", href: HOME_PATH };
const SETTINGS = { label: "Settings", href: "/settings" };

/** Where the link of a mail leads to: confirms the address with the token behind `#`. */
export function ConfirmEmail() {
  const [outcome, setOutcome] = useState<{ problem: string | null }>();
  useEffect(() => {
    const token = location.hash.slice(1);
    // Another link in the same tab differs behind # alone, which is no new page.
    const again = () => location.reload();
    addEventListener("hashchange", again);
    authClient
      .verifyEmail({ query: { token } })
      .then(({ error }) => setOutcome({ problem: error && describeFailure(error).sentence }))
      .catch(() => setOutcome({ problem: describeFailure({ status: 0 }).sentence }));
    return () => removeEventListener("hashchange", again);
  }, []);
  if (!outcome) return <Spinner label="Confirming" className="justify-center" />;
  if (outcome.problem) {
    return (
      <NoteCard title="The address is not confirmed" link={SETTINGS}>
        <p>{outcome.problem}</p>
      </NoteCard>
    );
  }
  return (
    <NoteCard title="Your e-mail address is confirmed" link={HOME}>
      <p>A link to choose a new password can be sent to it, should you ever need one.</p>
    </NoteCard>
  );
}
