"use client";

import { useRef, useState } from "react";

import { Button } from "@/components/ui/button";
import { useUser } from "@/lib/auth/user-context";
import { useSharedClock } from "@/lib/chat/clock-context";
import type { ToldTasks } from "@/lib/chat/told-tasks";
import { useSeen } from "@/lib/chat/use-seen";
import { useTaskActions } from "@/lib/tasks/mutations";

import { TaskCard } from "./task-card";

/** So many are shown at first. */
const FEW = 10;

/** The tasks an answer is about, under it. */
export function TaskCards({ tasks, hasMore }: ToldTasks) {
  const { id: userId } = useUser();
  const clock = useSharedClock();
  const actions = useTaskActions(userId);
  const list = useRef<HTMLUListElement>(null);
  const isSeen = useSeen(list);
  const [isOpen, setIsOpen] = useState(false);
  const hidden = tasks.length - FEW;
  return (
    <div className="flex w-full min-w-0 flex-col items-start gap-1">
      <ul ref={list} aria-label="Tasks" className="w-full divide-y divide-line surface-card">
        {(isOpen ? tasks : tasks.slice(0, FEW)).map((task) => (
          <TaskCard key={task.id} told={task} {...{ userId, isSeen, clock, actions }} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          variant="ghost"
          size="sm"
          className="text-muted"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOpen ? "Show fewer" : `Show ${hidden} more`}
        </Button>
      )}
      {hasMore && (isOpen || hidden <= 0) && (
        <p className="px-3 text-sm text-muted">The rest is in your task list.</p>
      )}
    </div>
  );
}
