import type { Task } from "@/lib/api/types";

import { approvalsOf } from "./messages";
import { asEnvelope } from "./tools";
import type { ChatMessage } from "./types";

/** So many of an answer's tasks are shown at most; the list beside the chat has all of them. */
const MOST = 20;

/** The tasks an answer is about, as they were when it was given. */
export interface ToldTasks {
  tasks: Task[];
  /** There were more than are shown. */
  hasMore: boolean;
}

interface Call {
  tool: string;
  tasks: Task[];
  total: number;
}

function isTask(value: unknown): value is Task {
  if (typeof value !== "object" || value === null) return false;
  const { id, number, title } = value as Partial<Task>;
  return typeof id === "string" && typeof number === "number" && typeof title === "string";
}

function callOf(part: ChatMessage["parts"][number]): Call | null {
  if (part.type !== "dynamic-tool" || part.state !== "output-available") return null;
  const envelope = asEnvelope(part.output);
  if (envelope?.status !== "ok") return null;
  const data = envelope.data as { tasks?: unknown; total?: unknown } | null;
  const listed = Array.isArray(data?.tasks) ? data.tasks : [data];
  const tasks = listed.filter(isTask);
  return {
    tool: part.toolName,
    tasks,
    total: typeof data?.total === "number" ? data.total : tasks.length,
  };
}

/**
 * What an answer changed, or else what it looked up to answer with. Looking up is also a step on the way
 * to a change, and to a question that names its tasks itself; then it is not shown. Nor is what the
 * answer deleted.
 */
export function toldTasks(message: ChatMessage): ToldTasks {
  const calls = message.parts.flatMap((part) => callOf(part) ?? []);
  const changes = calls.filter(({ tool }) => tool !== "list_tasks");
  const isAsking = approvalsOf(message).length > 0;
  const chosen = changes.length > 0 || isAsking ? changes : calls;
  const byId = new Map(chosen.flatMap(({ tasks }) => tasks.map((task) => [task.id, task])));
  const tasks = [...byId.values()].filter((task) => !task.deleted_at);
  const isCut = chosen.some(({ tasks: some, total }) => total > some.length);
  return {
    tasks: tasks.slice(0, MOST),
    hasMore: tasks.length > MOST || (isCut && tasks.length > 0),
  };
}

const LISTED = /^- \*\*(\d+)\*\* /;

/** The words of an answer without the lines of its list that are shown as cards, each with its note. */
export function withoutListed(text: string, tasks: Task[]): string {
  const shown = new Set(tasks.map(({ number }) => number));
  let dropping = false;
  const kept = text.split("\n").filter((line) => {
    const number = LISTED.exec(line)?.[1];
    dropping = number ? shown.has(Number(number)) : dropping && /^\s+\S/.test(line);
    return !dropping;
  });
  return kept.join("\n").trim();
}
