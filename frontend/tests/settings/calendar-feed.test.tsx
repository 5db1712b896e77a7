import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { CalendarFeed } from "@/components/settings/calendar-feed";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

const PATH = "/api/u1/calendar-feed";
const NONE = { active: false, created_at: null, last_fetched_at: null };
const MADE = { active: true, created_at: "2026-11-25T10:00:00Z", last_fetched_at: null };

beforeEach(() => {
  fakeFetch.on("GET", "/api/u1/preferences", json({ timezone: "UTC", timezone_set: true }));
});

it("says when it cannot be asked for", async () => {
  fakeFetch.on("GET", PATH, json({ error: "internal", detail: "x" }, 500));
  renderSignedIn(<CalendarFeed />);
  expect(await screen.findByRole("alert", {}, { timeout: 10_000 })).toBeVisible();
}, 15_000);

it("says why no link could be made", async () => {
  fakeFetch.on("GET", PATH, json(NONE));
  fakeFetch.on("PUT", PATH, json({ error: "conflict", detail: "Not just now." }, 409));
  renderSignedIn(<CalendarFeed />);
  await userEvent.click(await screen.findByRole("button", { name: "Make a secret link" }));
  expect(await screen.findByText("Not just now.")).toBeVisible();
  expect(screen.queryByLabelText("Your secret link")).not.toBeInTheDocument();
});

it("makes a link of 32 random bytes, shows it once and copies it", async () => {
  fakeFetch.on("GET", PATH, json(NONE));
  fakeFetch.on("PUT", PATH, json(MADE));
  const user = userEvent.setup();
  renderSignedIn(<CalendarFeed />);
  await user.click(await screen.findByRole("button", { name: "Make a secret link" }));
  const field = await screen.findByLabelText<HTMLInputElement>("Your secret link");
  expect(field).toHaveFocus();
  expect(field).toHaveAccessibleDescription(/cannot show it again/);
  const { secret } = (await fakeFetch.to("PUT", PATH)[0]!.json()) as { secret: string };
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(field.value).toBe(`${window.location.origin}/calendar/${secret}.ics`);
  await user.click(screen.getByRole("button", { name: "Copy the link" }));
  expect(await navigator.clipboard.readText()).toBe(field.value);
});

it("asks before it revokes the link", async () => {
  fakeFetch.on("GET", PATH, json({ ...MADE, last_fetched_at: "2026-11-25T11:00:00Z" }));
  fakeFetch.on("DELETE", PATH, new Response(null, { status: 204 }));
  renderSignedIn(<CalendarFeed />);
  expect(await screen.findByText(/last fetched it/)).toHaveTextContent("11:00");
  await userEvent.click(screen.getByRole("button", { name: "Revoke the link" }));
  expect(fakeFetch.to("DELETE", PATH)).toHaveLength(0);
  const dialog = within(screen.getByRole("dialog", { name: "Revoke the link?" }));
  fakeFetch.on("GET", PATH, json(NONE));
  await userEvent.click(dialog.getByRole("button", { name: "Revoke the link" }));
  expect(await screen.findByText("There is no link at present.")).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
});
