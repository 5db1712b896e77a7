"use client";

import { useRef, useState } from "react";

import { FailedQuery } from "@/components/ui/failed-query";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { Skeleton } from "@/components/ui/states";
import type { Conversation } from "@/lib/api/types";
import { useConversations, useDeleteConversation } from "@/lib/conversations/queries";
import { chatPath, isChatShown, isShown } from "@/lib/conversations/route";

import { ConversationItem } from "./conversation-item";
import { DeletedConversations } from "./deleted-conversations";
import { RenameDialog } from "./rename-dialog";

interface ConversationListProps {
  userId: string;
  currentId: string | null;
  onOpen: (id: string) => void;
  /** The open conversation was deleted. */
  onGone: () => void;
}

interface ItemsProps extends Pick<ConversationListProps, "userId" | "currentId" | "onOpen"> {
  search: string;
  onRename: (conversation: Conversation) => void;
  onDelete: (conversation: Conversation) => void;
}

function Items({ userId, search, currentId, onOpen, onRename, onDelete }: ItemsProps) {
  const list = useConversations(userId, search);
  if (list.isPending) {
    return (
      <div className="flex flex-col gap-2 px-3 py-2">
        <Skeleton className="h-7" />
        <Skeleton className="h-7" />
        <Skeleton className="h-7 w-2/3" />
      </div>
    );
  }
  if (!list.data) {
    return (
      <div className="px-3">
        <FailedQuery query={list} />
      </div>
    );
  }
  if (list.data.length === 0) {
    return (
      <p role="status" className="px-3 py-2 text-sm break-words text-muted">
        {search ? `Nothing was said of “${search}”.` : "Your conversations will be kept here."}
      </p>
    );
  }
  return (
    <>
      <ul className="flex flex-col gap-0.5 px-2">
        {list.data.map((conversation) => (
          <ConversationItem
            key={conversation.id}
            conversation={conversation}
            current={conversation.id === currentId}
            onOpen={() => onOpen(conversation.id)}
            onRename={() => onRename(conversation)}
            onDelete={() => onDelete(conversation)}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="px-2 py-2">
          <Button
            variant="ghost"
            size="sm"
            className="w-full text-muted"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            Show older
          </Button>
        </div>
      )}
    </>
  );
}

/** The link the focus goes to when the row of this one goes: the next one's, or the one's before. */
function neighbourOf(row: Element | undefined): HTMLElement | null {
  const other = row?.nextElementSibling ?? row?.previousElementSibling;
  return other?.querySelector("a") ?? null;
}

/** Whether the focus is lost with a row, or in the menu that was opened from it. */
function isLostWith(row: Element | undefined): boolean {
  const active = document.activeElement;
  if (!active || active === document.body) return true;
  return Boolean(row?.contains(active) || active.closest("[role=menu]"));
}

/** The conversations, newest first: found, opened, renamed, deleted and brought back. */
export function ConversationList({ userId, currentId, onOpen, onGone }: ConversationListProps) {
  const [search, setSearch] = useState("");
  const [renaming, setRenaming] = useState<Conversation | null>(null);
  const remove = useDeleteConversation(userId);
  const box = useRef<HTMLDivElement>(null);

  const onDelete = (conversation: Conversation) => {
    const links = [...(box.current?.querySelectorAll("a") ?? [])];
    const link = links.find((one) => one.getAttribute("href") === chatPath(conversation.id));
    const row = link?.closest("li") ?? undefined;
    const neighbour = neighbourOf(row);
    let wasOpen = false;
    remove(conversation, {
      onDeleted: () => {
        wasOpen = isShown(conversation.id);
        if (wasOpen) return onGone();
        const last = box.current?.querySelector<HTMLElement>("[data-deleted]");
        setTimeout(() => isLostWith(row) && (neighbour ?? last)?.focus());
      },
      onRestored: () => wasOpen && isChatShown() && onOpen(conversation.id),
    });
  };

  return (
    <div ref={box}>
      <div role="search" className="px-3 pb-2">
        <SearchField label="Search conversations" onSearch={setSearch} />
      </div>
      <Items {...{ userId, search, currentId, onOpen, onDelete }} onRename={setRenaming} />
      <div className="px-2 pt-2">
        <DeletedConversations userId={userId} />
      </div>
      {renaming && (
        <RenameDialog userId={userId} conversation={renaming} onClose={() => setRenaming(null)} />
      )}
    </div>
  );
}
