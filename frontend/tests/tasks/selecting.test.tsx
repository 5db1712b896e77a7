import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { Task } from "@/lib/api/types";

import { openPanel, renderPanel, selectBox, serve, serveTags, serveZone, tick } from "./panel";
import { task } from "./task";

let list: Task[];

beforeEach(() => {
  list = [4, 3, 2, 1].map((number) => task(number, `Task ${"abcd"[number - 1]}`));
  serveZone();
  serveTags();
  serve(() => ({ tasks: list, next_cursor: null }));
});

const bar = () => within(screen.getByRole("group", { name: "Selected tasks" }));
const press = (name: string) => userEvent.click(bar().getByRole("button", { name }));

describe("selecting", () => {
  it("takes all between with Shift, on the box and on the row", async () => {
    await openPanel();
    await userEvent.click(selectBox("Task d"));
    fireEvent.click(selectBox("Task b"), { shiftKey: true });
    expect(bar().getByText("3 selected")).toBeInTheDocument();
    await press("Clear selection");
    expect(screen.queryByRole("group", { name: "Selected tasks" })).toBeNull();
    fireEvent.click(screen.getByText("Task c"), { ctrlKey: true });
    fireEvent.click(screen.getByText("Task a"), { shiftKey: true });
    expect(bar().getByText("3 selected")).toBeInTheDocument();
  });

  it("does not lose the keyboard's place when the bar goes", async () => {
    await openPanel();
    await userEvent.click(selectBox("Task b"));
    act(() => bar().getByRole("button", { name: "Clear selection" }).focus());
    await userEvent.keyboard("{Enter}");
    expect(tick("Task b")).toHaveFocus();
  });

  it("ends with the view, and forgets what another tab deleted", async () => {
    await openPanel();
    await userEvent.click(selectBox("Task a"));
    await userEvent.click(selectBox("Task b"));
    list = list.filter(({ number }) => number !== 1);
    fireEvent(window, new Event("visibilitychange"));
    expect(await bar().findByText("1 selected")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("tab", { name: "Upcoming" }));
    expect(screen.queryByRole("group", { name: "Selected tasks" })).toBeNull();
  });

  it("begins with a long press of a finger, and then with a tap", async () => {
    jest.useFakeTimers();
    try {
      renderPanel();
      await act(() => jest.advanceTimersByTimeAsync(100));
      const row = screen.getByText("Task b");
      fireEvent.pointerDown(row, { pointerType: "touch" });
      await act(() => jest.advanceTimersByTimeAsync(600));
      fireEvent.pointerUp(row, { pointerType: "touch" });
      fireEvent.click(row);
      expect(bar().getByText("1 selected")).toBeInTheDocument();
      fireEvent.click(screen.getByText("Task c"));
      expect(bar().getByText("2 selected")).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  it("can be asked for without any gesture", async () => {
    await openPanel();
    await userEvent.click(screen.getByRole("button", { name: "View options" }));
    await userEvent.click(await screen.findByRole("button", { name: "Select tasks" }));
    expect(await screen.findByRole("group", { name: "Selected tasks" })).toBeInTheDocument();
    await waitFor(() => expect(tick("Task d")).toHaveFocus());
    await userEvent.click(screen.getByText("Task d"));
    expect(bar().getByText("1 selected")).toBeInTheDocument();
  });
});
