"use client";

import { flushSync } from "react-dom";

import { CommandPalette } from "@/components/palette/command-palette";
import type { PageActions } from "@/components/palette/use-commands";
import { ShortcutsDialog } from "@/components/shortcuts/shortcuts-dialog";
import { ADD_HINT, activeTab, type PanelState } from "@/components/tasks/use-panel-state";
import type { Task } from "@/lib/api/types";
import { takeLastOffer } from "@/lib/history/undo-offer";
import { useShortcuts } from "@/lib/shortcuts/use-shortcuts";
import type { TaskView } from "@/lib/tasks/view-names";

export type Overlay = "palette" | "shortcuts" | null;

interface CommandsProps {
  userId: string;
  panel: PanelState;
  /** Opens the drawer of tasks where they have no pane. */
  showTasks: () => void;
  onNewChat: () => void;
  overlay: Overlay;
  onOverlay: (overlay: Overlay) => void;
}

function focusMessage(): void {
  document.querySelector<HTMLElement>("textarea[aria-label=Message]")?.focus();
}

/** The shortcuts of the page, and what they open: the palette and the list of shortcuts. */
export function Commands(props: CommandsProps) {
  const { userId, panel, showTasks, onNewChat, overlay, onOverlay } = props;

  const goTo = (view: TaskView) => {
    flushSync(() => {
      showTasks();
      panel.setView(view);
    });
    activeTab(panel.root.current)?.focus();
  };
  const newTask = () => {
    flushSync(() => {
      showTasks();
      if (!ADD_HINT[panel.view]) panel.setView("all");
    });
    panel.newTask.current?.focus();
  };
  const openTask = (task: Task) => {
    showTasks();
    panel.open(task);
  };
  const page: PageActions = {
    newChat: () => {
      flushSync(onNewChat);
      focusMessage();
    },
    goTo,
    newTask,
    searchTasks: () => {
      flushSync(showTasks);
      panel.root.current?.querySelector<HTMLElement>("input[type=search]")?.focus();
    },
    showShortcuts: () => onOverlay("shortcuts"),
  };

  useShortcuts({
    palette: () => onOverlay("palette"),
    message: focusMessage,
    "new-task": newTask,
    today: () => goTo("today"),
    upcoming: () => goTo("upcoming"),
    all: () => goTo("all"),
    completed: () => goTo("completed"),
    deleted: () => goTo("deleted"),
    undo: () => void takeLastOffer(),
    help: page.showShortcuts,
  });

  const close = () => onOverlay(null);
  return (
    <>
      {overlay === "palette" && (
        <CommandPalette userId={userId} page={page} onOpenTask={openTask} onClose={close} />
      )}
      {overlay === "shortcuts" && <ShortcutsDialog onClose={close} />}
    </>
  );
}
