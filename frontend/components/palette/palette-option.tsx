import { Circle, CircleCheck, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

import { Kbd } from "@/components/ui/kbd";
import type { Task } from "@/lib/api/types";
import { cn } from "@/lib/cn";

interface PaletteOptionProps {
  id: string;
  active: boolean;
  onActive: () => void;
  onPick: () => void;
  icon?: LucideIcon;
  keys?: string;
  task?: Task;
  children: ReactNode;
}

/** One of what the palette offers: a command with its shortcut, or a task with its number. */
export function PaletteOption(props: PaletteOptionProps) {
  const { id, active, onActive, onPick, keys, task, children } = props;
  const Icon = props.icon ?? (task?.completed ? CircleCheck : Circle);
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      // Pressing must not take the focus from the field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onActive}
      onClick={onPick}
      className={cn(
        "flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 text-sm tap-target",
        active && "bg-sunken",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      {task && (
        <span className="text-xs text-muted tabular-nums">
          <span className="sr-only">Task </span>
          {task.number}
        </span>
      )}
      <span className={cn("min-w-0 flex-1 truncate", task?.completed && "text-muted line-through")}>
        {children}
      </span>
      {keys && (
        <span aria-hidden>
          <Kbd keys={keys} />
        </span>
      )}
    </div>
  );
}
