import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import type { Task } from "@/lib/api/types";
import { singleKeys } from "@/lib/shortcuts/preference";

import { fakeFetch, json } from "../support/fake-fetch";
import { DOWN, TASKS, openPanel, panel, selectBox, serve, serveZone, tick } from "./panel";
import { task } from "./task";

let list: Task[];

beforeEach(() => {
  singleKeys.write(true);
  list = [task(3, "Call mom", { tags: ["home"] }), task(2, "Report"), task(1, "Buy milk")];
  serveZone();
  serve(() => ({ tasks: list, next_cursor: null }));
});

afterEach(() => {
  toast.dismiss();
});

const focusRow = (title: string) => act(() => tick(title).focus());
const keys = (text: string) => userEvent.keyboard(text);
const titleInput = () => screen.getByRole("textbox", { name: /^Title of task/ });

/** Answers a change of the title, and keeps it in the list. */
function serveRename(id: string): void {
  fakeFetch.on("PATCH", `${TASKS}/${id}`, async (request) => {
    const fields = (await request.json()) as Partial<Task>;
    list = list.map((one) => (one.id === id ? { ...one, ...fields } : one));
    return json(list.find((one) => one.id === id));
  });
}

describe("editing a title in place", () => {
  const failures: [string, () => Response, string][] = [
    ["the database is away", () => json(DOWN, 503), "Not saved. The database cannot be reached."],
    [
      "somebody changed it",
      () => json({ error: "conflict", detail: "It was changed." }, 409),
      "Not saved. It was changed.",
    ],
    ["there is no network", () => Response.error(), "Not saved. No connection."],
  ];
  it.each(failures)("stays open with what was typed when %s", async (_, answer, words) => {
    await openPanel();
    fakeFetch.on("PATCH", `${TASKS}/task-1`, () => {
      const response = answer();
      if (response.type === "error") throw new TypeError("Failed to fetch");
      return response;
    });
    focusRow("Buy milk");
    await keys("e");
    await userEvent.clear(titleInput());
    await keys("Buy oat milk{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(titleInput()).toHaveValue("Buy oat milk");
    expect(titleInput()).toBeInvalid();
    expect(titleInput()).toHaveFocus();

    serveRename("task-1");
    await keys("{Enter}");
    await waitFor(() => expect(tick("Buy oat milk")).toHaveFocus());
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("keeps what could not be saved when one goes on, and drops it with Escape", async () => {
    await openPanel();
    fakeFetch.on("PATCH", `${TASKS}/task-1`, () => json(DOWN, 503));
    focusRow("Buy milk");
    await keys("e");
    await userEvent.type(titleInput(), "Oat milk", { initialSelectionStart: 0 });
    await userEvent.click(screen.getByRole("textbox", { name: "New task" }));
    expect(await screen.findByText(/^Not saved\./)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "New task" })).toHaveFocus();
    await userEvent.click(titleInput());
    await userEvent.tab();
    expect(fakeFetch.to("PATCH", `${TASKS}/task-1`)).toHaveLength(4); // of one try
    await userEvent.click(titleInput());
    await keys("{Escape}");
    expect(tick("Buy milk")).toBeInTheDocument();
    expect(screen.queryByText(/^Not saved\./)).toBeNull();
  });

  it("refuses an empty title and stays", async () => {
    await openPanel();
    focusRow("Buy milk");
    await keys("{F2}");
    await userEvent.clear(titleInput());
    await keys("  {Enter}");
    expect(screen.getByRole("alert")).toHaveTextContent("Give the task a title.");
    expect(titleInput()).toBeInvalid();
    expect(titleInput()).toHaveFocus();
  });

  it("restores with Escape and sends nothing", async () => {
    await openPanel();
    focusRow("Buy milk");
    await keys("e");
    await keys("Something else{Escape}");
    expect(tick("Buy milk")).toHaveFocus();
    expect(panel()).toHaveTextContent("Buy milk");
  });

  it("sends nothing for the same title", async () => {
    await openPanel();
    focusRow("Buy milk");
    await keys("e");
    await keys("Buy milk {Enter}");
    expect(tick("Buy milk")).toHaveFocus();
  });

  it("saves with Enter, shows it at once and keeps the keyboard's place", async () => {
    await openPanel();
    serveRename("task-1");
    focusRow("Buy milk");
    await keys("e");
    await keys("Buy oat milk{Enter}");
    expect(tick("Buy oat milk")).toHaveFocus();
    await waitFor(() => expect(fakeFetch.to("PATCH", `${TASKS}/task-1`)).toHaveLength(1));
  });

  it("begins with a double click and is saved on leaving, once", async () => {
    await openPanel();
    serveRename("task-2");
    await userEvent.dblClick(screen.getByText("Report"));
    await userEvent.type(titleInput(), " for May", { skipClick: true, initialSelectionStart: 6 });
    await userEvent.click(screen.getByRole("textbox", { name: "New task" }));
    expect(await screen.findByText("Report for May")).toBeInTheDocument();
    expect(fakeFetch.to("PATCH", `${TASKS}/task-2`)).toHaveLength(1);
    expect(screen.getByRole("textbox", { name: "New task" })).toHaveFocus();
  });
});

describe("keys in the list", () => {
  it("do nothing of a single character when that is turned off; the others still work", async () => {
    singleKeys.write(false);
    await openPanel();
    focusRow("Call mom");
    await keys("jcex#");
    expect(tick("Call mom")).toHaveFocus();
    expect(screen.queryByText("1 selected")).toBeNull();
    await keys("{ArrowDown}");
    expect(tick("Report")).toHaveFocus();
    await keys("{F2}");
    expect(titleInput()).toHaveFocus();
  });

  it("are left to the text while a title is edited", async () => {
    await openPanel();
    focusRow("Call mom");
    await keys("e");
    await keys("xj#c");
    expect(titleInput()).toHaveValue("xj#c");
  });

  it("move between rows, of which one is in the tab order", async () => {
    await openPanel();
    focusRow("Call mom");
    await keys("jj");
    expect(tick("Buy milk")).toHaveFocus();
    await keys("{ArrowDown}");
    expect(tick("Buy milk")).toHaveFocus();
    await keys("k");
    expect(tick("Report")).toHaveFocus();
    await keys("{Home}");
    expect(tick("Call mom")).toHaveFocus();
    await keys("{End}");
    expect(tick("Buy milk")).toHaveFocus();
    expect(tick("Buy milk")).toHaveAttribute("tabindex", "0");
    expect(tick("Call mom")).toHaveAttribute("tabindex", "-1");
    expect(screen.getByRole("button", { name: "Edit Call mom" })).toHaveAttribute("tabindex", "-1");
  });

  it("tick, open, select and delete", async () => {
    await openPanel();
    fakeFetch.on("POST", `${TASKS}/task-2/complete`, () => {
      list = list.map((one) => (one.number === 2 ? { ...one, completed: true } : one));
      return json(list[1]);
    });
    focusRow("Report");
    await keys("c");
    expect(tick("Report")).toBeChecked();
    expect(tick("Report")).toHaveFocus();
    await keys("x");
    expect(selectBox("Report")).toBeChecked();
    await keys("{Escape}");
    expect(selectBox("Report")).not.toBeChecked();
    await keys("{Enter}");
    expect(await screen.findByRole("dialog", { name: "Edit task 2" })).toBeInTheDocument();
    await keys("{Escape}");
    await waitFor(() => expect(tick("Report")).toHaveFocus());
    fakeFetch.on("DELETE", `${TASKS}/task-2`, () => {
      const gone = list[1];
      list = list.filter(({ number }) => number !== 2);
      return json(gone);
    });
    await keys("{Delete}");
    await waitFor(() => expect(tick("Buy milk")).toHaveFocus());
    expect(screen.queryByText("Report")).toBeNull();
  });

  it("come down from the tabs", async () => {
    await openPanel();
    act(() => screen.getByRole("tab", { name: "All" }).focus());
    await keys("{ArrowDown}");
    expect(tick("Call mom")).toHaveFocus();
  });

  it("leave Enter to the button that has the focus", async () => {
    await openPanel();
    act(() => screen.getByRole("button", { name: "Show only #home" }).focus());
    await keys("{Enter}");
    expect(screen.getByRole("button", { name: "Remove filter: #home" })).toBeInTheDocument();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("stay with a task that moves under another heading", async () => {
    localStorage.setItem("task-views:u1", JSON.stringify({ all: { group: "tag" } }));
    await openPanel();
    focusRow("Buy milk");
    list = list.map((one) => (one.number === 1 ? { ...one, tags: ["aaa"] } : one));
    fireEvent(window, new Event("visibilitychange"));
    await waitFor(() => expect(screen.getByRole("heading", { name: "#aaa" })).toBeInTheDocument());
    expect(tick("Buy milk")).toHaveFocus();
  });
});
