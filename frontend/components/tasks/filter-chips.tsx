"use client";

import { X } from "lucide-react";
import type { MouseEvent } from "react";

import { PRIORITY_LABELS, type TaskFilters } from "@/lib/tasks/view-options";

interface FilterChipsProps {
  filters: TaskFilters;
  onChange: (some: Partial<TaskFilters>) => void;
  /** Gets the focus when the last chip is gone. */
  focusFallback: () => void;
}

/** What the list is filtered by; pressing one takes it away. */
export function FilterChips({
  filters: { priority, tag },
  onChange,
  focusFallback,
}: FilterChipsProps) {
  const chips = [
    priority && {
      label: `${PRIORITY_LABELS[priority]} priority`,
      without: { priority: null },
    },
    tag && { label: `#${tag}`, without: { tag: null } },
  ].filter((chip) => chip !== null && chip !== "");
  if (chips.length === 0) return null;

  const remove = (event: MouseEvent<HTMLElement>, without: Partial<TaskFilters>) => {
    const { nextElementSibling: next, previousElementSibling: before } = event.currentTarget;
    const other = next ?? before;
    if (other instanceof HTMLElement) other.focus();
    else focusFallback();
    onChange(without);
  };
  return (
    <div role="group" aria-label="Filters" className="flex flex-wrap gap-1.5 px-3 pb-2">
      {chips.map(({ label, without }) => (
        <button
          key={label}
          type="button"
          aria-label={`Remove filter: ${label}`}
          onClick={(event) => remove(event, without)}
          className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-full bg-accent-soft pr-2 pl-3 text-xs font-medium text-accent-ink tap-target hover:bg-sunken"
        >
          <span className="truncate">{label}</span>
          <X aria-hidden className="size-3.5 shrink-0" />
        </button>
      ))}
    </div>
  );
}
