import { expect, type Locator, type Page } from "@playwright/test";

/** The chat page as a person uses it. */
export class ChatPage {
  readonly input: Locator;
  readonly sendButton: Locator;
  readonly stopButton: Locator;
  readonly log: Locator;
  readonly conversations: Locator;

  constructor(readonly page: Page) {
    this.input = page.getByRole("textbox", { name: "Message" });
    this.sendButton = page.getByRole("button", { name: "Send", exact: true });
    this.stopButton = page.getByRole("button", { name: "Stop", exact: true });
    this.log = page.getByRole("log", { name: "Conversation" });
    this.conversations = page.getByRole("navigation", { name: "Conversations" });
  }

  /** The blocks of one side, each with its hidden heading; the innermost box around the heading. */
  #blocks(speaker: "You" | "Assistant"): Locator {
    const heading = this.page.getByRole("heading", { name: speaker, exact: true });
    return this.log.locator("div:has(> h3)").filter({ has: heading });
  }

  get answers(): Locator {
    return this.#blocks("Assistant");
  }

  get said(): Locator {
    return this.#blocks("You");
  }

  get lastAnswer(): Locator {
    return this.answers.last();
  }

  /** The card that asks this, waiting or decided. */
  card(question: string): Locator {
    return this.log.getByRole("group", { name: question, exact: true });
  }

  /** A task shown under an answer, by number and title: `1 Milk`. */
  taskCard(name: string): Locator {
    const edit = this.page.getByRole("button", { name: `Edit task ${name}`, exact: true });
    return this.log.getByRole("listitem").filter({ has: edit });
  }

  /** The box of a task under an answer. */
  taskBox(name: string): Locator {
    return this.log.getByRole("checkbox", { name: `Complete task ${name}`, exact: true });
  }

  get conversationSearch(): Locator {
    return this.conversations.getByRole("searchbox", { name: "Search conversations" });
  }

  /** The id in the address, once the first answer has begun. */
  async conversationId(): Promise<string> {
    await this.page.waitForURL(/\/chat\/./);
    return new URL(this.page.url()).pathname.slice("/chat/".length);
  }

  async open(): Promise<void> {
    await this.page.goto("/chat");
    await expect(this.input).toBeVisible();
  }

  /** Types and sends; does not wait for the answer. */
  async send(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press("Enter");
  }

  /** Types and sends, waits for the whole answer. */
  async say(text: string): Promise<Locator> {
    const before = await this.answers.count();
    await this.send(text);
    await expect(this.answers).toHaveCount(before + 1);
    await this.expectIdle();
    return this.lastAnswer;
  }

  async expectIdle(): Promise<void> {
    await expect(this.stopButton).toBeHidden();
    await expect(this.sendButton).toBeVisible();
  }

  async startNew(): Promise<void> {
    await this.page.getByRole("button", { name: "New conversation" }).first().click();
    await expect(this.answers).toHaveCount(0);
  }

  conversation(title: string | RegExp): Locator {
    return this.conversations.getByRole("link", { name: title });
  }

  /** Opens an item of a conversation's own menu. */
  async openConversationMenu(title: string | RegExp, item: "Rename" | "Delete"): Promise<void> {
    const link = this.page.getByRole("link", { name: title });
    const row = this.conversations.getByRole("listitem").filter({ has: link });
    await row.hover();
    await row.getByRole("button").click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${item}`) }).click();
  }
}
