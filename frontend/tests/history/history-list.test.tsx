import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import { HistoryList } from "@/components/history/history-list";
import type { HistoryEntry } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

const HISTORY = "/api/u1/history";
const UNDO = "/api/u1/undo";

function entry(id: number, summary: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    id,
    at: "2020-03-04T10:00:00Z",
    actor: "user",
    action: "add",
    task: { id: `task-${id}`, number: id, title: "Buy milk" },
    turn_id: null,
    conversation_id: null,
    summary,
    undone: false,
    undoable: true,
    reverts: null,
    ...more,
  };
}

let entries: HistoryEntry[];

function serve(pages: (cursor: string | null) => [HistoryEntry[], string | null]): void {
  fakeFetch.on("GET", HISTORY, (request) => {
    const [page, next] = pages(new URL(request.url).searchParams.get("cursor"));
    return json({ entries: page, next_cursor: next });
  });
}

const asked = () =>
  Promise.all(fakeFetch.to("POST", UNDO).map((request) => request.clone().json()));
const rows = () => screen.findAllByRole("listitem");
const undo = (summary: string) => screen.findByRole("button", { name: `Undo: ${summary}` });

beforeEach(() => {
  entries = [entry(2, "Completed task 1."), entry(1, "Added task 1.")];
  serve(() => [entries, null]);
  fakeFetch.on("GET", "/api/u1/preferences", () =>
    json({ timezone: "Pacific/Auckland", timezone_set: true }),
  );
});

afterEach(() => {
  toast.dismiss();
});

it("says why it cannot be read, and reads it again", async () => {
  fakeFetch.on("GET", HISTORY, () => json({ error: "forbidden", detail: "Not yours." }, 403));
  renderSignedIn(<HistoryList />);
  expect(await screen.findByRole("alert")).toHaveTextContent("Not yours.");
  serve(() => [entries, null]);
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(await rows()).toHaveLength(2);
});

it("says what is in the way of an undo", async () => {
  renderSignedIn(<HistoryList />);
  const detail = 'Task 1 "Buy milk" was changed after that, by you. Undo the later change first.';
  fakeFetch.on("POST", UNDO, () => json({ error: "conflict", detail }, 409));
  await userEvent.click(await undo("Added task 1."));
  expect(await screen.findByText(`Could not undo this. ${detail}`)).toBeInTheDocument();
  expect(await undo("Added task 1.")).toBeInTheDocument();
});

it("says so when nothing has happened yet", async () => {
  entries = [];
  renderSignedIn(<HistoryList />);
  expect(await screen.findByText("Nothing has happened yet")).toBeInTheDocument();
});

it("shows who changed what and when, under the day in the user's zone", async () => {
  entries = [
    entry(4, "Deleted task 3.", { actor: "client:Lists", at: "2020-03-04T12:30:00Z" }),
    entry(3, "Added task 3.", { actor: "assistant", conversation_id: "c1", turn_id: "t1" }),
    entry(2, "Changed task 1: title.", { at: "2020-03-03T23:00:00Z", undone: true }),
  ];
  renderSignedIn(<HistoryList />);
  const [first, second, third] = await rows();
  const days = screen.getAllByRole("heading", { level: 2 });
  expect(days.map((day) => day.textContent)).toEqual([
    expect.stringContaining("5"),
    expect.stringContaining("4"),
  ]);
  expect(first).toHaveTextContent(/Deleted task 3\.1:30\sAM.*App “Lists”/);
  expect(second).toHaveTextContent(/11:00\sPM.*Assistant/);
  const link = within(second!).getByRole("link", { name: "Open the conversation" });
  expect(link).toHaveAttribute("href", "/chat/c1");
  expect(third).toHaveTextContent(/12:00\sPM.*YouUndone/);
});

it("undoes and redoes an entry, and reads the list again", async () => {
  renderSignedIn(<HistoryList />);
  const undone = { ...entries[0]!, undone: true };
  const after = [entry(3, "Reopened task 1.", { action: "undo", reverts: 2 }), undone, entries[1]!];
  fakeFetch.on("POST", UNDO, () => {
    entries = after;
    return json({ undone: "Reopened task 1.", tasks: [], change_ids: [3] });
  });
  await userEvent.click(await undo("Completed task 1."));
  const redo = await screen.findByRole("button", { name: "Redo: Completed task 1." });
  expect(await asked()).toEqual([{ change_id: 2 }]);
  // The undo itself can be taken back, too: that is the same redo.
  await userEvent.click(screen.getByRole("button", { name: "Redo: Reopened task 1." }));
  await userEvent.click(redo);
  await waitFor(async () =>
    expect(await asked()).toEqual([
      { change_id: 2 },
      { change_id: 3 },
      { change_id: 2, redo: true },
    ]),
  );
});

it("offers no second way back for an undo that was itself undone", async () => {
  entries = [entry(3, "Reopened task 1.", { action: "undo", undone: true })];
  renderSignedIn(<HistoryList />);
  const [row] = await rows();
  expect(within(row!).queryByRole("button")).toBeNull();
});

it("loads the next page on demand", async () => {
  serve((cursor) => (cursor === "next" ? [[entries[1]!], null] : [[entries[0]!], "next"]));
  renderSignedIn(<HistoryList />);
  await userEvent.click(await screen.findByRole("button", { name: "Load more" }));
  await waitFor(async () => expect(await rows()).toHaveLength(2));
  expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});
