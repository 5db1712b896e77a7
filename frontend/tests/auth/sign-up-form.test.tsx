import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { SignUpForm } from "@/components/auth/sign-up-form";
import { enterAt } from "@/lib/auth/browser";

import { fakeFetch, json } from "../support/fake-fetch";

jest.mock("@/lib/auth/browser");

const SIGN_UP = "/api/auth/sign-up/email";

async function send(name: string, email: string, password: string): Promise<void> {
  const user = userEvent.setup();
  render(<SignUpForm next="/chat" />);
  if (name) await user.type(screen.getByLabelText("Name"), name);
  if (email) await user.type(screen.getByLabelText("Email"), email);
  if (password) await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Create account" }));
}

it.each([
  ["Name", "Enter a name.", ["", "ada@example.com", "password1"]],
  ["Email", "Enter an e-mail address such as name@example.com.", ["Ada", "ada", "password1"]],
  ["Password", "Use at least 8 characters.", ["Ada", "ada@example.com", "short"]],
] as const)(
  "refuses a wrong %s beside its field",
  async (label, sentence, [name, email, password]) => {
    await send(name, email, password);
    expect(screen.getByLabelText(label)).toBeInvalid();
    expect(screen.getByLabelText(label)).toHaveAccessibleDescription(sentence);
    expect(screen.getByLabelText(label)).toHaveFocus();
  },
);

it("says that the address is taken", async () => {
  const refusal = { code: "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", message: "..." };
  fakeFetch.on("POST", SIGN_UP, json(refusal, 422));
  await send("Ada", "ada@example.com", "password1");
  expect(await screen.findByRole("alert")).toHaveTextContent("already has an account");
  expect(screen.getByLabelText("Email")).toBeInvalid();
});

it("creates the account and goes in", async () => {
  fakeFetch.on("POST", SIGN_UP, json({ user: { id: "u1" } }));
  await send("Ada", "ada@example.com", "password1");
  expect(enterAt).toHaveBeenCalledWith("/chat");
});
