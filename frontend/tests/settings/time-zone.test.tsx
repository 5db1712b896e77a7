import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { TimeZoneField } from "@/components/settings/time-zone-field";
import { TimeZoneSync } from "@/components/settings/time-zone-sync";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

const PATH = "/api/u1/preferences";

function preferences(timezone: string, timezone_set = true): Response {
  return json({ timezone, timezone_set });
}

async function field(): Promise<HTMLElement> {
  return screen.findByRole("combobox", { name: "Time zone" });
}

it("says so when the setting cannot be read, and tries again on demand", async () => {
  fakeFetch.on("GET", PATH, json({ error: "not_found", detail: "No such user." }, 404));
  renderSignedIn(<TimeZoneField />);
  expect(await screen.findByRole("alert")).toHaveTextContent("No such user.");
  fakeFetch.on("GET", PATH, preferences("Europe/Berlin"));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await field()).toHaveValue("Europe/Berlin");
});

it("takes a refused change back and says why", async () => {
  fakeFetch.on("GET", PATH, preferences("Europe/Berlin"));
  fakeFetch.on("PATCH", PATH, json({ error: "invalid_request", detail: "Unknown zone." }, 400));
  renderSignedIn(<TimeZoneField />);
  const box = await field();
  await userEvent.click(box);
  await userEvent.keyboard("new york{Enter}");
  expect(await screen.findByText("Unknown zone.")).toBeVisible();
  await waitFor(() => expect(box).toHaveValue("Europe/Berlin"));
});

it("finds a zone by words and saves it", async () => {
  fakeFetch.on("GET", PATH, preferences("Europe/Berlin"));
  fakeFetch.on("PATCH", PATH, preferences("America/New_York"));
  renderSignedIn(<TimeZoneField />);
  const box = await field();
  await userEvent.click(box);
  await userEvent.keyboard("york new");
  expect(screen.getByRole("option", { name: "America/New York" })).toBeVisible();
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(box).toHaveValue("America/New York"));
  await expect(fakeFetch.to("PATCH", PATH)[0]!.json()).resolves.toEqual({
    timezone: "America/New_York",
  });
});

it("keeps the zone when the field is left without a choice", async () => {
  fakeFetch.on("GET", PATH, preferences("Europe/Berlin"));
  renderSignedIn(<TimeZoneField />);
  const box = await field();
  await userEvent.click(box);
  await userEvent.keyboard("nowhere at all");
  expect(screen.getByText("Nothing found.")).toBeVisible();
  await userEvent.keyboard("{Escape}");
  expect(box).toHaveValue("Europe/Berlin");
  expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
});

describe("at the first sign-in", () => {
  it("does not touch a zone the person has chosen", async () => {
    fakeFetch.on("GET", PATH, preferences("Asia/Tokyo", true));
    renderSignedIn(<TimeZoneSync />);
    await waitFor(() => expect(fakeFetch.to("GET", PATH)).toHaveLength(1));
    expect(fakeFetch.to("PATCH", PATH)).toHaveLength(0);
  });

  it("sends the browser's zone, once", async () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    fakeFetch.on("GET", PATH, preferences("UTC", false));
    fakeFetch.on("PATCH", PATH, preferences(here));
    renderSignedIn(<TimeZoneSync />);
    await waitFor(() => expect(fakeFetch.to("PATCH", PATH)).toHaveLength(1));
    await expect(fakeFetch.to("PATCH", PATH)[0]!.json()).resolves.toEqual({ timezone: here });
  });
});
