import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useEffect, useState } from "react";
import { toast } from "sonner";

import { ConversationList } from "@/components/conversations/conversation-list";
import type { Conversation } from "@/lib/api/types";
import { chatPath } from "@/lib/conversations/route";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

export const LIST = "/api/u1/conversations";
export const onOpen = jest.fn();
export const onGone = jest.fn();
/** What the API has, and the way to close the list. */
export const page = { list: [] as Conversation[], hide: () => {} };

/** The list in something that can be closed. */
function Drawer({ currentId }: { currentId: string | null }) {
  const [open, setOpen] = useState(true);
  useEffect(() => {
    page.hide = () => act(() => setOpen(false));
  });
  return open && <ConversationList userId="u1" {...{ currentId, onOpen, onGone }} />;
}

export function conversation(id: string, title: string): Conversation {
  const time = "2026-11-24T16:00:00Z";
  const at = { created_at: time, updated_at: time, deleted_at: null };
  return { id, title, ...at, message_count: 2 };
}

export async function openList(currentId: string | null = null) {
  window.history.replaceState(null, "", chatPath(currentId));
  renderSignedIn(<Drawer currentId={currentId} />);
  await screen.findAllByRole("link");
}

/** Holds the answer to a deletion back until it is called. */
export function holdDeletion(id: string): () => void {
  let answer = () => {};
  const held = new Promise<Response>((resolve) => {
    answer = () => {
      page.list = page.list.filter((one) => one.id !== id);
      resolve(new Response(null, { status: 204 }));
    };
  });
  fakeFetch.on("DELETE", `${LIST}/${id}`, held);
  return () => act(() => answer());
}

export async function choose(title: string, item: "Rename" | "Delete") {
  await userEvent.click(screen.getByRole("button", { name: `Options for ${title}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: item }));
}

/** For every test: two conversations, and nothing of the test before. */
export function withList(): void {
  beforeEach(() => {
    jest.clearAllMocks();
    page.list = [conversation("b", "Plan the move"), conversation("a", "Groceries")];
    fakeFetch.on("GET", LIST, () => json({ conversations: page.list, next_cursor: null }));
  });

  afterEach(() => {
    toast.dismiss();
    window.history.replaceState(null, "", "/");
  });
}
