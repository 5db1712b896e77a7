"use client";

import { useCallback, useRef, useState } from "react";

import { Tabs } from "@/components/ui/tabs";
import type { Task } from "@/lib/api/types";
import { dateIn } from "@/lib/tasks/dates";
import { useTaskActions } from "@/lib/tasks/mutations";
import { useTasks } from "@/lib/tasks/queries";
import { useClock } from "@/lib/tasks/use-clock";
import { TASK_VIEWS, VIEW_LABELS, dueForNew, type TaskView } from "@/lib/tasks/views";

import { QuickAdd } from "./quick-add";
import { TaskDialog } from "./task-dialog";
import { TaskList } from "./task-list";
import { TaskSearch } from "./task-search";

const TABS = TASK_VIEWS.map((value) => ({ value, label: VIEW_LABELS[value] }));

const ADD_HINT: Partial<Record<TaskView, string>> = {
  today: "Add a task for today",
  upcoming: "Add a task for tomorrow",
  all: "Add a task",
};

/** The task list beside the chat: views, search, quick add, and every change by hand. */
export function TaskPanel({ userId }: { userId: string }) {
  const clock = useClock(userId);
  const today = dateIn(clock.zone, clock.now);
  const [view, setView] = useState<TaskView>("all");
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<Task | null>(null);
  const query = useTasks({ userId, view, search, today });
  const actions = useTaskActions(userId);
  const newTask = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLElement>(null);
  const addHint = ADD_HINT[view];

  const focusFallback = useCallback(
    () =>
      newTask.current ??
      panel.current?.querySelector<HTMLElement>("[role=tab][data-state=active]") ??
      null,
    [],
  );

  return (
    <section ref={panel} aria-label="Tasks" className="flex min-h-0 flex-1 flex-col">
      <h2 className="sr-only">Tasks</h2>
      <div className="flex items-center px-3 pt-3 pb-1">
        <TaskSearch onSearch={setSearch} />
      </div>
      <Tabs
        label="Task lists"
        tabs={TABS}
        value={view}
        onValueChange={(next) => setView(next as TaskView)}
      >
        {addHint && (
          <QuickAdd
            userId={userId}
            dueOn={dueForNew(view, today)}
            placeholder={addHint}
            inputRef={newTask}
          />
        )}
        <TaskList
          view={view}
          search={search}
          query={query}
          clock={clock}
          actions={actions}
          onEdit={setEditing}
          focusFallback={focusFallback}
        />
      </Tabs>
      {editing && (
        <TaskDialog
          userId={userId}
          task={editing}
          zone={clock.zone}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
