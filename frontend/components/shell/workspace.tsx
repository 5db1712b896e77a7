"use client";

import { useState, type ReactNode } from "react";

import { ChatPane } from "@/components/chat/chat-pane";
import { TaskPanel } from "@/components/tasks/task-panel";
import { usePanelState } from "@/components/tasks/use-panel-state";
import { Sheet } from "@/components/ui/dialog";
import { useUser } from "@/lib/auth/user-context";
import { useHydrated } from "@/lib/use-hydrated";
import { useConversationRoute } from "@/lib/conversations/route";

import { ChatHeader } from "./chat-header";
import { Sidebar } from "./sidebar";
import { TASKS_FIT, useMedia } from "./use-media";
import { useWorkspaceCommands } from "./use-workspace-commands";

/** As `TASKS_FIT`, for the conversations. The grid below has the same widths. */
const SIDEBAR_FITS = "(min-width: 80rem)";

interface WorkspaceProps {
  /** The account menu. */
  account: ReactNode;
}

type Drawer = "conversations" | "tasks" | null;

/** Conversations, chat and tasks side by side, as far as they fit. */
export function Workspace({ account }: WorkspaceProps) {
  const { id: userId } = useUser();
  const route = useConversationRoute();
  const hydrated = useHydrated();
  const sidebarFits = useMedia(SIDEBAR_FITS);
  const tasksFit = useMedia(TASKS_FIT);
  const [drawer, setDrawer] = useState<Drawer>(null);
  const panel = usePanelState();
  const close = (open: boolean) => !open && setDrawer(null);

  const sidebar = {
    userId,
    currentId: route.conversationId,
    onOpen: (id: string) => {
      setDrawer(null);
      route.open(id);
    },
    onNew: () => {
      setDrawer(null);
      route.startNew();
    },
  };
  const showTasks = () => !tasksFit && setDrawer("tasks");
  useWorkspaceCommands({ panel, showTasks, onNewChat: sidebar.onNew });

  return (
    <div className="grid h-dvh grid-cols-1 min-[56rem]:grid-cols-[minmax(0,1fr)_25rem] min-[80rem]:grid-cols-[16.5rem_minmax(0,1fr)_25rem]">
      <div className="hidden min-h-0 border-r border-line min-[80rem]:block">
        {sidebarFits && (
          <Sidebar
            {...sidebar}
            heading={
              <div className="flex h-14 items-center justify-between border-b border-line pr-3 pl-5">
                <p className="font-semibold">AI Todo</p>
                {account}
              </div>
            }
          />
        )}
      </div>
      <main className="flex min-h-0 min-w-0 flex-col bg-surface">
        <ChatHeader
          userId={userId}
          conversationId={route.conversationId}
          onOpenConversations={
            hydrated && !sidebarFits ? () => setDrawer("conversations") : undefined
          }
          onOpenTasks={hydrated && !tasksFit ? () => setDrawer("tasks") : undefined}
        >
          {hydrated && !sidebarFits && account}
        </ChatHeader>
        {hydrated && (
          <ChatPane
            key={route.sessionKey}
            userId={userId}
            sessionKey={route.sessionKey}
            conversationId={route.conversationId}
            onConversation={route.adopt}
            onNew={route.startNew}
          />
        )}
      </main>
      <div className="hidden min-h-0 flex-col border-l border-line min-[56rem]:flex">
        {tasksFit && <TaskPanel userId={userId} panel={panel} />}
      </div>
      {!sidebarFits && (
        <Sheet title="Conversations" open={drawer === "conversations"} onOpenChange={close}>
          <Sidebar {...sidebar} />
        </Sheet>
      )}
      {!tasksFit && (
        <Sheet title="Tasks" side="end" open={drawer === "tasks"} onOpenChange={close}>
          <div className="flex h-full flex-col">
            <TaskPanel userId={userId} panel={panel} />
          </div>
        </Sheet>
      )}
    </div>
  );
}
