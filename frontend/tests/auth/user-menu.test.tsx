import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { SessionGuard } from "@/components/auth/session-guard";
import { UserMenu } from "@/components/auth/user-menu";
import { apiFetch } from "@/lib/api/fetch";
import { enterAt, leaveSite } from "@/lib/auth/browser";
import { keepDraft, readDraft } from "@/lib/chat/drafts";
import { KEY, claimKept } from "@/lib/offline/kept-tasks";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

jest.mock("@/lib/auth/browser");

async function openMenu(): Promise<void> {
  renderSignedIn(<UserMenu />);
  await userEvent.click(screen.getByRole("button", { name: "Account" }));
}

it("stays, and says so, when signing out fails", async () => {
  fakeFetch.on("POST", "/api/auth/sign-out", new Response("", { status: 503 }));
  await openMenu();
  await userEvent.click(screen.getByRole("menuitem", { name: "Sign out" }));
  expect(await screen.findByText(/Could not sign out/)).toBeVisible();
  expect(leaveSite).not.toHaveBeenCalled();
});

it("signs out and leaves, with nothing that was being written", async () => {
  keepDraft("u1", null, "Buy a ring for Eve");
  fakeFetch.on("POST", "/api/auth/sign-out", json({ success: true }));
  await openMenu();
  await userEvent.click(screen.getByRole("menuitem", { name: "Sign out" }));
  await waitFor(() => expect(leaveSite).toHaveBeenCalledTimes(1));
  expect(readDraft("u1", null)).toBe("");
});

it("says who is signed in and leads to the settings", async () => {
  await openMenu();
  expect(screen.getByText("ada@example.com")).toBeVisible();
  const settings = screen.getByRole("menuitem", { name: "Settings" });
  expect(settings).toHaveAttribute("href", "/settings");
});

it("leads to sign-in and back here when a request finds the session over", async () => {
  window.history.replaceState(null, "", "/chat/3f0a?x=1");
  renderSignedIn(<SessionGuard />);
  claimKept("u1");
  fakeFetch.on("GET", "/api/auth/token", json({}, 401));
  await expect(apiFetch("/api/u1/tasks")).rejects.toMatchObject({ name: "SessionExpired" });
  expect(enterAt).toHaveBeenCalledWith("/sign-in?next=%2Fchat%2F3f0a%3Fx%3D1");
  expect(localStorage.getItem(KEY)).toBeNull();
});
