"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import type { MouseEvent } from "react";

import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Conversation } from "@/lib/api/types";
import { cn } from "@/lib/cn";
import { titleOf } from "@/lib/conversations/queries";
import { chatPath } from "@/lib/conversations/route";

interface ConversationItemProps {
  conversation: Conversation;
  current: boolean;
  onOpen: () => void;
  onRename: () => void;
  onDelete: () => void;
}

/** A conversation as a link (it opens in a new tab as well) with a menu beside it. */
export function ConversationItem(props: ConversationItemProps) {
  const { conversation, current, onOpen, onRename, onDelete } = props;
  const title = titleOf(conversation);

  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  };

  return (
    <li
      className={cn(
        "group relative flex items-center rounded-md transition-colors",
        current ? "bg-accent-soft" : "hover:bg-sunken",
      )}
    >
      <a
        href={chatPath(conversation.id)}
        aria-current={current ? "page" : undefined}
        onClick={onClick}
        className={cn(
          "min-w-0 flex-1 truncate rounded-md px-3 py-2 text-sm tap-target touch:leading-7",
          current ? "font-medium text-accent-ink" : "text-ink",
        )}
      >
        {title}
      </a>
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="icon"
            aria-label={`Options for ${title}`}
            className="absolute! right-0 size-8! bg-sunken text-muted opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 touch:static! touch:bg-transparent touch:opacity-100"
          >
            <Ellipsis aria-hidden className="size-4" />
          </Button>
        }
      >
        <MenuItem onSelect={onRename}>
          <Pencil aria-hidden className="size-4" />
          Rename
        </MenuItem>
        <MenuItem danger onSelect={onDelete}>
          <Trash2 aria-hidden className="size-4" />
          Delete
        </MenuItem>
      </Menu>
    </li>
  );
}
