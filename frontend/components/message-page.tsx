import type { ReactNode } from "react";

import { Brand } from "./brand";
import { PlainHeader } from "./shell/plain-header";

interface MessagePageProps {
  title: string;
  description: string;
  children: ReactNode;
}

/** A page that only has something to say and a way on. */
export function MessagePage({ title, description, children }: MessagePageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PlainHeader />
      <main className="mx-auto flex w-full max-w-md flex-1 flex-col items-start justify-center gap-4 px-5 pb-24">
        <Brand className="mb-4" />
        <h1 className="text-2xl font-semibold">{title}</h1>
        <p className="text-muted">{description}</p>
        <div className="mt-2 flex flex-wrap gap-2">{children}</div>
      </main>
    </div>
  );
}
