import type { BetterAuthPlugin } from "better-auth";

import { WindowCounter } from "./window-counter";

/** Better Auth's own table for it, in which `lastRequest` holds when the window began. */
const attempts = new WindowCounter("rateLimit", "key", "lastRequest");

/**
 * Counts attempts by address as the rules of `rateLimit` say. Better Auth's own count begins anew only
 * after a whole window without any attempt, so that an office from which somebody signs in every minute
 * would be shut out at the hundredth.
 */
export function addressLimit(): BetterAuthPlugin {
  return {
    id: "address-limit",
    init: ({ adapter }) => ({
      options: {
        rateLimit: {
          customStorage: {
            consume: async (key, { max, window }) => {
              const wait = await attempts.take(adapter, key, max, window * 1000);
              return { allowed: wait === 0, retryAfter: wait ? Math.ceil(wait / 1000) : null };
            },
          },
        },
      },
    }),
  };
}
