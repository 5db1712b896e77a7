import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { DeleteAccount } from "@/components/settings/delete-account";
import { ExportForm } from "@/components/settings/export-form";
import { ThemeField } from "@/components/settings/theme-field";
import { leaveSite } from "@/lib/auth/browser";

import { fakeFetch, json } from "../support/fake-fetch";
import { renderSignedIn } from "../support/render";

jest.mock("@/lib/auth/browser");

const DELETE = "/api/auth/delete-user";

async function openDialog(): Promise<ReturnType<typeof within>> {
  renderSignedIn(<DeleteAccount />);
  await userEvent.click(screen.getByRole("button", { name: "Delete account" }));
  return within(screen.getByRole("dialog", { name: "Delete your account?" }));
}

describe("deleting the account", () => {
  it("asks for the password first", async () => {
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole("button", { name: "Delete account" }));
    expect(dialog.getByLabelText("Password")).toHaveAccessibleDescription("Enter your password.");
  });

  it("does nothing when cancelled", async () => {
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole("button", { name: "Cancel" }));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it.each([
    [400, { code: "INVALID_PASSWORD" }, "This is not your password."],
    [503, { code: "USER_DATA_NOT_REMOVED" }, "so the account was kept"],
  ])("stays when refused with %i", async (status, body, sentence) => {
    fakeFetch.on("POST", DELETE, json(body, status));
    const dialog = await openDialog();
    await userEvent.type(dialog.getByLabelText("Password"), "password1");
    await userEvent.click(dialog.getByRole("button", { name: "Delete account" }));
    expect(await dialog.findByRole("alert")).toHaveTextContent(sentence);
    expect(leaveSite).not.toHaveBeenCalled();
  });

  it("leaves the site when done, with nothing of the person in this browser", async () => {
    localStorage.setItem("draft:u1:new", "Buy a ring for Eve");
    localStorage.setItem("task-views:u1", "{}");
    fakeFetch.on("POST", DELETE, json({ success: true, message: "User deleted" }));
    const dialog = await openDialog();
    await userEvent.type(dialog.getByLabelText("Password"), "password1{Enter}");
    await waitFor(() => expect(leaveSite).toHaveBeenCalledTimes(1));
    await expect(fakeFetch.to("POST", DELETE)[0]!.json()).resolves.toMatchObject({
      password: "password1",
    });
    expect(Object.keys(localStorage).filter((key) => key.includes("u1"))).toEqual([]);
  });
});

describe("exporting", () => {
  it("says why when it fails", async () => {
    fakeFetch.on("GET", "/api/u1/export", new Response("", { status: 503 }));
    renderSignedIn(<ExportForm />);
    await userEvent.click(screen.getByRole("button", { name: "Export my data" }));
    expect(await screen.findByText(/cannot be reached/)).toBeVisible();
  });

  it.each([
    ["Everything (JSON)", "json"],
    ["Tasks for a spreadsheet (CSV)", "csv"],
    ["Tasks as to-dos (iCalendar)", "ics"],
  ])("saves the API's answer as a file: %s", async (label, format) => {
    fakeFetch.on("GET", "/api/u1/export", json({ tasks: [{ title: "Buy milk" }] }));
    const saved: { name: string; href: string }[] = [];
    let blob: Blob | undefined;
    URL.createObjectURL = (given: Blob) => {
      blob = given;
      return "blob:export";
    };
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, href: this.href });
    });
    renderSignedIn(<ExportForm />);
    await userEvent.click(screen.getByRole("radio", { name: label }));
    await userEvent.click(screen.getByRole("button", { name: "Export my data" }));
    await waitFor(() =>
      expect(saved).toEqual([{ name: `ai-todo-export.${format}`, href: "blob:export" }]),
    );
    expect(new URL(fakeFetch.to("GET", "/api/u1/export")[0]!.url).search).toBe(`?format=${format}`);
    await expect(blob!.text()).resolves.toContain("Buy milk");
  });
});

it("offers three themes and remembers the chosen one", async () => {
  renderSignedIn(<ThemeField />);
  const group = screen.getByRole("radiogroup", { name: "Theme" });
  expect(within(group).getByRole("radio", { name: "System" })).toBeChecked();
  await userEvent.click(within(group).getByRole("radio", { name: "Dark" }));
  expect(document.documentElement).toHaveClass("dark");
  expect(localStorage.getItem("theme")).toBe("dark");
});
