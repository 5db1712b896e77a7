import type { ReactNode } from "react";

import { Brand } from "@/components/brand";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    // From the top, not centred: a message that appears must not move what is above it.
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col gap-6 px-4 pt-[12vh] pb-10">
      <div className="flex flex-col items-center gap-1 text-center">
        <Brand className="text-xl" />
        <p className="text-sm text-muted">A to-do list you talk to.</p>
      </div>
      {children}
    </main>
  );
}
