import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ConversationList } from "@/components/conversations/conversation-list";
import type { Conversation } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

const LIST = "/api/u1/conversations";
const onOpen = jest.fn();
const onGone = jest.fn();
let list: Conversation[];

function conversation(id: string, title: string): Conversation {
  const time = "2026-11-24T16:00:00Z";
  return { id, title, created_at: time, updated_at: time, message_count: 2 };
}

async function openList(currentId: string | null = null) {
  renderSignedIn(
    <ConversationList userId="u1" currentId={currentId} onOpen={onOpen} onGone={onGone} />,
  );
  await screen.findAllByRole("link");
}

async function choose(title: string, item: "Rename" | "Delete") {
  await userEvent.click(screen.getByRole("button", { name: `Options for ${title}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
}

beforeEach(() => {
  jest.clearAllMocks();
  list = [conversation("b", "Plan the move"), conversation("a", "Groceries")];
  fakeFetch.on("GET", LIST, () => json({ conversations: list, next_cursor: null }));
});

it("says so when a rename is refused, and keeps what was typed", async () => {
  await openList();
  fakeFetch.on("PATCH", `${LIST}/a`, () => json({ error: "not_found", detail: "Gone." }, 404));
  await choose("Groceries", "Rename");
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.type(name, "!{Enter}");
  expect(await screen.findByText("Gone.")).toBeInTheDocument();
  expect(name).toHaveValue("Groceries!");
});

it("refuses an empty name", async () => {
  await openList();
  await choose("Groceries", "Rename");
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.keyboard("{Enter}");
  expect(screen.getByText("Give the conversation a name.")).toBeInTheDocument();
  expect(fakeFetch.to("PATCH", `${LIST}/a`)).toHaveLength(0);
});

it("renames", async () => {
  await openList();
  fakeFetch.on("PATCH", `${LIST}/a`, async (request) => {
    const { title } = (await request.json()) as { title: string };
    list = [list[0]!, conversation("a", title)];
    return json(list[1]);
  });
  await choose("Groceries", "Rename");
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.type(name, "Shopping{Enter}");
  expect(await screen.findByRole("link", { name: "Shopping" })).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says so when a deletion is refused, and keeps the conversation", async () => {
  await openList();
  const refusal = { error: "not_found", detail: "Not there." };
  fakeFetch.on("DELETE", `${LIST}/a`, () => json(refusal, 404));
  await choose("Groceries", "Delete");
  expect(await screen.findByText("Not there.")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Groceries" })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

it("deletes the open conversation, and brings it back where it was", async () => {
  list = [conversation("a", "Groceries")];
  await openList("a");
  fakeFetch.on("DELETE", `${LIST}/a`, () => {
    list = [];
    return new Response(null, { status: 204 });
  });
  await choose("Groceries", "Delete");
  expect(await screen.findByText("Deleted “Groceries”")).toBeInTheDocument();
  expect(onGone).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("link")).toBeNull();

  fakeFetch.on("POST", `${LIST}/a/restore`, () => {
    list = [conversation("a", "Groceries")];
    return json(list[0]);
  });
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("link", { name: "Groceries" })).toBeInTheDocument();
  expect(onOpen).toHaveBeenCalledWith("a");
});

it("keeps the keyboard's place when another conversation is deleted", async () => {
  await openList("a");
  fakeFetch.on("DELETE", `${LIST}/b`, () => {
    list = [list[1]!];
    return new Response(null, { status: 204 });
  });
  await choose("Plan the move", "Delete");
  await screen.findByText("Deleted “Plan the move”");
  expect(onGone).not.toHaveBeenCalled();
  await waitFor(() =>
    expect(screen.getByRole("searchbox", { name: "Search conversations" })).toHaveFocus(),
  );
});

it("finds what was said, and says when nothing was", async () => {
  await openList();
  fakeFetch.on("GET", LIST, (request) => {
    const search = new URL(request.url).searchParams.get("search");
    return json({ conversations: search === "milk" ? [list[1]] : [], next_cursor: null });
  });
  const box = screen.getByRole("searchbox", { name: "Search conversations" });
  await userEvent.type(box, " milk ");
  await waitFor(() => expect(screen.getAllByRole("link")).toHaveLength(1));
  expect(screen.getByRole("link", { name: "Groceries" })).toBeInTheDocument();
  await userEvent.type(box, "x");
  expect(await screen.findByText("Nothing was said of “milk x”.")).toBeInTheDocument();
  await userEvent.clear(box);
  expect(await screen.findByRole("link", { name: "Plan the move" })).toBeInTheDocument();
});

it("opens in place, and leaves a modified click to the browser", async () => {
  await openList("b");
  const link = screen.getByRole("link", { name: "Groceries" });
  expect(link).toHaveAttribute("href", "/chat/a");
  expect(screen.getByRole("link", { name: "Plan the move" })).toHaveAttribute(
    "aria-current",
    "page",
  );
  await userEvent.click(link);
  expect(onOpen).toHaveBeenCalledWith("a");
  let leftToBrowser = false;
  const observe = (click: MouseEvent) => {
    leftToBrowser = !click.defaultPrevented;
    click.preventDefault();
  };
  document.addEventListener("click", observe, { once: true });
  fireEvent.click(link, { ctrlKey: true });
  expect(leftToBrowser).toBe(true);
  expect(onOpen).toHaveBeenCalledTimes(1);
});

it("shows older ones on demand", async () => {
  fakeFetch.on("GET", LIST, (request) =>
    new URL(request.url).searchParams.has("cursor")
      ? json({ conversations: [list[1]], next_cursor: null })
      : json({ conversations: [list[0]], next_cursor: "next" }),
  );
  await openList();
  await userEvent.click(screen.getByRole("button", { name: "Show older" }));
  expect(await screen.findByRole("link", { name: "Groceries" })).toBeInTheDocument();
});
