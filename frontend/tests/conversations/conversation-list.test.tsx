import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { useConversationTitle } from "@/lib/conversations/queries";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";
import { LIST, choose, conversation, onOpen, openList, page, withList } from "./list";

withList();

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
    page.list = [page.list[0]!, conversation("a", title)];
    return json(page.list[1]);
  });
  await choose("Groceries", "Rename");
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.type(name, "Shopping{Enter}");
  expect(await screen.findByRole("link", { name: "Shopping" })).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("shows nothing as found before anything was", async () => {
  await openList();
  fakeFetch.on("GET", LIST, new Promise<Response>(() => {}));
  await userEvent.type(screen.getByRole("searchbox", { name: "Search conversations" }), "milk");
  await waitFor(() => expect(screen.queryByRole("link")).toBeNull());
  expect(screen.queryByText(/Nothing was said/)).toBeNull();
});

describe("the title of the open conversation", () => {
  function Title({ id }: { id: string }) {
    return <h1>{useConversationTitle("u1", id) ?? "Conversation"}</h1>;
  }

  it("is asked for when no list has loaded it", async () => {
    fakeFetch.on("GET", `${LIST}/old`, () => json(conversation("old", "Long ago")));
    renderSignedIn(<Title id="old" />);
    expect(await screen.findByRole("heading", { name: "Long ago" })).toBeInTheDocument();
  });

  it("is taken from the list where it has it", async () => {
    renderSignedIn(<Title id="a" />);
    expect(await screen.findByRole("heading", { name: "Groceries" })).toBeInTheDocument();
  });
});

it("finds what was said, and says when nothing was", async () => {
  await openList();
  fakeFetch.on("GET", LIST, (request) => {
    const search = new URL(request.url).searchParams.get("search");
    return json({ conversations: search === "milk" ? [page.list[1]] : [], next_cursor: null });
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
      ? json({ conversations: [page.list[1]], next_cursor: null })
      : json({ conversations: [page.list[0]], next_cursor: "next" }),
  );
  await openList();
  await userEvent.click(screen.getByRole("button", { name: "Show older" }));
  expect(await screen.findByRole("link", { name: "Groceries" })).toBeInTheDocument();
});
