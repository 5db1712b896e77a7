import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { Message } from "@/lib/api/types";

import { fakeFetch, json } from "../support/fake-fetch";
import { CONVERSATION, MESSAGES, log, openChat, stored } from "./chat";

/** The messages from one number to another, each said by its number. */
function said(from: number, to: number): Message[] {
  return Array.from({ length: to - from + 1 }, (_, index) =>
    stored(from + index, "user", `Number ${from + index}`),
  );
}

const page = (from: number, to: number) =>
  json({ messages: said(from, to), next_before: from > 1 ? from : null, running_turn: null });

it("shows none twice when the newest were read again while earlier ones were on their way", async () => {
  let answer: (earlier: Response) => void = () => {};
  const held = new Promise<Response>((resolve) => (answer = resolve));
  fakeFetch.on("GET", MESSAGES, () => page(9, 10));
  openChat(CONVERSATION);
  const button = await screen.findByRole("button", { name: "Load earlier messages" });
  fakeFetch.on("GET", MESSAGES, (request) =>
    new URL(request.url).searchParams.has("before") ? held : page(6, 11),
  );
  await userEvent.click(button);
  act(() => void window.dispatchEvent(new Event("focus")));
  await within(log()).findByText("Number 11");
  answer(page(4, 8));
  await within(log()).findByText("Number 4");
  await waitFor(() =>
    expect(
      within(log())
        .getAllByText(/^Number/)
        .map(({ textContent }) => textContent),
    ).toEqual(said(4, 11).map(({ content }) => content)),
  );
});
