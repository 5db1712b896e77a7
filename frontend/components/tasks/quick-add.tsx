"use client";

import { Plus } from "lucide-react";
import { useRef, useState, type FormEvent, type Ref } from "react";
import { toast } from "sonner";

import { ReadingHint } from "@/components/reading/reading-hint";
import { Button } from "@/components/ui/button";
import { errorSentence } from "@/lib/api/errors";
import type { Task } from "@/lib/api/types";
import { uuid } from "@/lib/chat/uuid";
import { TITLE_LENGTH } from "@/lib/tasks/form";
import { useAddLine } from "@/lib/tasks/add-line";

interface QuickAddProps {
  userId: string;
  /** Due date of a new task that says none, or null. */
  dueOn: string | null;
  placeholder: string;
  inputRef: Ref<HTMLInputElement>;
}

function addedSentence(tasks: Task[]): string {
  const [only, ...more] = tasks;
  return only && more.length === 0
    ? `Added task ${only.number}, “${only.title}”`
    : `Added ${tasks.length} tasks`;
}

/**
 * One line to add a task without talking: "Call Ann tomorrow at 5 #work" is read as the assistant reads
 * it. The text stays until it is really added.
 */
export function QuickAdd({ userId, dueOn, placeholder, inputRef }: QuickAddProps) {
  const add = useAddLine(userId);
  const [line, setLine] = useState("");
  const tried = useRef({ text: "", dueOn, key: "" });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const text = line.trim();
    if (!text || add.isPending) return;
    if (tried.current.text !== text || tried.current.dueOn !== dueOn) {
      tried.current = { text, dueOn, key: uuid() };
    }
    add.mutate(tried.current, {
      onSuccess: (tasks) => {
        // What was typed meanwhile is another line.
        setLine((now) => (now.trim() === text ? "" : now));
        tried.current = { text: "", dueOn, key: "" };
        toast(addedSentence(tasks));
      },
    });
  };

  return (
    <form onSubmit={onSubmit} className="px-3 pt-2 pb-1">
      <div className="flex items-center gap-2">
        <input
          ref={inputRef}
          aria-label="New task"
          aria-invalid={add.isError || undefined}
          aria-describedby={add.isError ? "new-task-error new-task-reading" : "new-task-reading"}
          placeholder={placeholder}
          maxLength={TITLE_LENGTH}
          autoComplete="off"
          value={line}
          onChange={(event) => {
            setLine(event.target.value);
            if (add.isError) add.reset();
          }}
          className="h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-3 text-base tap-target hover:border-muted aria-invalid:border-danger sm:text-sm"
        />
        <Button type="submit" size="icon" aria-label="Add task" loading={add.isPending}>
          <Plus aria-hidden className="size-4" />
        </Button>
      </div>
      {add.isError && (
        <p
          id="new-task-error"
          role="alert"
          className="px-1 pt-1 text-xs wrap-anywhere text-danger-ink"
        >
          Could not add “{add.variables.text}”. {errorSentence(add.error)}
        </p>
      )}
      <ReadingHint
        id="new-task-reading"
        userId={userId}
        text={line}
        of="task"
        className="px-1 pt-1"
      />
    </form>
  );
}
