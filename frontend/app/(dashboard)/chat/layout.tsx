import type { Metadata } from "next";
import type { ReactNode } from "react";

import { UserMenu } from "@/components/auth/user-menu";
import { Workspace } from "@/components/shell/workspace";

export const metadata: Metadata = { title: "Chat" };

/** The workspace stands here and not in the pages, so that it stays when the conversation changes. */
export default function ChatLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Workspace account={<UserMenu side="bottom" align="end" />} />
      {children}
    </>
  );
}
