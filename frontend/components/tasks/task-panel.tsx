"use client";

import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";

import { SearchField } from "@/components/ui/search-field";
import { Tabs } from "@/components/ui/tabs";
import { cn } from "@/lib/cn";
import { dateIn } from "@/lib/tasks/dates";
import { groupTasks } from "@/lib/tasks/grouping";
import { useTasks } from "@/lib/tasks/queries";
import { useClock } from "@/lib/tasks/use-clock";
import { TASK_VIEWS, VIEW_LABELS, type TaskView } from "@/lib/tasks/view-names";
import { useViewOptions } from "@/lib/tasks/view-options";
import { dueForNew } from "@/lib/tasks/views";

import { EmptyList } from "./empty-list";
import { FilterChips } from "./filter-chips";
import { QuickAdd } from "./quick-add";
import { SelectionBar } from "./selection-bar";
import { TaskDialog } from "./task-dialog";
import { TaskList } from "./task-list";
import { ADD_HINT, activeTab, type PanelState } from "./use-panel-state";
import { useTaskRows } from "./use-task-rows";
import { ViewOptions } from "./view-options";

const TABS = TASK_VIEWS.map((value) => ({ value, label: VIEW_LABELS[value] }));
const NO_FILTERS = { priority: null, tag: null };

interface TaskPanelProps {
  userId: string;
  panel: PanelState;
}

/** The task list beside the chat: views and how they are shown, quick add, and every change by hand. */
export function TaskPanel({ userId, panel }: TaskPanelProps) {
  const { view, setView, opened, open, newTask, root } = panel;
  const clock = useClock(userId);
  const today = dateIn(clock.zone, clock.now);
  const [search, setSearch] = useState("");
  const { options, change } = useViewOptions(userId, view);
  const query = useTasks({ userId, view, search, options, today });
  const { data } = query;
  const groups = useMemo(
    () => groupTasks(data?.pages.flatMap((page) => page.tasks) ?? [], options, clock),
    [data, options, clock],
  );
  const tasks = useMemo(() => groups.flatMap((group) => group.tasks), [groups]);
  const optionsButton = useRef<HTMLButtonElement>(null);
  const rows = useTaskRows({
    userId,
    view,
    tasks,
    onOpen: open,
    onTag: useCallback((tag: string) => change({ tag }), [change]),
    focusFallback: useCallback(() => newTask.current ?? activeTab(root.current), [newTask, root]),
  });
  const { selection, focus } = rows;
  const addHint = ADD_HINT[view];

  const beginSelecting = () => {
    flushSync(selection.begin);
    focus.focusTask(focus.currentId);
  };
  const onTabKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowDown" || (event.target as Element).role !== "tab") return;
    event.preventDefault();
    focus.focusTask(focus.currentId);
  };

  return (
    <section
      ref={root}
      aria-label="Tasks"
      onKeyDown={onTabKey}
      className="flex min-h-0 flex-1 flex-col"
    >
      <h2 className="sr-only">Tasks</h2>
      <p role="status" className="sr-only">
        {selection.active && `${selection.tasks.length} selected`}
      </p>
      <div className="px-3 pt-3 pb-1">
        <div className={cn("flex items-center gap-1.5", selection.active && "hidden")}>
          <SearchField label="Search tasks" onSearch={setSearch} />
          <ViewOptions
            userId={userId}
            view={view}
            options={options}
            onChange={change}
            onSelectTasks={beginSelecting}
            buttonRef={optionsButton}
          />
        </div>
        {selection.active && (
          <SelectionBar
            userId={userId}
            tasks={selection.tasks}
            clock={clock}
            busy={rows.isBusy}
            onChange={rows.changeSelected}
            onClear={selection.clear}
          />
        )}
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
        <FilterChips
          filters={options}
          onChange={change}
          focusFallback={() => optionsButton.current?.focus()}
        />
        <TaskList
          {...rows}
          query={query}
          groups={groups}
          tasks={tasks}
          clock={clock}
          empty={
            <EmptyList
              view={view}
              search={search}
              filters={options}
              onClearFilters={() => {
                change(NO_FILTERS);
                optionsButton.current?.focus();
              }}
            />
          }
        />
      </Tabs>
      {opened && (
        <TaskDialog
          userId={userId}
          task={opened}
          clock={clock}
          onClose={() => open(null)}
          onClosed={() => document.activeElement === document.body && focus.focusTask(opened.id)}
        />
      )}
    </section>
  );
}
