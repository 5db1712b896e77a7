import { createHash } from "node:crypto";

import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { z } from "zod";

import { WindowCounter } from "./window-counter";

const PATHS = new Set(["/request-password-reset", "/send-verification-email"]);
const MODEL = "mailRequests";
/** Somebody who waits for a mail asks a few times. */
export const MAX_MAILS = 5;
const WINDOW_MS = 60 * 60_000;

const requests = new WindowCounter(MODEL, "address", "since");

/**
 * Limits the mails that can be asked for one address, from wherever: nobody's mailbox can be filled.
 * Counted alike for addresses without an account, so that a refusal tells nothing.
 */
export function mailLimit(): BetterAuthPlugin {
  return {
    id: "mail-limit",
    schema: {
      [MODEL]: {
        fields: {
          address: { type: "string", required: true, unique: true },
          count: { type: "number", required: true },
          since: { type: "number", required: true, bigint: true },
        },
      },
    },
    hooks: {
      before: [
        {
          matcher: ({ path }: { path?: string }) => path !== undefined && PATHS.has(path),
          handler: createAuthMiddleware(async (ctx) => {
            const { data } = z.object({ email: z.string() }).safeParse(ctx.body);
            if (!data) return;
            const address = createHash("sha256")
              .update(data.email.trim().toLowerCase())
              .digest("base64url");
            const wait = await requests.take(ctx.context.adapter, address, MAX_MAILS, WINDOW_MS);
            if (wait) throw refusal(wait);
          }),
        },
      ],
    },
  };
}

function refusal(wait: number): APIError {
  return new APIError(
    "TOO_MANY_REQUESTS",
    {
      code: "TOO_MANY_MAILS",
      message: "That were many e-mails to this address. Try again in an hour.",
    },
    { "Retry-After": String(Math.ceil(wait / 1000)) },
  );
}
