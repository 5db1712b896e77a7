"use client";

import Link from "next/link";
import { useEffect, useRef, type ReactNode } from "react";

import { SIGN_IN_PATH } from "@/lib/auth/next-path";

interface NoteCardProps {
  title: string;
  children: ReactNode;
  /** Where it goes on; to sign-in when not said. */
  link?: { label: string; href: string };
}

/** What came of a form, in its place; the heading gets the focus that the form had, and so is read out. */
export function NoteCard({
  title,
  children,
  link = { label: "Sign in", href: SIGN_IN_PATH },
}: NoteCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="flex flex-col gap-3 surface-card p-5 shadow-raised sm:p-6">
      <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
        {title}
      </h1>
      <div className="flex flex-col items-start gap-3 text-sm wrap-anywhere">{children}</div>
      <Link
        href={link.href}
        className="self-start py-1 text-sm font-medium text-accent-ink underline underline-offset-2 hover:no-underline"
      >
        {link.label}
      </Link>
    </section>
  );
}
