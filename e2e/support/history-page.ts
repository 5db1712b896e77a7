import { expect, type Locator, type Page } from "@playwright/test";

import { openAccountItem } from "./account.ts";

/** The history of the list. */
export class HistoryView {
  readonly entries: Locator;

  constructor(readonly page: Page) {
    this.entries = page.getByRole("main").getByRole("listitem");
  }

  /** From the chat, by the account menu. */
  async open(): Promise<void> {
    await openAccountItem(this.page, "History");
    await expect(this.page.getByRole("heading", { name: "History", level: 1 })).toBeVisible();
  }

  async back(): Promise<void> {
    await this.page.getByRole("link", { name: "Back to the chat" }).click();
    await expect(this.page.getByRole("textbox", { name: "Message" })).toBeVisible();
  }

  button(label: "Undo" | "Redo", summary: string): Locator {
    return this.page.getByRole("button", { name: `${label}: ${summary}`, exact: true });
  }
}
