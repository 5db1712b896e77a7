import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { toast } from "sonner";

import { ChangePassword } from "@/components/settings/change-password";
import { SignedInPlaces } from "@/components/settings/signed-in-places";
import { leaveSite } from "@/lib/auth/browser";
import { deviceName } from "@/lib/auth/device";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

jest.mock("@/lib/auth/browser");

const LIST = "/api/auth/list-sessions";
const REVOKE = "/api/auth/revoke-session";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1";

function session(token: string, userAgent: string | null, createdAt: string) {
  return { token, userAgent, createdAt, ipAddress: "192.0.2.7", userId: "u1", id: `id-${token}` };
}

let sessions: ReturnType<typeof session>[];

beforeEach(() => {
  sessions = [
    session("phone", PHONE, "2026-11-20T08:30:00Z"),
    session("here", FIREFOX, "2026-11-01T08:30:00Z"),
  ];
  fakeFetch.on(
    "GET",
    "/api/u1/preferences",
    json({ timezone: "Europe/Berlin", timezone_set: true }),
  );
  fakeFetch.on("GET", LIST, () => json(sessions));
  fakeFetch.on("GET", "/api/auth/get-session", () =>
    json({ session: sessions.at(-1), user: { id: "u1" } }),
  );
});
afterEach(() => void toast.dismiss());

describe("where one is signed in", () => {
  it("says why when that cannot be told", async () => {
    fakeFetch.on("GET", LIST, json({ code: "UNAUTHORIZED" }, 401));
    renderSignedIn(<SignedInPlaces />);
    expect(await screen.findByText("Your session has ended. Sign in again.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Retry" })).toBeInTheDocument();
  });

  it("keeps a place in the list that could not be signed out, and says so", async () => {
    renderSignedIn(<SignedInPlaces />);
    fakeFetch.on("POST", REVOKE, json({}, 503));
    await userEvent.click(
      await screen.findByRole("button", { name: /^Sign out Safari on iPhone/ }),
    );
    expect(await screen.findByText(/cannot be reached at the moment/)).toBeInTheDocument();
    expect(
      screen.getAllByRole("listitem").filter((row) => /iPhone/.test(row.textContent)),
    ).toHaveLength(1);
  });

  it("shows this device first, and signs another one out", async () => {
    renderSignedIn(<SignedInPlaces />);
    const [first, second] = within(await screen.findByRole("list")).getAllByRole("listitem");
    expect(first).toHaveTextContent("Firefox on Linux · this device");
    expect(within(first!).queryByRole("button")).toBeNull();
    expect(second).toHaveTextContent(
      /Safari on iPhone.*20 Nov 2026.*9:30.*from 192.0.2.7|Nov 20, 2026/,
    );
    fakeFetch.on("POST", REVOKE, async (request) => {
      expect(await request.json()).toEqual({ token: "phone" });
      sessions.shift();
      return json({ status: true });
    });
    await userEvent.click(within(second!).getByRole("button"));
    await waitFor(() => expect(screen.queryByText(/iPhone/)).toBeNull());
  });

  it("leaves the site once everything is signed out, and asks before", async () => {
    renderSignedIn(<SignedInPlaces />);
    await userEvent.click(await screen.findByRole("button", { name: "Sign out everywhere" }));
    expect(leaveSite).not.toHaveBeenCalled();
    fakeFetch.on("POST", "/api/auth/revoke-sessions", json({ status: true }));
    const dialog = screen.getByRole("dialog", { name: "Sign out everywhere?" });
    await userEvent.click(within(dialog).getByRole("button", { name: "Sign out everywhere" }));
    await waitFor(() => expect(leaveSite).toHaveBeenCalledTimes(1));
  });
});

describe("changing the password", () => {
  async function open(current: string, next: string, beside?: ReactNode) {
    renderSignedIn(
      <>
        <ChangePassword />
        {beside}
      </>,
    );
    if (beside) await screen.findByText(/iPhone/);
    await userEvent.click(screen.getByRole("button", { name: "Change password" }));
    const dialog = within(screen.getByRole("dialog", { name: "Change your password" }));
    if (current) await userEvent.type(dialog.getByLabelText("Current password"), current);
    if (next) await userEvent.type(dialog.getByLabelText("New password"), next);
    await userEvent.click(dialog.getByRole("button", { name: "Change password" }));
    return dialog;
  }

  it.each([
    ["", "new password", "Current password", "Enter your current password."],
    ["old password", "short", "New password", "Use at least 8 characters."],
    ["old password", "old password", "New password", "This is the password you have."],
  ])("refuses %p and %p", async (current, next, field, sentence) => {
    const dialog = await open(current, next);
    const described = dialog.getByLabelText(field);
    await waitFor(() =>
      expect(described).toHaveAccessibleDescription(expect.stringContaining(sentence)),
    );
    expect(described).toHaveFocus();
  });

  it("shows a wrong password at its field", async () => {
    fakeFetch.on("POST", "/api/auth/change-password", json({ code: "INVALID_PASSWORD" }, 400));
    const dialog = await open("old password", "new password");
    expect(await dialog.findByText("This is not your password.")).toBeInTheDocument();
  });

  it("shows at once who is still signed in", async () => {
    fakeFetch.on("POST", "/api/auth/change-password", () => {
      sessions.shift();
      return json({ token: "x", user: { id: "u1" } });
    });
    await open("old password", "new password", <SignedInPlaces />);
    await waitFor(() => expect(screen.queryByText(/iPhone/)).toBeNull());
  });

  it("signs the other devices out with it, and says that it is done", async () => {
    fakeFetch.on("POST", "/api/auth/change-password", json({ token: "x", user: { id: "u1" } }));
    await open("old password", "new password");
    expect(await screen.findByText("Your password is changed.")).toBeInTheDocument();
    expect(screen.queryByRole("dialog")).toBeNull();
    await expect(fakeFetch.to("POST", "/api/auth/change-password")[0]!.json()).resolves.toEqual({
      currentPassword: "old password",
      newPassword: "new password",
      revokeOtherSessions: true,
    });
  });
});

it.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Safari/537.36 Edg/142.0",
    "Edge on Windows",
  ],
  ["Mozilla/5.0 (Linux; Android 16) Chrome/142.0 Mobile Safari/537.36", "Chrome on Android"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15_1) Version/19.0 Safari/605.1.15", "Safari on macOS"],
  ["curl/8.9", "Unknown device"],
  [null, "Unknown device"],
])("calls %p %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});
