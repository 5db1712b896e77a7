import { createHash } from "node:crypto";

import type { createAuthMiddleware } from "better-auth/api";

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];
/** As much of Better Auth's database as is needed here. */
export type Store = Pick<
  Context["context"]["adapter"],
  "create" | "deleteMany" | "findOne" | "incrementOne"
>;

interface Row {
  count: number;
  [field: string]: unknown;
}

/** A key that tells nobody what it stands for: people type addresses, and passwords, that are none of a table's business. */
export function hashedKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** As long as the longest window: what is older counts for nothing. */
const KEPT_MS = 60 * 60_000;

/**
 * Counts by key within windows of time, in a table of Better Auth's, so that all replicas count
 * together. A window begins with the first that is counted and ends after its time, however many follow:
 * who comes steadily gets `max` in each window.
 */
export class WindowCounter {
  readonly #model: string;
  readonly #key: string;
  readonly #since: string;

  /** `key` and `since` are the names of the fields; `since` is in milliseconds, beside it stands `count`. */
  constructor(model: string, key: string, since: string) {
    this.#model = model;
    this.#key = key;
    this.#since = since;
  }

  /** Counts one more; 0, or how many milliseconds to wait when the window has its `max` already. */
  async take(store: Store, key: string, max: number, windowMs: number): Promise<number> {
    const now = Date.now();
    for (;;) {
      const counted = await store.incrementOne<Row>({
        model: this.#model,
        where: [
          this.#rowOf(key),
          { field: this.#since, operator: "gt", value: now - windowMs },
          { field: "count", operator: "lt", value: max },
        ],
        increment: { count: 1 },
      });
      if (counted) return 0;
      const found = await store.findOne<Row>({ model: this.#model, where: [this.#rowOf(key)] });
      const left = found ? Number(found[this.#since]) + windowMs - now : 0;
      if (found && left > 0 && found.count >= max) return left;
      if (left > 0) continue; // forgotten or begun anew meanwhile
      if (await this.#begin(store, key, now, found)) return 0;
    }
  }

  /** Takes back what was counted without need. */
  async giveBack(store: Store, key: string): Promise<void> {
    const where = [this.#rowOf(key), { field: "count", operator: "gt" as const, value: 0 }];
    await store.incrementOne({ model: this.#model, where, increment: { count: -1 } });
  }

  async forget(store: Store, key: string): Promise<void> {
    await store.deleteMany({ model: this.#model, where: [this.#rowOf(key)] });
  }

  #rowOf(key: string) {
    return { field: this.#key, value: key };
  }

  /** The first of a window; false when another request was it. */
  async #begin(store: Store, key: string, now: number, old: Row | null) {
    const model = this.#model;
    if (old) {
      const where = [
        this.#rowOf(key),
        { field: this.#since, value: old[this.#since] as number | string },
      ];
      const set = { count: 1, [this.#since]: now };
      return store.incrementOne({ model, where, increment: {}, set });
    }
    const over = { field: this.#since, operator: "lte" as const, value: now - KEPT_MS };
    await store.deleteMany({ model, where: [over] });
    try {
      const data = { [this.#key]: key, count: 1, [this.#since]: now };
      return await store.create({ model, data });
    } catch (error) {
      if (await store.findOne({ model, where: [this.#rowOf(key)] })) return null;
      throw error;
    }
  }
}
