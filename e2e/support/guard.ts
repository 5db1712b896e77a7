import type { BrowserContext, Response } from "@playwright/test";

/** Secrets of the stack under test, where it is a local one that tells them. */
const SECRETS = [process.env.BETTER_AUTH_SECRET, process.env.OPENAI_API_KEY].flatMap(
  (secret) => secret || [],
);

/**
 * Watches every page of a context for what must not happen: other hosts, console errors, exceptions,
 * secrets in answers.
 */
export class Guard {
  readonly #faults: string[] = [];
  readonly #reading: Promise<void>[] = [];
  readonly #allowed: RegExp[] = [];

  constructor(context: BrowserContext, baseURL: string) {
    const host = new URL(baseURL).host;
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host) {
        this.#faults.push(`contacted another host: ${url.href}`);
      }
    });
    context.on("response", (response) => {
      this.#reading.push(this.#read(response));
    });
    context.on("console", (message) => {
      if (message.type() === "error") {
        this.#faults.push(`console error: ${message.text()} (${message.location().url})`);
      }
    });
    context.on("weberror", (error) => {
      this.#faults.push(`exception: ${error.error().message}`);
    });
  }

  /** Console errors this test brings about on purpose, such as the browser's note of a 401. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  async #read(response: Response): Promise<void> {
    // Only what is there as a whole: a stream may never end while the test waits.
    if (!/\bjson\b/.test(response.headers()["content-type"] ?? "")) return;
    const text = await response.text().catch(() => ""); // gone with its page
    if (SECRETS.some((secret) => text.includes(secret))) {
      this.#faults.push(`a secret is in the answer of ${response.url()}`);
    }
  }

  async faults(): Promise<string[]> {
    await Promise.all(this.#reading);
    return this.#faults.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)));
  }
}
