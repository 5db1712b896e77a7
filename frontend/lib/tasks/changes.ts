import { api, unwrap } from "@/lib/api/client";
import type { Task, TaskFields, TaskPriority } from "@/lib/api/types";

import { dateIn, daysBetween, timeIn } from "./dates";
import { dueDate } from "./due";

/** Something that is done to a task by hand, the same for one and for many. */
export interface TaskChange {
  /** `complete`, as in "Could not complete …". */
  verb: string;
  /** `Completed`, as in "Completed 3 tasks". */
  done: string;
  /** What the history calls it. */
  action: "complete" | "reopen" | "delete" | "restore" | "update";
  /** Whether it would change anything; what would not must not be undone with the others. */
  applies: (task: Task) => boolean;
  /** The request. */
  write: (userId: string, task: Task) => Promise<Task>;
  /** What the lists show meanwhile; null takes the task out. */
  preview: (task: Task) => Task | null;
}

export function pathOf(userId: string, task: Task) {
  return { params: { path: { user_id: userId, task_id: task.id } } };
}

export const COMPLETE: TaskChange = {
  verb: "complete",
  done: "Completed",
  action: "complete",
  applies: (task) => !task.completed,
  write: (userId, task) =>
    unwrap(api.POST("/api/{user_id}/tasks/{task_id}/complete", pathOf(userId, task))),
  preview: (task) => ({ ...task, completed: true }),
};

export const REOPEN: TaskChange = {
  verb: "reopen",
  done: "Reopened",
  action: "reopen",
  applies: (task) => task.completed,
  write: (userId, task) =>
    unwrap(api.POST("/api/{user_id}/tasks/{task_id}/reopen", pathOf(userId, task))),
  preview: (task) => ({ ...task, completed: false, completed_at: null }),
};

export const DELETE: TaskChange = {
  verb: "delete",
  done: "Deleted",
  action: "delete",
  applies: (task) => !task.deleted_at,
  write: (userId, task) =>
    unwrap(api.DELETE("/api/{user_id}/tasks/{task_id}", pathOf(userId, task))),
  preview: () => null,
};

export const RESTORE: TaskChange = {
  verb: "restore",
  done: "Restored",
  action: "restore",
  applies: (task) => task.deleted_at !== null,
  write: (userId, task) =>
    unwrap(api.POST("/api/{user_id}/tasks/{task_id}/restore", pathOf(userId, task))),
  preview: () => null,
};

function editing(
  words: Pick<TaskChange, "verb" | "done">,
  applies: (task: Task) => boolean,
  fieldsOf: (task: Task) => TaskFields,
  preview: (task: Task) => Task,
): TaskChange {
  return {
    ...words,
    action: "update",
    applies,
    write: (userId, task) =>
      unwrap(
        api.PATCH("/api/{user_id}/tasks/{task_id}", {
          ...pathOf(userId, task),
          body: fieldsOf(task),
        }),
      ),
    preview,
  };
}

export function renameTo(title: string): TaskChange {
  return editing(
    { verb: "rename", done: "Renamed" },
    (task) => task.title !== title,
    () => ({ title }),
    (task) => ({ ...task, title }),
  );
}

export function prioritize(priority: TaskPriority): TaskChange {
  return editing(
    { verb: "change the priority of", done: "Changed the priority of" },
    (task) => task.priority !== priority,
    () => ({ priority }),
    (task) => ({ ...task, priority }),
  );
}

/**
 * Moves tasks to a date, or takes it off them. Without a time, what is due at a time stays due at that time.
 */
export function dueOn(date: string | null, zone: string, time = ""): TaskChange {
  const timeOf = (task: Task) => time || (task.due_at && timeIn(zone, new Date(task.due_at)));
  return editing(
    date
      ? { verb: "move", done: "Moved" }
      : { verb: "take the date off", done: "Took the date off" },
    (task) =>
      dueDate(task, zone) !== date ||
      (time !== "" && (!task.due_at || timeIn(zone, new Date(task.due_at)) !== time)),
    (task) => {
      const at = timeOf(task);
      if (!date || !at) return { due_on: date, due_at: null };
      return { due_at: `${date}T${at}`, timezone: zone };
    },
    (task) => {
      if (!date || !task.due_at) return { ...task, due_on: date, due_at: null };
      const moment = new Date(task.due_at);
      const days = daysBetween(dateIn(zone, moment), date);
      // Off by an hour over a change of clocks, and by another time, until the answer is there.
      moment.setUTCDate(moment.getUTCDate() + days);
      return { ...task, due_on: date, due_at: moment.toISOString() };
    },
  );
}
