import Link from "next/link";
import type { ReactNode } from "react";

import { SIGN_IN_PATH } from "@/lib/auth/next-path";

interface NoteCardProps {
  title: string;
  children: ReactNode;
  /** Where it goes on; to sign-in when not said. */
  link?: { label: string; href: string };
}

/** What came of a form, in its place. */
export function NoteCard({
  title,
  children,
  link = { label: "Sign in", href: SIGN_IN_PATH },
}: NoteCardProps) {
  return (
    <div role="status" className="flex flex-col gap-3 surface-card p-5 shadow-raised sm:p-6">
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-sm wrap-anywhere">{children}</p>
      <Link
        href={link.href}
        className="self-start py-1 text-sm font-medium text-accent-ink underline underline-offset-2 hover:no-underline"
      >
        {link.label}
      </Link>
    </div>
  );
}
