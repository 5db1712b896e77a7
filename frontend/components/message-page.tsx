import type { ReactNode } from "react";

import { Brand } from "./brand";

interface MessagePageProps {
  title: string;
  description: string;
  children: ReactNode;
}

/** A page that only has something to say and a way on. */
export function MessagePage({ title, description, children }: MessagePageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center gap-4 px-5 py-10">
      <Brand className="mb-4" />
      <h1 className="text-2xl font-semibold">{title}</h1>
      <p className="text-muted">{description}</p>
      <div className="mt-2 flex flex-wrap gap-2">{children}</div>
    </main>
  );
}
