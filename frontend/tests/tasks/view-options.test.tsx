import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { defaultOptions, readOptions } from "@/lib/tasks/view-options";

import { fakeFetch } from "../support/fake-fetch";
import { TASKS, openPanel, panel, renderPanel, rows, serve, serveTags, serveZone } from "./panel";
import { task } from "./task";

const KEY = "task-views:u1";
const ALL = [
  task(3, "Call mom", { priority: "urgent", tags: ["home"] }),
  task(2, "Report", { priority: "high", tags: ["work"] }),
  task(1, "Buy milk"),
];

beforeEach(() => {
  serveZone();
  serveTags({ tag: "attic", tasks: 1 }, { tag: "home", tasks: 12 });
  serve((query) => ({
    tasks: ALL.filter(
      ({ priority, tags }) =>
        (!query.has("priority") || priority === query.get("priority")) &&
        (!query.has("tag") || tags.includes(query.get("tag")!)),
    ),
    next_cursor: null,
  }));
});

const options = async () => {
  await userEvent.click(screen.getByRole("button", { name: /^View options/ }));
  return within(await screen.findByRole("dialog", { name: "View options" }));
};
const lastAsked = () => new URL(fakeFetch.to("GET", TASKS).at(-1)!.url).searchParams;

describe("what this browser remembers", () => {
  it.each([
    null,
    7,
    "x",
    [],
    { all: null },
    { all: { sort: "toString", group: 1, priority: "top" } },
  ])("is not taken when it makes no sense: %j", (stored) => {
    expect(readOptions(stored).all).toEqual(defaultOptions("all"));
  });

  it("is not needed: storage may be forbidden", async () => {
    const refused = () => {
      throw new DOMException("denied", "SecurityError");
    };
    jest.spyOn(Storage.prototype, "getItem").mockImplementation(refused);
    jest.spyOn(Storage.prototype, "setItem").mockImplementation(refused);
    await openPanel();
    await userEvent.selectOptions((await options()).getByLabelText("Priority"), "High");
    await waitFor(() => expect(rows()).toHaveLength(1));
  });

  it("is how a view was shown, for each view and person", async () => {
    await openPanel();
    await userEvent.selectOptions((await options()).getByLabelText("Sort by"), "Title");
    await waitFor(() => expect(lastAsked().get("sort")).toBe("title"));
    const stored = readOptions(JSON.parse(localStorage.getItem(KEY)!));
    expect(stored.all.sort).toBe("title");
    expect(stored.today).toEqual(defaultOptions("today"));
  });

  it("is there with the next visit", async () => {
    localStorage.setItem(KEY, JSON.stringify({ all: { tag: "home" } }));
    await openPanel();
    expect(rows()).toHaveLength(1);
    expect(screen.getByRole("button", { name: "View options, changed" })).toBeInTheDocument();
  });
});

it("shows what was completed last first, and offers that order there alone", async () => {
  await openPanel();
  expect((await options()).queryByRole("option", { name: "Last completed" })).toBeNull();
  await userEvent.keyboard("{Escape}");
  await userEvent.click(screen.getByRole("tab", { name: "Completed" }));
  await waitFor(() => expect(lastAsked().get("sort")).toBe("-completed"));
  const form = await options();
  expect(form.getByRole("option", { name: "Last completed" })).toBeInTheDocument();
  expect(readOptions({ all: { sort: "-completed" } }).all.sort).toBe("-number");
});

describe("filters", () => {
  it("say what hides everything, and are cleared from there", async () => {
    localStorage.setItem(KEY, JSON.stringify({ all: { tag: "work", priority: "low" } }));
    renderPanel();
    expect(
      await screen.findByText("No task in this list is of low priority and is tagged #work."),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Clear filters" }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(screen.getByRole("button", { name: "View options" })).toHaveFocus();
  });

  it("are chips that can be taken away, without losing the keyboard's place", async () => {
    localStorage.setItem(KEY, JSON.stringify({ all: { tag: "home", priority: "urgent" } }));
    await openPanel();
    const chips = within(screen.getByRole("group", { name: "Filters" }));
    await userEvent.click(chips.getByRole("button", { name: "Remove filter: Urgent priority" }));
    const tag = await chips.findByRole("button", { name: "Remove filter: #home" });
    expect(tag).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(screen.getByRole("button", { name: "View options" })).toHaveFocus();
  });

  it("stay to be seen when no task has the tag any more", async () => {
    localStorage.setItem(KEY, JSON.stringify({ all: { tag: "gone" } }));
    renderPanel();
    const tag = (await options()).getByLabelText("Tag");
    await waitFor(() => expect(within(tag).getAllByRole("option")).toHaveLength(4));
    expect(tag).toHaveDisplayValue("#gone");
  });

  it("come from a tag on a row", async () => {
    await openPanel();
    await userEvent.click(screen.getByRole("button", { name: "Show only #work" }));
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(lastAsked().get("tag")).toBe("work");
  });

  it("offer the tags in use, and are reset together with the order", async () => {
    await openPanel();
    const form = await options();
    const tag = form.getByLabelText("Tag");
    await waitFor(() => expect(within(tag).getAllByRole("option")).toHaveLength(3));
    await userEvent.selectOptions(tag, "#home (12)");
    await userEvent.selectOptions(form.getByLabelText("Group by"), "Priority");
    const heading = await within(panel()).findByRole("heading", { name: "Urgent priority" });
    expect(heading).toBeInTheDocument();
    await userEvent.click(form.getByRole("button", { name: "Reset" }));
    await waitFor(() => expect(rows()).toHaveLength(3));
    expect(within(panel()).queryByRole("heading", { name: /priority/ })).toBeNull();
  });
});
