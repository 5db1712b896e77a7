"use client";

import { useEffect, useEffectEvent } from "react";
import { flushSync } from "react-dom";

import { ADD_HINT, activeTab, type PanelState } from "@/components/tasks/use-panel-state";
import { offerWorkspace, type Workspace } from "@/lib/commands/workspace";

interface WorkspaceParts {
  panel: PanelState;
  /** Opens the drawer of tasks where they have no pane. */
  showTasks: () => void;
  onNewChat: () => void;
}

function focusMessage(): void {
  document.querySelector<HTMLElement>("textarea[aria-label=Message]")?.focus();
}

/** Lets commands and shortcuts of any page act on the conversation and the tasks that are shown here. */
export function useWorkspaceCommands({ panel, showTasks, onNewChat }: WorkspaceParts): void {
  const workspace: Workspace = {
    newChat: () => {
      flushSync(onNewChat);
      focusMessage();
    },
    writeMessage: focusMessage,
    goTo: (view) => {
      flushSync(() => {
        showTasks();
        panel.setView(view);
      });
      activeTab(panel.root.current)?.focus();
    },
    newTask: () => {
      flushSync(() => {
        showTasks();
        if (!ADD_HINT[panel.view]) panel.setView("all");
      });
      panel.newTask.current?.focus();
    },
    searchTasks: () => {
      flushSync(showTasks);
      panel.root.current?.querySelector<HTMLElement>("input[type=search]")?.focus();
    },
    openTask: (task) => {
      showTasks();
      panel.open(task);
    },
  };
  const act = useEffectEvent((deed: (workspace: Workspace) => void) => deed(workspace));
  useEffect(() => offerWorkspace((deed) => act(deed)), []);
}
