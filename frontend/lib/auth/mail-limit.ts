import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { z } from "zod";

import { WindowCounter, hashedKey } from "./window-counter";

const CONFIRM = "/send-verification-email";
/** What sends a mail to an address that somebody types. */
const PATHS = new Set(["/request-password-reset", "/sign-up/email", CONFIRM]);
const MODEL = "mailRequests";
/** Somebody who waits for a mail asks a few times. */
export const MAX_MAILS = 5;
const WINDOW_MS = 60 * 60_000;

const requests = new WindowCounter(MODEL, "address", "since");

/**
 * Limits the mails of a kind that can be asked for one address, from wherever: nobody's mailbox can be
 * filled. Counted alike for addresses without an account, so that a refusal tells nothing.
 */
export function mailLimit({ sendsMails }: { sendsMails: boolean }): BetterAuthPlugin {
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
          matcher: ({ path }: { path?: string }) =>
            sendsMails && path !== undefined && PATHS.has(path),
          handler: createAuthMiddleware(async (ctx) => {
            // Strangers have no business with a confirmation, and could use it up.
            if (ctx.path === CONFIRM && !(await getSessionFromCtx(ctx))) {
              throw new APIError("UNAUTHORIZED", {
                code: "UNAUTHORIZED",
                message: "Sign in first.",
              });
            }
            const { data } = z.object({ email: z.email() }).safeParse(ctx.body);
            if (!data) return;
            const key = hashedKey(`${ctx.path} ${data.email.toLowerCase()}`);
            const wait = await requests.take(ctx.context.adapter, key, MAX_MAILS, WINDOW_MS);
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
      message: "Too many e-mails were asked for at this address. Try again in an hour.",
    },
    { "Retry-After": String(Math.ceil(wait / 1000)) },
  );
}
