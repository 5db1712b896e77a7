"use client";

import {
  CircleQuestionMark,
  History,
  Keyboard,
  ListTodo,
  LogOut,
  Moon,
  Plus,
  Search,
  Settings,
  SquarePen,
  Sun,
  SunMoon,
  type LucideIcon,
} from "lucide-react";
import { useTheme } from "next-themes";

import { signOut } from "@/lib/auth/sign-out";
import { SHORTCUTS, type PageShortcut } from "@/lib/shortcuts/table";
import { TASK_VIEWS, VIEW_LABELS, type TaskView } from "@/lib/tasks/view-names";

export interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  /** How it is pressed without the palette. */
  keys?: string;
  run: () => void;
}

/** What the page around the palette can do. */
export interface PageActions {
  newChat: () => void;
  goTo: (view: TaskView) => void;
  newTask: () => void;
  searchTasks: () => void;
  /** Goes to another page. */
  open: (path: string) => void;
  showShortcuts: () => void;
}

function keysOf(id: PageShortcut): string | undefined {
  return SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys[0];
}

/** Everything the palette offers, whatever is typed. */
export function useCommands(page: PageActions): Command[] {
  const { setTheme } = useTheme();
  const go = (path: string) => () => page.open(path);
  const theme = (name: string) => () => setTheme(name);
  return [
    { id: "new-chat", label: "New conversation", icon: SquarePen, run: page.newChat },
    { id: "new-task", label: "New task", icon: Plus, keys: keysOf("new-task"), run: page.newTask },
    { id: "search", label: "Search tasks", icon: Search, run: page.searchTasks },
    ...TASK_VIEWS.map((view) => ({
      id: view,
      label: `Go to ${VIEW_LABELS[view]}`,
      icon: ListTodo,
      keys: keysOf(view),
      run: () => page.goTo(view),
    })),
    {
      id: "history",
      label: "History",
      icon: History,
      keys: keysOf("history"),
      run: go("/history"),
    },
    {
      id: "settings",
      label: "Settings",
      icon: Settings,
      keys: keysOf("settings"),
      run: go("/settings"),
    },
    { id: "theme-light", label: "Theme: light", icon: Sun, run: theme("light") },
    { id: "theme-dark", label: "Theme: dark", icon: Moon, run: theme("dark") },
    { id: "theme-system", label: "Theme: as the system", icon: SunMoon, run: theme("system") },
    {
      id: "shortcuts",
      label: "Keyboard shortcuts",
      icon: Keyboard,
      keys: keysOf("help"),
      run: page.showShortcuts,
    },
    { id: "help", label: "Help", icon: CircleQuestionMark, run: go("/help") },
    { id: "sign-out", label: "Sign out", icon: LogOut, run: signOut },
  ];
}
