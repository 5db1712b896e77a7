"use client";

import type { ImportPreview, ImportedTask } from "@/lib/api/types";
import { useUser } from "@/lib/auth/user-context";
import { dateIn, dayInWords } from "@/lib/tasks/dates";
import { momentInWords, type Clock } from "@/lib/tasks/due";
import { recurrenceInWords } from "@/lib/tasks/recurrence-words";
import { useClock } from "@/lib/tasks/use-clock";

function dueOf(task: ImportedTask, clock: Clock): string {
  if (task.due_at) return momentInWords(new Date(task.due_at), clock);
  return task.due_on ? dayInWords(task.due_on, dateIn(clock.zone, clock.now)) : "";
}

function factsOf(task: ImportedTask, clock: Clock): string {
  return [
    task.completed ? "completed" : "",
    task.priority === "normal" ? "" : task.priority,
    ...task.tags.map((tag) => `#${tag}`),
    task.recurrence ? recurrenceInWords(task.recurrence, clock.zone) : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** The first tasks of a file as they would become. */
export function ImportPreviewTable({ preview }: { preview: ImportPreview }) {
  const clock = useClock(useUser().id);
  const more = preview.total - preview.tasks.length;
  return (
    <div className="flex flex-col gap-1.5">
      {/* Focusable, so that the keyboard can scroll it. */}
      <div
        role="region"
        aria-label="Preview of the import"
        tabIndex={0}
        className="max-h-80 overflow-auto rounded-md border border-line"
      >
        <table className="w-full text-left text-sm">
          <thead className="sticky top-0 bg-sunken">
            <tr>
              <th scope="col" className="px-3 py-2 font-medium">
                Task
              </th>
              <th scope="col" className="px-3 py-2 font-medium">
                Due
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {preview.tasks.map((task, place) => {
              const facts = factsOf(task, clock);
              return (
                <tr key={place} className="align-top">
                  <td className="px-3 py-2 wrap-anywhere">
                    {task.title}
                    {facts && <span className="block text-xs text-muted">{facts}</span>}
                  </td>
                  <td className="w-2/5 px-3 py-2 text-muted">{dueOf(task, clock)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <p className="text-sm text-muted">
          These are the first {preview.tasks.length}; {more} more follow.
        </p>
      )}
    </div>
  );
}
