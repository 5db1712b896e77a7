import { act, screen, waitFor } from "@testing-library/react";

import { rows } from "../tasks/panel";
import { focusPage, keys, message, openSettings, push, serveTwoTasks, tab } from "./pages";

jest.mock("next/navigation", () => ({ useRouter: jest.fn() }));

beforeEach(() => {
  serveTwoTasks();
});

describe("on a page beside the chat", () => {
  it("the palette finds a task and opens it where the tasks are", async () => {
    openSettings();
    await keys("{Control>}k{/Control}");
    await keys("milk");
    await screen.findByRole("option", { name: "Task 1 Buy milk" });
    await keys("{Enter}");
    expect(await screen.findByRole("dialog", { name: "Edit task 1" })).toBeInTheDocument();
    expect(push).toHaveBeenCalledWith("/chat");
  });

  it("shortcuts lead to the message, a view or a new task", async () => {
    openSettings();
    await keys("g");
    await keys("u");
    await waitFor(() => expect(tab("Upcoming")).toHaveFocus());
    await keys("gs");
    expect(screen.getByRole("heading", { name: "settings" })).toBeInTheDocument();
    await keys("n");
    await waitFor(() => expect(screen.getByRole("textbox", { name: "New task" })).toHaveFocus());
    focusPage();
    await keys("gh");
    expect(screen.getByRole("heading", { name: "history" })).toBeInTheDocument();
    await keys("/");
    await waitFor(() => expect(message()).toHaveFocus());
  });

  it("what was asked for happens once", async () => {
    openSettings();
    await keys("5");
    await waitFor(() => expect(tab("Deleted")).toHaveFocus());
    await keys("gs");
    act(() => push("/chat"));
    await waitFor(() => expect(rows()).not.toHaveLength(0));
    expect(tab("All")).toHaveAttribute("aria-selected", "true");
  });

  it("the shortcuts are listed", async () => {
    openSettings();
    await keys("?");
    expect(await screen.findByRole("dialog", { name: "Keyboard shortcuts" })).toBeInTheDocument();
  });
});
