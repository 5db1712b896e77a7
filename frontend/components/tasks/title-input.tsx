"use client";

import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import type { Task } from "@/lib/api/types";
import { TITLE_LENGTH } from "@/lib/tasks/form";

import type { Unsaved } from "./use-renaming";

interface TitleInputProps {
  task: Task;
  unsaved: Unsaved | undefined;
  /** Null leaves the title as it was. */
  onDone: (title: string | null) => void;
}

/** Whether somebody is in the row, or nowhere: else they went on, and are left where they are. */
function isNear(input: HTMLElement): boolean {
  const active = document.activeElement;
  return !active || active === document.body || input.closest("li")?.contains(active) === true;
}

/** A title edited where it stands. Enter and leaving it save, Escape restores; an empty one is never saved. */
export function TitleInput({ task, unsaved, onDone }: TitleInputProps) {
  const [title, setTitle] = useState(unsaved?.title ?? task.title);
  const [isEmpty, setEmpty] = useState(false);
  const refused = isEmpty
    ? "Give the task a title."
    : unsaved?.title === title.trim() && `Not saved. ${unsaved.reason}`;
  const input = useRef<HTMLInputElement>(null);
  // Removing the input also blurs it.
  const isOver = useRef(false);
  const errorId = `title-error-${task.id}`;

  useEffect(() => {
    if (unsaved && !isNear(input.current!)) return;
    input.current?.focus();
    if (!unsaved) input.current?.select();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when it comes
  }, []);

  const finish = (text: string | null) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(text && text !== task.title ? text : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      finish(null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (title.trim()) finish(title.trim());
      else setEmpty(true);
    }
  };

  return (
    <span className="flex flex-col gap-1">
      <input
        ref={input}
        data-keeps-escape=""
        aria-label={`Title of task ${task.number}`}
        aria-invalid={refused ? true : undefined}
        aria-describedby={refused ? errorId : undefined}
        maxLength={TITLE_LENGTH}
        autoComplete="off"
        enterKeyHint="done"
        value={title}
        onChange={(event) => {
          setTitle(event.target.value);
          setEmpty(false);
        }}
        onKeyDown={onKeyDown}
        // What was just refused is tried again when it is asked for.
        onBlur={() => title.trim() !== unsaved?.title && finish(title.trim())}
        className="-mx-1.5 -my-0.5 touch:my-1 w-[calc(100%+0.75rem)] rounded-sm border border-line-strong bg-surface px-1.5 py-px text-base -outline-offset-1 aria-invalid:border-danger tap-target sm:text-sm"
      />
      {refused && (
        <span id={errorId} role="alert" className="text-xs text-danger-ink">
          {refused}
        </span>
      )}
    </span>
  );
}
