import { expect, type Locator, type Page } from "@playwright/test";

export type View = "Today" | "Upcoming" | "All" | "Completed" | "Deleted";

/** The tasks beside the chat. */
export class TasksPanel {
  readonly root: Locator;
  readonly search: Locator;
  readonly newTask: Locator;
  /** What stands in the place of the search while tasks are selected. */
  readonly bar: Locator;
  /** The title that is edited in place. */
  readonly titleInput: Locator;

  constructor(readonly page: Page) {
    this.root = page.getByRole("region", { name: "Tasks" });
    this.search = this.root.getByRole("searchbox", { name: "Search tasks" });
    this.newTask = this.root.getByRole("textbox", { name: "New task" });
    this.bar = this.root.getByRole("group", { name: "Selected tasks" });
    this.titleInput = this.root.getByRole("textbox", { name: /^Title of task/ });
  }

  async open(view: View): Promise<void> {
    const tab = this.root.getByRole("tab", { name: view });
    await tab.click();
    await expect(tab).toHaveAttribute("aria-selected", "true");
  }

  /** The row of a task by its exact title; a deleted one has no checkbox. */
  row(title: string): Locator {
    const restore = this.page.getByRole("button", { name: `Restore ${title}`, exact: true });
    return this.root.getByRole("listitem").filter({ has: this.checkbox(title).or(restore) });
  }

  checkbox(title: string): Locator {
    return this.page.getByRole("checkbox", { name: `Complete: ${title}`, exact: true });
  }

  get rows(): Locator {
    const restore = this.page.getByRole("button", { name: /^Restore / });
    return this.root
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("checkbox").or(restore) });
  }

  /** Shows the view and waits until exactly these titles are in it, in any order. */
  async expectTitles(view: View, titles: string[]): Promise<void> {
    await this.open(view);
    await expect(this.rows).toHaveCount(titles.length);
    for (const title of titles) await expect(this.row(title)).toBeVisible();
  }

  /** Filters, order and headings of the open view. */
  async options(): Promise<Locator> {
    await this.root.getByRole("button", { name: /^View options/ }).click();
    const options = this.page.getByRole("dialog", { name: "View options" });
    await expect(options).toBeVisible();
    return options;
  }

  /** Selects tasks for a change of many. */
  async select(...titles: string[]): Promise<void> {
    for (const title of titles) {
      await this.row(title).hover();
      const box = this.root.getByRole("checkbox", { name: `Select: ${title}`, exact: true });
      await box.click();
      await expect(box).toBeChecked();
    }
  }

  /** The dialog with the task's fields. */
  async edit(title: string): Promise<Locator> {
    await this.row(title).hover();
    await this.root.getByRole("button", { name: `Edit ${title}`, exact: true }).click();
    const dialog = this.page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Ticks a task in a list that keeps it. The tick shows a moment after the click. */
  async complete(title: string): Promise<void> {
    await this.checkbox(title).click();
    await expect(this.checkbox(title)).toBeChecked();
  }

  async delete(title: string): Promise<void> {
    await this.row(title).hover();
    await this.root.getByRole("button", { name: `Delete ${title}`, exact: true }).click();
  }

  async restore(title: string): Promise<void> {
    await this.root.getByRole("button", { name: `Restore ${title}`, exact: true }).click();
  }
}
