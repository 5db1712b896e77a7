import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from "better-auth/api";
import { z } from "zod";

import { WindowCounter, hashedKey, type Store } from "./window-counter";

const SIGN_IN = "/sign-in/email";
/** Where somebody who is signed in is asked for the password once more, and the field it comes in. */
const ASKED_AGAIN: Record<string, string> = {
  "/change-password": "currentPassword",
  "/delete-user": "password",
  "/verify-password": "password",
};
const MODEL = "signInFailures";
/** A person who forgot a password tries a few; NIST SP 800-63B asks for at most 100 in a row. */
export const MAX_FAILURES = 20;
export const WINDOW_MINUTES = 15;
const WINDOW_MS = WINDOW_MINUTES * 60_000;

/** Other refusals say nothing of the password, such as that the new one is too short. */
const WRONG_PASSWORD = new Set(["INVALID_PASSWORD", "INVALID_EMAIL_OR_PASSWORD"]);

/** Lets the owner of an address try again at once: a new password was chosen by a mail to it. */
export async function forgetFailures(store: Store, email: string): Promise<void> {
  await failures.forget(store, accountKey(email));
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

const failures = new WindowCounter(MODEL, "account", "since");

/**
 * Limits wrong passwords for one account, from wherever they come: limits by address do not stop
 * somebody who has many. Those tried with a session that was stolen count with those at sign-in.
 * Counted in the database, so that all replicas count together. The right password starts anew;
 * sessions that exist are not touched.
 */
export function signInLimit(): BetterAuthPlugin {
  return {
    id: "sign-in-limit",
    schema: {
      [MODEL]: {
        fields: {
          account: { type: "string", required: true, unique: true },
          count: { type: "number", required: true },
          since: { type: "number", required: true, bigint: true },
        },
      },
    },
    hooks: {
      before: [
        {
          matcher: isLimited,
          handler: createAuthMiddleware(async (ctx) => {
            const account = await accountOf(ctx);
            // Counted before the password is looked at, so that none is tried beside the count.
            const { adapter } = ctx.context;
            if (account && (await failures.take(adapter, account, MAX_FAILURES, WINDOW_MS)))
              throw refusal();
          }),
        },
      ],
      after: [
        {
          matcher: isLimited,
          handler: createAuthMiddleware(async (ctx) => {
            const { adapter, returned } = ctx.context;
            const account = await accountOf(ctx);
            if (!account) return;
            if (!isAPIError(returned)) await failures.forget(adapter, account);
            else if (!WRONG_PASSWORD.has(returned.body?.code ?? ""))
              await failures.giveBack(adapter, account);
          }),
        },
      ],
    },
  };
}

function isLimited({ path }: { path?: string }): boolean {
  return path !== undefined && (path === SIGN_IN || path in ASKED_AGAIN);
}

async function accountOf(ctx: Context): Promise<string | undefined> {
  const email = await emailOf(ctx);
  return email && accountKey(email);
}

function accountKey(email: string): string {
  return hashedKey(email.trim().toLowerCase());
}

/** Whose password is being tried; undefined when none is. */
async function emailOf(ctx: Context): Promise<string | undefined> {
  const field = ASKED_AGAIN[ctx.path];
  const name = field ?? "email";
  const given = z.object({ [name]: z.string() }).safeParse(ctx.body).data?.[name];
  if (given === undefined || field === undefined) return given;
  return (await getSessionFromCtx(ctx))?.user.email;
}

function refusal(): APIError {
  return new APIError(
    "TOO_MANY_REQUESTS",
    {
      code: "TOO_MANY_WRONG_PASSWORDS",
      message: `Too many wrong passwords for this account. Try again in ${WINDOW_MINUTES} minutes.`,
    },
    { "Retry-After": String(WINDOW_MINUTES * 60) },
  );
}
