"use client";

import { SquarePen } from "lucide-react";
import type { ReactNode } from "react";

import { ConversationList } from "@/components/conversations/conversation-list";
import { Button } from "@/components/ui/button";

interface SidebarProps {
  userId: string;
  currentId: string | null;
  onOpen: (id: string) => void;
  onNew: () => void;
  /** The name of the product on a wide page; a drawer has its own title. */
  heading?: ReactNode;
}

/** The way to every conversation, and to a new one. */
export function Sidebar({ userId, currentId, onOpen, onNew, heading }: SidebarProps) {
  return (
    <nav aria-label="Conversations" className="flex h-full min-h-0 flex-col">
      {heading}
      <div className="px-3 pt-3 pb-2">
        <Button className="w-full justify-start" onClick={onNew}>
          <SquarePen aria-hidden className="size-4" />
          New conversation
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto pb-3">
        <ConversationList userId={userId} currentId={currentId} onOpen={onOpen} onGone={onNew} />
      </div>
    </nav>
  );
}
