"use client";

import { ListChecks, PanelLeft } from "lucide-react";
import type { ReactNode } from "react";

import { IconButton } from "@/components/ui/icon-button";
import { useConversationTitle } from "@/lib/conversations/queries";

import { CommandsButton } from "./commands-button";
import { HelpLink } from "./help-link";

interface ChatHeaderProps {
  userId: string;
  conversationId: string | null;
  onOpenConversations?: () => void;
  onOpenTasks?: () => void;
  children?: ReactNode;
}

/** The title of the open conversation; where panes are hidden, the buttons that show them. */
export function ChatHeader(props: ChatHeaderProps) {
  const { userId, conversationId, onOpenConversations, onOpenTasks, children } = props;
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
      <CommandsButton />
      {onOpenTasks && (
        <IconButton label="Open tasks" side="bottom" onClick={onOpenTasks}>
          <ListChecks aria-hidden className="size-5" />
        </IconButton>
      )}
      {children}
      <HelpLink />
    </header>
  );
}
