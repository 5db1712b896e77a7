import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { openStored, stored } from "./chat";

const drawn = jest.fn();
jest.mock("@/components/chat/copy-button", () => ({
  CopyButton: () => {
    drawn();
    return null;
  },
}));

it("draws no message again while somebody types", async () => {
  await openStored(stored(1, "user", "Hello"), stored(2, "assistant", "Hi."));
  const input = screen.getByRole("textbox", { name: "Message" });
  await userEvent.type(input, "A");
  const before = drawn.mock.calls.length;
  expect(before).toBeGreaterThan(0);
  await userEvent.type(input, "dd buy milk");
  expect(input).toHaveValue("Add buy milk");
  expect(drawn).toHaveBeenCalledTimes(before);
});
