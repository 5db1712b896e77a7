"use client";

import { Plus } from "lucide-react";
import { useState, type FormEvent, type Ref } from "react";
import { toast } from "sonner";

import { Button } from "@/components/ui/button";
import { errorSentence } from "@/lib/api/errors";
import { TITLE_LENGTH } from "@/lib/tasks/form";
import { useCreateTask } from "@/lib/tasks/mutations";

interface QuickAddProps {
  userId: string;
  /** Due date the new task gets, or null. */
  dueOn: string | null;
  placeholder: string;
  inputRef: Ref<HTMLInputElement>;
}

/** One line to add a task without talking. The text stays until it is really added. */
export function QuickAdd({ userId, dueOn, placeholder, inputRef }: QuickAddProps) {
  const create = useCreateTask(userId);
  const [title, setTitle] = useState("");

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const text = title.trim();
    if (!text || create.isPending) return;
    create.mutate(dueOn ? { title: text, due_on: dueOn } : { title: text }, {
      onSuccess: (task) => {
        setTitle("");
        toast(`Added task ${task.number}, “${task.title}”`);
      },
      onError: (error) => toast.error(`Could not add “${text}”. ${errorSentence(error)}`),
    });
  };

  return (
    <form onSubmit={onSubmit} className="flex items-center gap-2 px-3 py-2">
      <input
        ref={inputRef}
        aria-label="New task"
        placeholder={placeholder}
        maxLength={TITLE_LENGTH}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 text-base tap-target hover:border-muted sm:text-sm"
      />
      <Button type="submit" size="icon" aria-label="Add task" loading={create.isPending}>
        <Plus aria-hidden className="size-4" />
      </Button>
    </form>
  );
}
