/** Where a shortcut works: anywhere on the page, or on the row of a task that has the focus. */
export type Scope = "page" | "row";

export interface Shortcut {
  id: string;
  scope: Scope;
  /** Any of these: a key by its name, `Mod+k`, or two keys one after the other, as `g t`. */
  keys: readonly string[];
  /** What it does, as the dialog says it. */
  words: string;
}

/** Every shortcut there is: what listens and what is shown in the dialog both read this. */
export const SHORTCUTS = [
  { id: "palette", scope: "page", keys: ["Mod+k"], words: "Open the command palette" },
  { id: "message", scope: "page", keys: ["/"], words: "Write a message" },
  { id: "new-task", scope: "page", keys: ["n"], words: "Add a task" },
  { id: "today", scope: "page", keys: ["1", "g t"], words: "Go to Today" },
  { id: "upcoming", scope: "page", keys: ["2", "g u"], words: "Go to Upcoming" },
  { id: "all", scope: "page", keys: ["3", "g a"], words: "Go to All" },
  { id: "completed", scope: "page", keys: ["4", "g c"], words: "Go to Completed" },
  { id: "deleted", scope: "page", keys: ["5", "g d"], words: "Go to Deleted" },
  { id: "history", scope: "page", keys: ["g h"], words: "Open the history" },
  { id: "settings", scope: "page", keys: ["g s"], words: "Open the settings" },
  { id: "undo", scope: "page", keys: ["z"], words: "Undo the last change by hand" },
  { id: "help", scope: "page", keys: ["?"], words: "Show these shortcuts" },
  { id: "next", scope: "row", keys: ["ArrowDown", "j"], words: "Next task" },
  { id: "previous", scope: "row", keys: ["ArrowUp", "k"], words: "Previous task" },
  { id: "first", scope: "row", keys: ["Home"], words: "First task" },
  { id: "last", scope: "row", keys: ["End"], words: "Last task" },
  { id: "tick", scope: "row", keys: ["Space", "c"], words: "Complete or reopen" },
  { id: "open", scope: "row", keys: ["Enter"], words: "Open the task" },
  { id: "rename", scope: "row", keys: ["F2", "e"], words: "Edit the title in place" },
  { id: "select", scope: "row", keys: ["x"], words: "Select or unselect" },
  { id: "delete", scope: "row", keys: ["Delete", "#"], words: "Delete" },
  { id: "clear", scope: "row", keys: ["Escape"], words: "Clear the selection" },
] as const satisfies readonly Shortcut[];

type Entry = (typeof SHORTCUTS)[number];
export type PageShortcut = Extract<Entry, { scope: "page" }>["id"];
export type RowShortcut = Extract<Entry, { scope: "row" }>["id"];
