import type { ReactNode } from "react";

import { HelpLink } from "./help-link";

/** The header of pages that need nobody signed in. */
export function PlainHeader({ children }: { children?: ReactNode }) {
  return (
    <header className="flex h-14 shrink-0 items-center justify-between gap-2 px-3">
      <div>{children}</div>
      <HelpLink />
    </header>
  );
}
