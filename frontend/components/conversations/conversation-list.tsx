"use client";

import { useState } from "react";

import { FailedQuery } from "@/components/ui/failed-query";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Skeleton } from "@/components/ui/states";
import type { Conversation } from "@/lib/api/types";
import { useConversations, useDeleteConversation } from "@/lib/conversations/queries";

import { ConversationItem } from "./conversation-item";
import { RenameDialog } from "./rename-dialog";

interface ConversationListProps {
  userId: string;
  currentId: string | null;
  onOpen: (id: string) => void;
  /** The open conversation was deleted. */
  onGone: () => void;
}

function DeleteDialog(props: {
  userId: string;
  conversation: Conversation;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { userId, conversation, onClose, onDeleted } = props;
  const remove = useDeleteConversation(userId);
  return (
    <ConfirmDialog
      open
      danger
      title="Delete this conversation?"
      description={`“${conversation.title}” and its messages will be gone for good. Your tasks stay.`}
      confirmLabel="Delete"
      loading={remove.isPending}
      onOpenChange={(open) => !open && onClose()}
      onConfirm={() =>
        remove.mutate({ id: conversation.id, value: undefined }, { onSuccess: onDeleted })
      }
    />
  );
}

interface ItemsProps extends Pick<ConversationListProps, "userId" | "currentId" | "onOpen"> {
  onRename: (conversation: Conversation) => void;
  onDelete: (conversation: Conversation) => void;
}

function Items({ userId, currentId, onOpen, onRename, onDelete }: ItemsProps) {
  const list = useConversations(userId);
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
    return <p className="px-3 py-2 text-sm text-muted">Your conversations will be kept here.</p>;
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

/** The conversations, newest first, with rename and delete. */
export function ConversationList({ userId, currentId, onOpen, onGone }: ConversationListProps) {
  const [renaming, setRenaming] = useState<Conversation | null>(null);
  const [deleting, setDeleting] = useState<Conversation | null>(null);

  const onDeleted = () => {
    if (deleting?.id === currentId) onGone();
    setDeleting(null);
  };

  return (
    <>
      <Items {...{ userId, currentId, onOpen }} onRename={setRenaming} onDelete={setDeleting} />
      {renaming && (
        <RenameDialog userId={userId} conversation={renaming} onClose={() => setRenaming(null)} />
      )}
      {deleting && (
        <DeleteDialog
          userId={userId}
          conversation={deleting}
          onClose={() => setDeleting(null)}
          onDeleted={onDeleted}
        />
      )}
    </>
  );
}
