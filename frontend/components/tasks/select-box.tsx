"use client";

import { Check } from "lucide-react";

import type { Task } from "@/lib/api/types";
import { cn } from "@/lib/cn";

interface SelectBoxProps {
  task: Task;
  selected: boolean;
  tabIndex: 0 | -1;
  onSelect: (id: string, range: boolean) => void;
}

/**
 * Selects a task for a change of many. Square, where the tick is round; seen when the row is pointed at. It
 * stands before the tick, but Tab comes to the tick first.
 */
export function SelectBox({ task, selected, tabIndex, onSelect }: SelectBoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={selected}
      aria-label={`Select: ${task.title}`}
      tabIndex={tabIndex}
      onClick={(event) => onSelect(task.id, event.shiftKey)}
      className={cn(
        "absolute top-2 left-0.5 flex size-6 items-center justify-center rounded-sm transition-opacity touch:static touch:order-first touch:-my-1.5 touch:-mr-2 touch:-ml-2 touch:size-11 touch:not-group-data-selecting/list:sr-only",
        !selected &&
          "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 group-data-selecting/list:opacity-100",
      )}
    >
      <span
        className={cn(
          "flex size-4 items-center justify-center rounded-[0.25rem] border-[1.5px] border-line-strong",
          selected && "border-accent! bg-accent",
        )}
      >
        {selected && <Check aria-hidden strokeWidth={3.5} className="size-3 text-on-accent" />}
      </span>
    </button>
  );
}
