import Link from "next/link";
import type { FormEvent, ReactNode } from "react";

import { Button } from "@/components/ui/button";
import { ErrorNote } from "@/components/ui/states";

interface AuthCardProps {
  title: string;
  submitLabel: string;
  busy: boolean;
  problem: string | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  other: { question: string; label: string; href: string };
  children: ReactNode;
}

/** The frame that sign-in and sign-up share. */
export function AuthCard(props: AuthCardProps) {
  const { title, submitLabel, busy, problem, onSubmit, other, children } = props;
  return (
    <>
      <form
        // The server knows best what is valid, and its sentences say more than a browser's bubble.
        noValidate
        method="post"
        onSubmit={onSubmit}
        className="flex flex-col gap-3 surface-card p-5 shadow-raised sm:p-6"
      >
        <h1 className="mb-1 text-xl font-semibold">{title}</h1>
        {children}
        {problem && <ErrorNote>{problem}</ErrorNote>}
        <Button type="submit" variant="primary" loading={busy} className="mt-1 h-11 w-full">
          {submitLabel}
        </Button>
      </form>
      <p className="text-center text-sm text-muted">
        {other.question}{" "}
        <Link
          href={other.href}
          className="inline-block py-1 font-medium text-accent-ink underline underline-offset-2 hover:no-underline"
        >
          {other.label}
        </Link>
      </p>
    </>
  );
}
