import { fireEvent, screen, waitFor, within } from "@testing-library/react";
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

it("deletes the open conversation after a question, also when it is the only one", async () => {
  list = [conversation("a", "Groceries")];
  await openList("a");
  fakeFetch.on("DELETE", `${LIST}/a`, () => {
    list = [];
    return new Response(null, { status: 204 });
  });
  await choose("Groceries", "Delete");
  const dialog = await screen.findByRole("dialog", { name: "Delete this conversation?" });
  expect(fakeFetch.to("DELETE", `${LIST}/a`)).toHaveLength(0);
  await userEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(onGone).toHaveBeenCalledTimes(1));
  expect(screen.queryByRole("link")).toBeNull();
  expect(screen.queryByRole("dialog")).toBeNull();
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
