import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ConfirmEmail } from "@/components/auth/confirm-email";
import { ForgotPasswordForm } from "@/components/auth/forgot-password-form";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { SignInForm } from "@/components/auth/sign-in-form";
import { EmailConfirmation } from "@/components/settings/email-confirmation";

import { fakeFetch, json } from "../support/fake-fetch";
import { ADA, renderSignedIn } from "../support/render";

const ASK = "/api/auth/request-password-reset";
const RESET = "/api/auth/reset-password";
const CONFIRM = "/api/auth/verify-email";
const SEND = "/api/auth/send-verification-email";

const FORGOT = { name: "Forgot your password?" };

it("a forgotten password is offered only where mails can be sent", () => {
  const { rerender } = render(<SignInForm next="/chat" canReset={false} />);
  expect(screen.queryByRole("link", FORGOT)).not.toBeInTheDocument();
  rerender(<SignInForm next="/chat" canReset />);
  expect(screen.getByRole("link", FORGOT)).toHaveAttribute("href", "/forgot-password");
});

describe("asking for a link", () => {
  async function ask(email: string): Promise<void> {
    render(<ForgotPasswordForm />);
    await userEvent.type(screen.getByLabelText("Email"), email);
    await userEvent.click(screen.getByRole("button", { name: "Send me a link" }));
  }

  it("needs an address", async () => {
    await ask("ada");
    expect(screen.getByLabelText("Email")).toHaveAccessibleDescription(
      "Enter an e-mail address such as name@example.com.",
    );
  });

  it("says when too many were asked for", async () => {
    fakeFetch.on("POST", ASK, json({ code: "TOO_MANY_MAILS" }, 429));
    await ask("ada@example.com");
    expect(await screen.findByRole("alert")).toHaveTextContent("Try again in an hour.");
  });

  it("does not say whether there is an account", async () => {
    fakeFetch.on("POST", ASK, json({ status: true }));
    await ask(" ada@example.com ");
    expect(await screen.findByRole("heading", { name: "Look into your mailbox" })).toHaveFocus();
    expect(
      screen.getByText(/^If ada@example.com has an account, a link to choose a new password/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Use another address" }));
    expect(screen.getByRole("button", { name: "Send me a link" })).toBeEnabled();
  });
});

describe("a link to a new password", () => {
  async function choose(password: string): Promise<void> {
    location.hash = "#the-token";
    render(<ResetPasswordForm />);
    await userEvent.type(screen.getByLabelText("New password"), password);
    await userEvent.click(screen.getByRole("button", { name: "Change password" }));
  }

  it("wants a password that is long enough", async () => {
    await choose("short");
    expect(screen.getByLabelText("New password")).toHaveFocus();
    expect(screen.getByLabelText("New password")).toHaveAccessibleDescription(
      /Use at least 8 characters/,
    );
  });

  it("says when it is used up, and where there is another", async () => {
    fakeFetch.on("POST", RESET, json({ code: "INVALID_TOKEN" }, 400));
    await choose("long enough");
    expect(await screen.findByRole("alert")).toHaveTextContent("This link is not valid any more.");
    expect(screen.getByRole("link", { name: "Get a new one" })).toBeVisible();
  });

  it("sends what stands behind #, and leads to sign-in", async () => {
    fakeFetch.on("POST", RESET, json({ status: true }));
    await choose("long enough");
    expect(await screen.findByRole("heading", { name: "Your password is changed" })).toHaveFocus();
    expect(screen.getByRole("link", { name: "Sign in" })).toHaveAttribute("href", "/sign-in");
    await expect(fakeFetch.to("POST", RESET)[0]!.json()).resolves.toEqual({
      newPassword: "long enough",
      token: "the-token",
    });
  });
});

describe("a link that confirms the address", () => {
  it.each([
    [401, { code: "TOKEN_EXPIRED" }, "This link is too old."],
    [503, {}, "AI Todo cannot be reached at the moment."],
  ])("says why it did not, for %i", async (status, body, sentence) => {
    fakeFetch.on("GET", CONFIRM, json(body, status));
    render(<ConfirmEmail />);
    expect(await screen.findByText(new RegExp(sentence))).toBeVisible();
    expect(screen.getByRole("link", { name: "Settings" })).toBeVisible();
  });

  it("says that it did", async () => {
    location.hash = "#the-token";
    fakeFetch.on("GET", CONFIRM, json({ status: true }));
    render(<ConfirmEmail />);
    expect(
      await screen.findByRole("heading", { name: "Your e-mail address is confirmed" }),
    ).toBeVisible();
    expect(fakeFetch.to("GET", CONFIRM)[0]!.url).toContain("token=the-token");
  });
});

describe("the settings", () => {
  it("say nothing of an address that is confirmed", () => {
    renderSignedIn(<EmailConfirmation />, { ...ADA, emailVerified: true });
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it.each([
    [200, { status: true }, "A link is on its way to ada@example.com."],
    [429, { code: "TOO_MANY_MAILS" }, "Try again in an hour."],
  ])("send the link, and say for %i what came of it", async (status, body, sentence) => {
    fakeFetch.on("POST", SEND, json(body, status));
    renderSignedIn(<EmailConfirmation />);
    await userEvent.click(screen.getByRole("button", { name: "Send the link" }));
    expect(await screen.findByText(new RegExp(sentence))).toBeVisible();
  });
});
