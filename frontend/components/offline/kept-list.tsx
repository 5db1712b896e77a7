import { Circle } from "lucide-react";

import { TaskMeta } from "@/components/tasks/task-meta";
import { EmptyState } from "@/components/ui/states";
import type { KeptTasks } from "@/lib/offline/kept-tasks";
import { groupTasks } from "@/lib/tasks/grouping";

/** Tasks by day, with nothing to press. */
export function KeptList({ kept, now }: { kept: KeptTasks; now: Date }) {
  const clock = { zone: kept.zone, now };
  if (kept.tasks.length === 0) {
    return <EmptyState title="Nothing to do" description="No task was open." />;
  }
  return (
    <>
      {groupTasks(kept.tasks, { group: "due", sort: "due" }, clock).map(({ key, title, tasks }) => (
        <section key={key} aria-label={title ?? "Tasks"}>
          <h2 className="px-1 pb-1.5 text-sm font-semibold">{title}</h2>
          <ul className="surface-card divide-y divide-line">
            {tasks.map((task) => (
              <li key={task.id} className="flex gap-3 px-4 py-2.5">
                <Circle aria-hidden className="mt-0.5 size-5 shrink-0 text-line-strong" />
                <div className="flex min-w-0 flex-1 flex-col gap-1">
                  <p className="break-words">
                    <span className="mr-2 text-xs text-muted tabular-nums">
                      <span className="sr-only">Task </span>
                      {task.number}
                    </span>
                    {task.title}
                  </p>
                  <TaskMeta task={task} clock={clock} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {kept.more && <p className="px-1 text-sm text-muted">There are more tasks than these.</p>}
    </>
  );
}
