import type { ReactNode } from "react";

import { Brand } from "@/components/brand";
import { PlainHeader } from "@/components/shell/plain-header";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PlainHeader />
      {/* From the top, not centred: a message that appears must not move what is above it. */}
      <main className="mx-auto flex w-full max-w-sm flex-col gap-6 px-4 pt-[max(0px,calc(12vh-3.5rem))] pb-10">
        <div className="flex flex-col items-center gap-1 text-center">
          <Brand className="text-xl" />
          <p className="text-sm text-muted">A to-do list you talk to.</p>
        </div>
        {children}
      </main>
    </>
  );
}
