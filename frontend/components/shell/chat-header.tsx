"use client";

import { Command, ListChecks, PanelLeft } from "lucide-react";
import type { ReactNode } from "react";

import { IconButton } from "@/components/ui/icon-button";
import { useConversationTitle } from "@/lib/conversations/queries";

interface ChatHeaderProps {
  userId: string;
  conversationId: string | null;
  onOpenConversations?: () => void;
  onOpenTasks?: () => void;
  onOpenPalette: () => void;
  children?: ReactNode;
}

/** The title of the open conversation; where panes are hidden, the buttons that show them. */
export function ChatHeader(props: ChatHeaderProps) {
  const { userId, conversationId, onOpenConversations, onOpenTasks, onOpenPalette, children } =
    props;
  const title = useConversationTitle(userId, conversationId);
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line px-3">
      {onOpenConversations && (
        <IconButton label="Open conversations" side="bottom" onClick={onOpenConversations}>
          <PanelLeft aria-hidden className="size-5" />
        </IconButton>
      )}
      <h1 className="min-w-0 flex-1 truncate px-1.5 font-semibold sm:px-3">
        {title || (conversationId ? "Conversation" : "New conversation")}
      </h1>
      <IconButton label="Commands" side="bottom" onClick={onOpenPalette} className="max-sm:hidden">
        <Command aria-hidden className="size-5" />
      </IconButton>
      {onOpenTasks && (
        <IconButton label="Open tasks" side="bottom" onClick={onOpenTasks}>
          <ListChecks aria-hidden className="size-5" />
        </IconButton>
      )}
      {children}
    </header>
  );
}
