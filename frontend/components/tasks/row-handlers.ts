import type { Task } from "@/lib/api/types";
import type { TaskActions } from "@/lib/tasks/mutations";

/** All that a row can ask for. The same object as long as the list is shown, so that rows can be kept as they are. */
export interface RowHandlers {
  actions: TaskActions;
  onOpen: (task: Task) => void;
  onSelect: (id: string, range: boolean) => void;
  onTag: (tag: string) => void;
  /** The title is no longer edited; null leaves it as it was. */
  onRenamed: (task: Task, title: string | null) => void;
}
