"use client";

import { Search } from "lucide-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import { Dialog } from "@/components/ui/dialog";
import { Spinner } from "@/components/ui/states";
import { clamp, hasWords, stepOf } from "@/components/ui/listbox";
import type { Task } from "@/lib/api/types";
import { singleKeys } from "@/lib/shortcuts/preference";
import { useTaskSearch } from "@/lib/tasks/queries";
import { useDelayed } from "@/lib/use-delayed";

import { PaletteOption } from "./palette-option";
import { useCommands, type PageActions } from "./use-commands";

const DEBOUNCE_MS = 150;

interface CommandPaletteProps {
  userId: string;
  page: PageActions;
  onOpenTask: (task: Task) => void;
  onClose: () => void;
}

/** Commands and tasks, found by typing. What is picked happens once the palette is gone. */
export function CommandPalette({ userId, page, onOpenTask, onClose }: CommandPaletteProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const picked = useRef<(() => void) | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const characters = singleKeys.use();
  const text = typed.trim();
  const search = useDelayed(text, DEBOUNCE_MS);
  const found = useTaskSearch(userId, search);

  const commands = useCommands(page).filter(({ label }) => hasWords(label, text));
  const tasks = text && found.data ? found.data : [];
  const runs = [...commands.map(({ run }) => run), ...tasks.map((task) => () => onOpenTask(task))];
  const shown = clamp(active, runs.length);
  const isSearching = text !== "" && (text !== search || found.isFetching);

  useEffect(() => {
    list.current
      ?.querySelector("[aria-selected=true]")
      ?.scrollIntoView({ block: shown === 0 ? "end" : "nearest" });
  }, [shown]);

  const pick = (run: (() => void) | undefined) => {
    if (!run) return;
    picked.current = run;
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key);
    if (step !== undefined) {
      event.preventDefault();
      setActive(clamp(shown + step, runs.length));
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      pick(runs[shown]);
    } else if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onClose();
    }
  };
  const option = (index: number) => ({
    id: `${id}-${index}`,
    active: index === shown,
    onActive: () => setActive(index),
    onPick: () => pick(runs[index]),
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Commands"
      hideTitle
      top
      className="max-w-xl! gap-0! p-0! sm:p-0!"
      // The focus goes back first, so that what opens next returns it to there.
      onCloseAutoFocus={() => picked.current && queueMicrotask(picked.current)}
    >
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <input
          role="combobox"
          aria-label="Command or task"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={runs.length ? `${id}-${shown}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="Type a command, or find a task"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        {isSearching && <Spinner label="Searching tasks" />}
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Commands and tasks"
        className="max-h-[min(24rem,60vh)] overflow-y-auto p-1.5"
      >
        {commands.length > 0 && (
          <div role="group" aria-label="Commands">
            {commands.map(({ id: name, label, icon, keys }, index) => (
              <PaletteOption
                key={name}
                {...option(index)}
                icon={icon}
                keys={characters ? keys : undefined}
              >
                {label}
              </PaletteOption>
            ))}
          </div>
        )}
        {tasks.length > 0 && (
          <div role="group" aria-label="Tasks">
            <p aria-hidden className="px-2.5 pt-2 pb-1 text-xs font-semibold text-muted">
              Tasks
            </p>
            {tasks.map((task, index) => (
              <PaletteOption key={task.id} {...option(commands.length + index)} task={task}>
                {task.title}
              </PaletteOption>
            ))}
          </div>
        )}
      </div>
      <p role="status" className={runs.length ? "sr-only" : "px-4 pb-4 text-sm text-muted"}>
        {runs.length ? `${runs.length} found` : !isSearching && `Nothing found for “${text}”.`}
      </p>
    </Dialog>
  );
}
