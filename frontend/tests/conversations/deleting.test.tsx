import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { Conversation } from "@/lib/api/types";
import { keepDraft, readDraft } from "@/lib/chat/drafts";

import { fakeFetch, json } from "../support/fake-fetch";
import {
  LIST,
  choose,
  conversation,
  holdDeletion,
  onGone,
  onOpen,
  openList,
  page,
  withList,
} from "./list";

withList();

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
  page.list = [conversation("a", "Groceries")];
  await openList("a");
  fakeFetch.on("DELETE", `${LIST}/a`, () => {
    page.list = [];
    return new Response(null, { status: 204 });
  });
  await choose("Groceries", "Delete");
  expect(await screen.findByText("Deleted “Groceries”")).toBeInTheDocument();
  expect(onGone).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("link")).toBeNull();

  fakeFetch.on("POST", `${LIST}/a/restore`, () => {
    page.list = [conversation("a", "Groceries")];
    return json(page.list[0]);
  });
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(await screen.findByRole("link", { name: "Groceries" })).toBeInTheDocument();
  expect(onOpen).toHaveBeenCalledWith("a");
});

it("offers to undo each of two deletions, also of the one that took longer", async () => {
  await openList("a");
  const first = holdDeletion("a");
  await choose("Groceries", "Delete");
  const second = holdDeletion("b");
  await choose("Plan the move", "Delete");
  second();
  expect(await screen.findByText("Deleted “Plan the move”")).toBeInTheDocument();
  first();
  expect(await screen.findByText("Deleted “Groceries”")).toBeInTheDocument();
  expect(onGone).toHaveBeenCalledTimes(1);
});

it("leaves the open conversation and offers Undo also when the list is gone by then", async () => {
  await openList("a");
  const answer = holdDeletion("a");
  await choose("Groceries", "Delete");
  // As a drawer that is closed.
  page.hide();
  answer();
  await screen.findByText("Deleted “Groceries”");
  expect(onGone).toHaveBeenCalledTimes(1);
  window.history.replaceState(null, "", "/chat");
  fakeFetch.on("POST", `${LIST}/a/restore`, () => json(conversation("a", "Groceries")));
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith("a"));
});

it("does not lead away from another page that was opened meanwhile", async () => {
  await openList("a");
  const answer = holdDeletion("a");
  await choose("Groceries", "Delete");
  window.history.replaceState(null, "", "/chat/b");
  answer();
  await screen.findByText("Deleted “Groceries”");
  expect(onGone).not.toHaveBeenCalled();
});

it("takes the draft of a deleted conversation with it, and Undo brings it back", async () => {
  keepDraft("u1", "b", "And the boxes");
  await openList("a");
  holdDeletion("b")();
  await choose("Plan the move", "Delete");
  await screen.findByText("Deleted “Plan the move”");
  expect(readDraft("u1", "b")).toBe("");
  fakeFetch.on("POST", `${LIST}/b/restore`, () => json(conversation("b", "Plan the move")));
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(readDraft("u1", "b")).toBe("And the boxes"));
});

it("keeps the keyboard's place when another conversation is deleted", async () => {
  await openList("a");
  holdDeletion("b")();
  await choose("Plan the move", "Delete");
  await screen.findByText("Deleted “Plan the move”");
  expect(onGone).not.toHaveBeenCalled();
  await waitFor(() => expect(screen.getByRole("link", { name: "Groceries" })).toHaveFocus());
});

describe("the way back to deleted conversations", () => {
  const open = async () => {
    await openList();
    await userEvent.click(screen.getByRole("button", { name: "Deleted" }));
    return within(await screen.findByRole("dialog", { name: "Deleted conversations" }));
  };
  const serveDeleted = (...deleted: Conversation[]) =>
    fakeFetch.on("GET", LIST, (request) => {
      const conversations = new URL(request.url).searchParams.get("deleted") ? deleted : page.list;
      return json({ conversations, next_cursor: null });
    });

  it("says so when one cannot be brought back, and keeps it in the list", async () => {
    serveDeleted(conversation("c", "Old plans"));
    fakeFetch.on("POST", `${LIST}/c/restore`, () =>
      json({ error: "not_found", detail: "Gone." }, 404),
    );
    const dialog = await open();
    await userEvent.click(await dialog.findByRole("button", { name: "Restore Old plans" }));
    expect(await screen.findByText("Gone.")).toBeInTheDocument();
    expect(dialog.getByRole("button", { name: "Restore Old plans" })).toBeInTheDocument();
  });

  it("says when there are none, and how long they are kept", async () => {
    serveDeleted();
    const dialog = await open();
    expect(await dialog.findByText("No conversation is deleted.")).toBeInTheDocument();
    expect(dialog.getByText("They are kept for 30 days.")).toBeInTheDocument();
  });

  it("brings one back", async () => {
    const old = conversation("c", "Old plans");
    serveDeleted(old);
    fakeFetch.on("POST", `${LIST}/c/restore`, () => {
      page.list = [...page.list, old];
      serveDeleted();
      return json(old);
    });
    const dialog = await open();
    await userEvent.click(await dialog.findByRole("button", { name: "Restore Old plans" }));
    expect(await screen.findByText("Restored “Old plans”")).toBeInTheDocument();
    expect(await dialog.findByText("No conversation is deleted.")).toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    expect(await screen.findByRole("link", { name: "Old plans" })).toBeInTheDocument();
  });
});
