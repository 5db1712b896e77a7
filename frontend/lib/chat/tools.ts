import type { ToolEnvelope } from "./types";

interface Words {
  running: string;
  done: string;
  failed: string;
}

const WORDS: Record<string, Words> = {
  add_task: { running: "Adding a task", done: "Added", failed: "Could not add the task" },
  add_tasks: { running: "Adding tasks", done: "Added", failed: "Could not add the tasks" },
  list_tasks: {
    running: "Looking at your tasks",
    done: "Looked at your tasks",
    failed: "Could not read your tasks",
  },
  update_task: { running: "Changing a task", done: "Changed", failed: "Could not change the task" },
  complete_task: {
    running: "Completing a task",
    done: "Completed",
    failed: "Could not complete the task",
  },
  reopen_task: {
    running: "Reopening a task",
    done: "Reopened",
    failed: "Could not reopen the task",
  },
  delete_task: { running: "Deleting a task", done: "Deleted", failed: "Could not delete the task" },
  restore_task: {
    running: "Restoring a task",
    done: "Restored",
    failed: "Could not restore the task",
  },
  bulk_update_tasks: {
    running: "Changing several tasks",
    done: "Changed",
    failed: "Could not change the tasks",
  },
  bulk_delete_tasks: {
    running: "Deleting several tasks",
    done: "Deleted",
    failed: "Could not delete the tasks",
  },
  undo: {
    running: "Undoing the last change",
    done: "Undid the last change",
    failed: "Could not undo",
  },
};

export type ToolState = "running" | "done" | "failed";

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asEnvelope(output: unknown): ToolEnvelope | null {
  return isRecord(output) && (output.status === "ok" || output.status === "error")
    ? (output as unknown as ToolEnvelope)
    : null;
}

/** What a result is about: `task 3, “Buy milk”`, `4 tasks`; empty when it names nothing. */
function subject(data: unknown): string {
  if (!isRecord(data)) return "";
  if (typeof data.title === "string" && typeof data.number === "number") {
    return `task ${data.number}, “${data.title}”`;
  }
  if (!Array.isArray(data.tasks)) return "";
  if (data.tasks.length === 1) return subject(data.tasks[0]);
  const count = typeof data.total === "number" ? data.total : data.tasks.length;
  return count === 0 ? "no tasks" : `${count} tasks`;
}

const NOT_DONE: Record<string, string> = {
  denied: "Not done: you said no",
  expired: "Not done: nobody said yes in time",
};

/** One line for a tool call in plain words: `Added task 3, “Buy milk”`. */
export function toolTitle(tool: string, state: ToolState, output?: unknown): string {
  const refused = NOT_DONE[asEnvelope(output)?.error?.code ?? ""];
  if (refused) return refused;
  const words = WORDS[tool];
  const name = tool.replaceAll("_", " ");
  if (!words) return state === "failed" ? `Could not run “${name}”` : `Ran “${name}”`;
  if (state !== "done") return words[state];
  const what = subject(asEnvelope(output)?.data);
  if (!what || tool === "undo")
    return words.done.includes(" ") ? words.done : `${words.done} a task`;
  return tool === "list_tasks" ? `${words.done}: ${what}` : `${words.done} ${what}`;
}

/** `0.3 s` or `12 ms`. */
export function durationInWords(ms: number): string {
  return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
