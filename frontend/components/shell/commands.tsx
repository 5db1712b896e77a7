"use client";

import { useRouter } from "next/navigation";
import { createContext, useContext, useState, type ReactNode } from "react";

import { CommandPalette } from "@/components/palette/command-palette";
import { ShortcutsDialog } from "@/components/shortcuts/shortcuts-dialog";
import { HOME_PATH } from "@/lib/auth/next-path";
import { inWorkspace, type Workspace } from "@/lib/commands/workspace";
import { takeLastOffer } from "@/lib/history/undo-offer";
import { useShortcuts } from "@/lib/shortcuts/use-shortcuts";
import type { TaskView } from "@/lib/tasks/view-names";

const OpenPalette = createContext<() => void>(() => undefined);

/** Opens the palette, for what is pressed on a page. */
export function useOpenPalette(): () => void {
  return useContext(OpenPalette);
}

interface CommandsProps {
  userId: string;
  children: ReactNode;
}

/** The shortcuts of every page of a signed-in person, and what they open: the palette and their list. */
export function Commands({ userId, children }: CommandsProps) {
  const router = useRouter();
  const [overlay, setOverlay] = useState<"palette" | "shortcuts" | null>(null);
  const open = (path: string) => router.push(path);
  const there = (deed: (workspace: Workspace) => void) => inWorkspace(deed, () => open(HOME_PATH));
  const goTo = (view: TaskView) => there((workspace) => workspace.goTo(view));
  const newTask = () => there((workspace) => workspace.newTask());
  const showShortcuts = () => setOverlay("shortcuts");
  const close = () => setOverlay(null);

  useShortcuts({
    palette: () => setOverlay("palette"),
    message: () => there((workspace) => workspace.writeMessage()),
    "new-task": newTask,
    today: () => goTo("today"),
    upcoming: () => goTo("upcoming"),
    all: () => goTo("all"),
    completed: () => goTo("completed"),
    deleted: () => goTo("deleted"),
    history: () => open("/history"),
    settings: () => open("/settings"),
    undo: () => void takeLastOffer(),
    help: showShortcuts,
  });

  return (
    <OpenPalette value={() => setOverlay("palette")}>
      {children}
      {overlay === "palette" && (
        <CommandPalette
          userId={userId}
          page={{
            newChat: () => there((workspace) => workspace.newChat()),
            goTo,
            newTask,
            searchTasks: () => there((workspace) => workspace.searchTasks()),
            open,
            showShortcuts,
          }}
          onOpenTask={(task) => there((workspace) => workspace.openTask(task))}
          onClose={close}
        />
      )}
      {overlay === "shortcuts" && <ShortcutsDialog onClose={close} />}
    </OpenPalette>
  );
}
