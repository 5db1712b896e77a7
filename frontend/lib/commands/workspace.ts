import type { Task } from "@/lib/api/types";
import type { TaskView } from "@/lib/tasks/view-names";

/** What commands and shortcuts ask of the chat page, where the tasks and the message are. */
export interface Workspace {
  newChat: () => void;
  writeMessage: () => void;
  goTo: (view: TaskView) => void;
  newTask: () => void;
  searchTasks: () => void;
  openTask: (task: Task) => void;
}

type Deed = (workspace: Workspace) => void;
/** Does something with the workspace as it is at that moment. */
type Doer = (deed: Deed) => void;

let here: Doer | null = null;
let wanted: Deed | null = null;

/** Says that the workspace is shown, until the function it returns is called. */
export function offerWorkspace(doer: Doer): () => void {
  here = doer;
  const deed = wanted;
  wanted = null;
  // Not while the page that was asked for is still being put together.
  if (deed) queueMicrotask(() => doer(deed));
  return () => {
    if (here === doer) here = null;
  };
}

/** Does it at once where the workspace is shown; from other pages `lead` goes there first. */
export function inWorkspace(deed: Deed, lead: () => void): void {
  if (here) here(deed);
  else {
    wanted = deed;
    lead();
  }
}
