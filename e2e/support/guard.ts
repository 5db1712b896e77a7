import type { BrowserContext } from "@playwright/test";

/** Watches every page of a context for what must not happen: other hosts, console errors, exceptions. */
export class Guard {
  readonly #faults: string[] = [];
  readonly #allowed: RegExp[] = [];

  constructor(context: BrowserContext, baseURL: string) {
    const host = new URL(baseURL).host;
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host) {
        this.#faults.push(`contacted another host: ${url.href}`);
      }
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

  faults(): string[] {
    return this.#faults.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)));
  }
}
