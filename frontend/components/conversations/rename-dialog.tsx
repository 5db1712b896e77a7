"use client";

import { useState, type FormEvent } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/text-field";
import type { Conversation } from "@/lib/api/types";
import { useRenameConversation } from "@/lib/conversations/queries";

const TITLE_LENGTH = 200;

interface RenameDialogProps {
  userId: string;
  conversation: Conversation;
  onClose: () => void;
}

export function RenameDialog({ userId, conversation, onClose }: RenameDialogProps) {
  const rename = useRenameConversation(userId);
  const [title, setTitle] = useState(conversation.title);
  const [error, setError] = useState<string>();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const value = title.trim();
    if (!value) return setError("Give the conversation a name.");
    if (value === conversation.title) return onClose();
    rename.mutate({ conversation, value }, { onSuccess: onClose });
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Rename conversation">
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        <TextField
          label="Name"
          value={title}
          maxLength={TITLE_LENGTH}
          error={error}
          onChange={(event) => setTitle(event.target.value)}
        />
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" variant="primary" loading={rename.isPending}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
