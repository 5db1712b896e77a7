import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { toast } from "sonner";

import type { Task } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import { DOWN, HISTORY, TASKS, UNDO, tick } from "../tasks/panel";
import { task } from "../tasks/task";
import {
  focusPage,
  keys,
  message,
  newChat,
  openChat,
  palette,
  push,
  serveTwoTasks,
  tab,
} from "./pages";

jest.mock("next/navigation", () => ({ useRouter: jest.fn() }));

let changeTasks: (change: (list: Task[]) => Task[]) => void;

beforeEach(() => {
  changeTasks = serveTwoTasks();
});

afterEach(() => {
  toast.dismiss();
});

describe("shortcuts of the page", () => {
  it("leave alone what is typed, except for the palette", async () => {
    await openChat();
    await userEvent.click(message());
    await keys("1gt?n/");
    expect(message()).toHaveValue("1gt?n/");
    expect(tab("All")).toHaveAttribute("aria-selected", "true");
    await keys("{Control>}k{/Control}");
    expect(palette()).toHaveFocus();
  });

  it("do nothing while a dialog is open", async () => {
    await openChat();
    await keys("?");
    const dialog = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
    await keys("1{Control>}k{/Control}");
    expect(screen.getAllByRole("dialog", { hidden: true })).toEqual([dialog]);
    await keys("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(tab("All")).toHaveAttribute("aria-selected", "true");
  });

  it("can be turned off where they are listed, which this browser remembers", async () => {
    await openChat();
    await keys("?");
    const dialog = within(await screen.findByRole("dialog", { name: "Keyboard shortcuts" }));
    expect(dialog.getByText("Go to Today")).toBeInTheDocument();
    await userEvent.click(dialog.getByRole("switch", { name: "Shortcuts of a single key" }));
    expect(dialog.queryByText("Go to Today")).toBeNull();
    expect(dialog.getByText("Next task")).toBeInTheDocument();
    expect(localStorage.getItem("single-key-shortcuts:u1")).toBe("false");
    await keys("{Escape}");
    focusPage();
    await keys("1gtn?");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(tab("All")).toHaveAttribute("aria-selected", "true");
  });

  it("go to the message, a new task, and the views", async () => {
    await openChat();
    await keys("/");
    expect(message()).toHaveFocus();
    expect(message()).toHaveValue("");
    focusPage();
    await keys("5");
    expect(tab("Deleted")).toHaveFocus();
    await keys("n");
    expect(screen.getByRole("textbox", { name: "New task" })).toHaveFocus();
    expect(tab("All")).toHaveAttribute("aria-selected", "true");
    focusPage();
    await keys("gu");
    expect(tab("Upcoming")).toHaveAttribute("aria-selected", "true");
  });

  it("take the second key of a sequence from the row that has the focus", async () => {
    await openChat();
    act(() => tick("Buy milk").focus());
    await keys("gc");
    expect(tab("Completed")).toHaveAttribute("aria-selected", "true");
  });

  it("undo what was last done by hand, once", async () => {
    await openChat();
    fakeFetch.on("DELETE", `${TASKS}/task-1`, () => {
      changeTasks((list) => list.slice(0, 1));
      return json(task(1, "Buy milk"));
    });
    const change = { id: 7, actor: "user", action: "delete", task: { id: "task-1" } };
    fakeFetch.on("GET", HISTORY, () => json({ entries: [change], next_cursor: null }));
    fakeFetch.on("POST", UNDO, () => {
      changeTasks((list) => [...list, task(1, "Buy milk")]);
      return json({ undone: "Put task 1 back.", tasks: [], change_ids: [9] });
    });
    act(() => tick("Buy milk").focus());
    await keys("#");
    await screen.findByText("Deleted “Buy milk”");
    await keys("zz");
    expect(await screen.findByText("Put task 1 back.")).toBeInTheDocument();
    expect(fakeFetch.to("POST", UNDO)).toHaveLength(1);
  });
});

describe("the palette", () => {
  const open = async () => {
    await openChat();
    await keys("{Control>}k{/Control}");
    return within(screen.getByRole("dialog", { name: "Commands" }));
  };

  it("says when nothing is found, and Enter then does nothing", async () => {
    const dialog = await open();
    await keys("zzz");
    expect(await dialog.findByText("Nothing found for “zzz”.")).toBeInTheDocument();
    expect(dialog.queryByRole("option")).toBeNull();
    await keys("{Enter}");
    expect(palette()).toHaveFocus();
  });

  it("still has the commands when tasks cannot be searched", async () => {
    const dialog = await open();
    fakeFetch.on("GET", TASKS, () => json({ ...DOWN, error: "invalid_request" }, 422));
    await keys("settings");
    await userEvent.click(await dialog.findByRole("option", { name: "Settings" }));
    await waitFor(() => expect(push).toHaveBeenCalledWith("/settings"));
  });

  it("gives the focus back when it is left", async () => {
    await openChat();
    act(() => tick("Buy milk").focus());
    await keys("{Control>}k{/Control}");
    expect(palette()).toHaveFocus();
    await keys("{Escape}");
    await waitFor(() => expect(tick("Buy milk")).toHaveFocus());
    await keys("{Control>}k{/Control}");
    await keys("{Control>}k{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("moves by keys through what is found and says which one is meant", async () => {
    const dialog = await open();
    const options = dialog.getAllByRole("option");
    expect(palette()).toHaveAttribute("aria-activedescendant", options[0]!.id);
    await keys("{ArrowDown}");
    expect(palette()).toHaveAttribute("aria-activedescendant", options[1]!.id);
    expect(options[1]).toHaveAttribute("aria-selected", "true");
    await keys("{ArrowUp}{ArrowUp}");
    expect(options[0]).toHaveAttribute("aria-selected", "true");
  });

  it("goes to a view, adds a task, begins a conversation", async () => {
    await open();
    await keys("today{Enter}");
    await waitFor(() => expect(tab("Today")).toHaveFocus());
    await keys("{Control>}k{/Control}");
    await keys("new task{Enter}");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "New task" })).toHaveFocus());
    await keys("{Control>}k{/Control}");
    await keys("conversation{Enter}");
    await waitFor(() => expect(message()).toHaveFocus());
    expect(newChat).toHaveBeenCalledTimes(1);
  });

  it("finds a task and opens it; the focus returns to where it was", async () => {
    await openChat();
    act(() => tick("Call mom").focus());
    await keys("{Control>}k{/Control}");
    await keys("milk");
    await screen.findByRole("option", { name: "Task 1 Buy milk" });
    await keys("{Enter}");
    expect(await screen.findByRole("dialog", { name: "Edit task 1" })).toBeInTheDocument();
    await keys("{Escape}");
    await waitFor(() => expect(tick("Call mom")).toHaveFocus());
  });

  it("shows the shortcuts and changes the theme", async () => {
    await open();
    await keys("dark{Enter}");
    await waitFor(() => expect(document.documentElement).toHaveClass("dark"));
    await keys("{Control>}k{/Control}");
    await keys("shortcuts{Enter}");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeInTheDocument();
  });
});
