import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Commands } from "@/components/shell/commands";
import { useWorkspaceCommands } from "@/components/shell/use-workspace-commands";
import { TaskPanel } from "@/components/tasks/task-panel";
import { usePanelState } from "@/components/tasks/use-panel-state";
import type { Task } from "@/lib/api/types";
import { singleKeys } from "@/lib/shortcuts/preference";

import { renderSignedIn } from "../support/render";
import { rows, serve, serveZone } from "../tasks/panel";
import { task } from "../tasks/task";

export const push = jest.fn();
export const newChat = jest.fn();

function Chat() {
  const panel = usePanelState();
  useWorkspaceCommands({ panel, showTasks: () => undefined, onNewChat: newChat });
  return (
    <>
      <textarea aria-label="Message" />
      <TaskPanel userId="u1" panel={panel} />
    </>
  );
}

/** The chat, or another page that leads to it. */
function Pages({ first }: { first: "chat" | "settings" }) {
  const [page, setPage] = useState<string>(first);
  push.mockImplementation((path: string) => setPage(path.slice(1)));
  return <Commands userId="u1">{page === "chat" ? <Chat /> : <h1>{page}</h1>}</Commands>;
}

/** Two tasks on the server; what the function it returns takes is there instead. */
export function serveTwoTasks(): (change: (list: Task[]) => Task[]) => void {
  let list = [task(2, "Call mom"), task(1, "Buy milk")];
  jest.mocked(useRouter).mockReturnValue({ push } as unknown as ReturnType<typeof useRouter>);
  singleKeys.write(true);
  serveZone();
  serve((query) => ({
    tasks: list.filter(({ title }) => title.toLowerCase().includes(query.get("search") ?? "")),
    next_cursor: null,
  }));
  return (change) => {
    list = change(list);
  };
}

export async function openChat(): Promise<void> {
  renderSignedIn(<Pages first="chat" />);
  await waitFor(() => expect(rows()).not.toHaveLength(0));
}

export function openSettings(): void {
  renderSignedIn(<Pages first="settings" />);
  expect(screen.getByRole("heading", { name: "settings" })).toBeInTheDocument();
}

export const keys = (text: string) => userEvent.keyboard(text);
export const message = () => screen.getByRole("textbox", { name: "Message" });
export const tab = (name: string) => screen.getByRole("tab", { name });
export const palette = () => screen.getByRole("combobox", { name: "Command or task" });
export const focusPage = () => act(() => (document.activeElement as HTMLElement).blur());
