import type { Approval } from "@/lib/api/types";

const VERBS: Record<string, string> = {
  bulk_delete_tasks: "Delete",
  delete_task: "Delete",
  complete_task: "Complete",
  reopen_task: "Reopen",
  restore_task: "Restore",
  bulk_update_tasks: "Change",
  update_task: "Change",
};

/** Arguments that name the tasks or hold others; what is left is what changes. */
const NO_CHANGES = new Set(["task_id", "task_ids", "set", "each", "user_id"]);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRedo({ arguments: given }: Approval): boolean {
  return given.redo === true;
}

/** The one change made to all of the tasks, by field. */
function changesOf({ arguments: given }: Approval): [string, unknown][] {
  const set = isRecord(given.set) ? given.set : given;
  return Object.entries(set).filter(([name]) => !NO_CHANGES.has(name));
}

function verbOf(approval: Approval): string {
  const changes = changesOf(approval);
  if (approval.tool === "bulk_update_tasks" && changes.length === 1) {
    const [name, value] = changes[0]!;
    if (name === "completed") return value === true ? "Complete" : "Reopen";
  }
  return VERBS[approval.tool] ?? "Change";
}

function counted(approval: Approval): string {
  const { tasks } = approval;
  return tasks.length === 1 ? "1 task" : `${tasks.length || "several"} tasks`;
}

/** What is asked, in plain words: `Delete 7 tasks?` */
export function approvalQuestion(approval: Approval): string {
  if (approval.tool === "undo") {
    return `${isRedo(approval) ? "Redo" : "Undo"} the changes of ${counted(approval)}?`;
  }
  return `${verbOf(approval)} ${counted(approval)}?`;
}

/** The button that says no: `Keep them` for a deletion, else `Leave as is`. */
export function denyLabel(approval: Approval): string {
  if (verbOf(approval) !== "Delete") return "Leave as is";
  return approval.tasks.length === 1 ? "Keep it" : "Keep them";
}

export function isDeletion(approval: Approval): boolean {
  return verbOf(approval) === "Delete";
}

function valueInWords(value: unknown): string {
  if (value === "" || value === null) return "none";
  if (Array.isArray(value)) return value.length ? value.map(String).join(", ") : "none";
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

/** What changes of every task: `priority: high`; empty where the question says all of it. */
export function changesInWords(approval: Approval): string[] {
  if (!["bulk_update_tasks", "update_task"].includes(approval.tool)) return [];
  if (verbOf(approval) !== "Change") return [];
  return changesOf(approval).map(([name, value]) => `${name}: ${valueInWords(value)}`);
}

/** What was decided, as one says it. */
export function decisionInWords({ decision }: Approval): string {
  if (decision === "approved") return "You approved this.";
  return decision === "denied"
    ? "You left this as it is. Nothing was changed."
    : "Nobody said yes in time. Nothing was changed.";
}
