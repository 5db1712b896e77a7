import { screen, waitFor, within } from "@testing-library/react";

import { TaskPanel } from "@/components/tasks/task-panel";
import { usePanelState } from "@/components/tasks/use-panel-state";
import type { Task } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

export const TASKS = "/api/u1/tasks";
export const HISTORY = "/api/u1/history";
export const UNDO = "/api/u1/undo";
export const DOWN = { error: "unavailable", detail: "The database cannot be reached." };

interface Page {
  tasks: Task[];
  next_cursor: string | null;
}

/** Answers every reading of the list from now on. */
export function serve(pages: (query: URLSearchParams) => Page): void {
  fakeFetch.on("GET", TASKS, (request) => {
    const page = pages(new URL(request.url).searchParams);
    return json({ ...page, total: page.tasks.length });
  });
}

export function serveZone(): void {
  fakeFetch.on("GET", "/api/u1/preferences", () =>
    json({ timezone: "Europe/Berlin", timezone_set: true }),
  );
}

/** The tags to choose from, as the view options ask for them. */
export function serveTags(...tags: { tag: string; tasks: number }[]): void {
  fakeFetch.on("GET", "/api/u1/tags", () => json({ tags }));
}

export const panel = () => screen.getByRole("region", { name: "Tasks" });
export const rows = () => within(panel()).queryAllByRole("listitem");
export const tick = (title: string) => screen.getByRole("checkbox", { name: `Complete: ${title}` });
export const selectBox = (title: string) =>
  screen.getByRole("checkbox", { name: `Select: ${title}` });

function Panel() {
  return <TaskPanel userId="u1" panel={usePanelState()} />;
}

export function renderPanel() {
  return renderSignedIn(<Panel />);
}

/** Shows the panel and waits for its rows. */
export async function openPanel(): Promise<void> {
  renderPanel();
  await waitFor(() => expect(rows()).not.toHaveLength(0));
}
