import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { SignInForm } from "@/components/auth/sign-in-form";
import { enterAt } from "@/lib/auth/browser";

import { fakeFetch, json } from "../support/fake-fetch";

jest.mock("@/lib/auth/browser");

const SIGN_IN = "/api/auth/sign-in/email";

async function send(email: string, password: string): Promise<void> {
  const user = userEvent.setup();
  render(<SignInForm next="/settings" canReset={false} />);
  if (email) await user.type(screen.getByLabelText("Email"), email);
  if (password) await user.type(screen.getByLabelText("Password"), password);
  await user.click(screen.getByRole("button", { name: "Sign in" }));
}

it("asks for what is missing, at its field, without a request", async () => {
  await send("", "");
  expect(screen.getByLabelText("Email")).toHaveAccessibleDescription("Enter your e-mail address.");
  expect(screen.getByLabelText("Email")).toBeInvalid();
  expect(screen.getByLabelText("Email")).toHaveFocus();
});

it("says that the pair is wrong and keeps what was typed", async () => {
  const refusal = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };
  fakeFetch.on("POST", SIGN_IN, json(refusal, 401));
  await send("ada@example.com", "not-it");
  expect(await screen.findByRole("alert")).toHaveTextContent("Wrong e-mail address or password.");
  expect(screen.getByLabelText("Email")).toHaveValue("ada@example.com");
  expect(screen.getByLabelText("Password")).toHaveValue("not-it");
  expect(enterAt).not.toHaveBeenCalled();
});

it.each([
  [429, "Too many attempts. Wait a minute and try again."],
  [503, "AI Todo cannot be reached at the moment. Try again shortly."],
  [500, "Something went wrong on our side. Try again."],
])("has a sentence for %i, whatever the body", async (status, sentence) => {
  fakeFetch.on("POST", SIGN_IN, new Response("<html>", { status }));
  await send("ada@example.com", "password1");
  expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
});

it("has a sentence for no connection", async () => {
  fakeFetch.on("POST", SIGN_IN, () => Promise.reject(new TypeError("Failed to fetch")));
  await send("ada@example.com", "password1");
  expect(await screen.findByRole("alert")).toHaveTextContent("No connection.");
});

it("goes on to where the person wanted to be", async () => {
  fakeFetch.on("POST", SIGN_IN, json({ user: { id: "u1" } }));
  await send(" ada@example.com ", "password1");
  expect(enterAt).toHaveBeenCalledWith("/settings");
  const [request] = fakeFetch.to("POST", SIGN_IN);
  await expect(request!.json()).resolves.toMatchObject({
    email: "ada@example.com",
    password: "password1",
  });
});

it("shows and hides the password without losing it", async () => {
  const user = userEvent.setup();
  render(<SignInForm next="/chat" canReset={false} />);
  const password = screen.getByLabelText("Password");
  await user.type(password, "secret words");
  await user.click(screen.getByRole("button", { name: "Show password" }));
  expect(password).toHaveAttribute("type", "text");
  await user.click(screen.getByRole("button", { name: "Hide password" }));
  expect(password).toHaveAttribute("type", "password");
  expect(password).toHaveValue("secret words");
});

it("lets password managers know what is what", () => {
  render(<SignInForm next="/chat" canReset={false} />);
  expect(screen.getByLabelText("Email")).toHaveAttribute("autocomplete", "username");
  expect(screen.getByLabelText("Password")).toHaveAttribute("autocomplete", "current-password");
});
