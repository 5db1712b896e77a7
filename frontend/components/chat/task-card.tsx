"use client";

import { RotateCcw } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { TaskDialog } from "@/components/tasks/task-dialog";
import { TaskMeta } from "@/components/tasks/task-meta";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { Task } from "@/lib/api/types";
import { useCurrentTask } from "@/lib/chat/current-task";
import { cn } from "@/lib/cn";
import type { Clock } from "@/lib/tasks/due";
import type { TaskActions } from "@/lib/tasks/mutations";

import { RescheduleMenu } from "./reschedule-menu";

interface TaskCardProps {
  userId: string;
  /** As it was when the answer was given. */
  told: Task;
  /** The card is in view. */
  isSeen: boolean;
  clock: Clock;
  actions: TaskActions;
}

function Number({ task }: { task: Task }) {
  return <span className="mr-1.5 text-xs text-muted tabular-nums">{task.number}</span>;
}

function GoneCard({ task, onRestore }: { task: Task; onRestore: () => void }) {
  return (
    <li className="flex items-center gap-3 py-1.5 pr-3 pl-11">
      <p className="min-w-0 flex-1 py-1 text-sm break-words text-muted">
        <Number task={task} />
        <span className="line-through">{task.title}</span>
        <span className="ml-2 text-xs whitespace-nowrap">Deleted since</span>
      </p>
      <Button
        variant="ghost"
        size="sm"
        className="px-2! text-muted"
        aria-label={`Restore task ${task.number}: ${task.title}`}
        onClick={onRestore}
      >
        <RotateCcw aria-hidden className="size-3.5" />
        Restore
      </Button>
    </li>
  );
}

/** A task of an answer as it is now: ticked, put off or edited without leaving the conversation. */
export function TaskCard({ userId, told, isSeen, clock, actions }: TaskCardProps) {
  const { task, state } = useCurrentTask(userId, told, isSeen);
  const [editing, setEditing] = useState(false);
  const wasRestored = useRef(false);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!wasRestored.current || state !== "there") return;
    wasRestored.current = false;
    // The button that was pressed went with the other card.
    if (document.activeElement === document.body) {
      card.current?.querySelector<HTMLElement>("[role=checkbox]")?.focus();
    }
  }, [state]);
  const restore = () => {
    wasRestored.current = true;
    actions.restore(task);
  };
  if (state === "gone") return <GoneCard task={task} onRestore={restore} />;
  const isUnknown = state === "unknown";
  return (
    <li
      ref={card}
      className="flex items-start gap-3 px-3 py-1.5"
      aria-busy={isUnknown || undefined}
    >
      <div className="pt-1.5">
        <Checkbox
          label={`Complete task ${task.number}: ${task.title}`}
          checked={task.completed}
          disabled={isUnknown}
          onCheckedChange={(checked) => actions.setCompleted(task, checked)}
        />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 py-1">
        <button
          type="button"
          disabled={isUnknown}
          onClick={() => setEditing(true)}
          className="w-fit max-w-full rounded-sm text-left text-sm break-words hover:underline hover:underline-offset-2"
        >
          <span className="sr-only">Edit task </span>
          <Number task={task} />{" "}
          <span className={cn(task.completed && "text-muted line-through")}>{task.title}</span>
        </button>
        <TaskMeta task={task} clock={clock} />
      </div>
      <RescheduleMenu userId={userId} task={task} clock={clock} actions={actions} />
      {editing && (
        <TaskDialog userId={userId} task={task} clock={clock} onClose={() => setEditing(false)} />
      )}
    </li>
  );
}
