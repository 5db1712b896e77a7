import { test as base, type Browser, type BrowserContext, type Page } from "@playwright/test";

import { signUp, type Person } from "./account.ts";
import { ChatPage } from "./chat-page.ts";
import { Guard } from "./guard.ts";
import { TasksPanel } from "./tasks-panel.ts";

/** One browser with its own cookies. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  chat: ChatPage;
  tasks: TasksPanel;
  guard: Guard;
}

interface Fixtures {
  /** Fails the test when a page contacts another host or logs an error. On for every test. */
  guard: Guard;
  /** Somebody new, signed up through the page and on the chat page. */
  person: Person;
  /** The chat of `person`. */
  chat: ChatPage;
  /** The tasks of `person`. */
  tasks: TasksPanel;
  /** Opens one more browser, guarded as well and closed at the end; nobody is signed in. */
  newVisitor: () => Promise<Visitor>;
}

const FAULTS = "pages keep to their host and log no error, answers show no secret";

async function open(browser: Browser, baseURL: string): Promise<Visitor> {
  const context = await browser.newContext();
  const guard = new Guard(context, baseURL);
  const page = await context.newPage();
  return { context, page, chat: new ChatPage(page), tasks: new TasksPanel(page), guard };
}

export const test = base.extend<Fixtures>({
  guard: [
    async ({ context, baseURL }, use) => {
      const guard = new Guard(context, baseURL!);
      await use(guard);
      base.expect(await guard.faults(), FAULTS).toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ page }, use) => {
    await use(await signUp(page));
  },
  chat: async ({ page, person: _ }, use) => {
    await use(new ChatPage(page));
  },
  tasks: async ({ page, person: _ }, use) => {
    await use(new TasksPanel(page));
  },
  newVisitor: async ({ browser, baseURL }, use) => {
    const opened: Visitor[] = [];
    await use(async () => {
      const visitor = await open(browser, baseURL!);
      opened.push(visitor);
      return visitor;
    });
    for (const visitor of opened) {
      base.expect(await visitor.guard.faults(), FAULTS).toEqual([]);
      await visitor.context.close();
    }
  },
});

export { expect } from "@playwright/test";
