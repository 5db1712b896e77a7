import "server-only";

import { betterAuth } from "better-auth";
import { isAPIError } from "better-auth/api";
import { nextCookies } from "better-auth/next-js";
import { Kysely, PostgresDialect } from "kysely";

import { getEnv, type Env } from "@/lib/env";
import { getPool } from "@/lib/server/database";
import { noteDatabaseError } from "@/lib/server/database-trouble";
import { log } from "@/lib/server/log";
import { postMail } from "@/lib/server/mail";
import { AUTH_SCHEMA } from "@/lib/server/migrate";
import { removeApiData, revokeCalendarLink } from "@/lib/server/user-data";

import { anyAddress, fixedAddress } from "./address";
import { confirmationMail, resetMail } from "./mails";
import { authOptions, type AuthMails } from "./options";
import { isSecure } from "./own-origins";
import { endResetLinks } from "./reset-links";
import { forgetFailures } from "./sign-in-limit";

/** The mails of this environment; undefined where it names no mail server. */
function mailsOf({ SMTP_URL: url, SMTP_FROM: from, BETTER_AUTH_URL: site }: Env) {
  if (!url || !from || !site) return undefined;
  return {
    reset: (to, token) => postMail({ url, from }, resetMail(site, to, token)),
    confirmation: (to, token) => postMail({ url, from }, confirmationMail(site, to, token)),
  } satisfies AuthMails;
}

/** Whether people can be sent mails, so that they are offered what needs one. */
export function hasMail(): boolean {
  return mailsOf(getEnv()) !== undefined;
}

interface Person {
  id: string;
  email: string;
}

/** A token of theirs, for what this server has to tell the API in their name. */
async function tokenOf({ id, email }: Person): Promise<string> {
  const payload = { sub: id, email, iat: Math.floor(Date.now() / 1000) };
  return (await getAuth().api.signJWT({ body: { payload } })).token;
}

/**
 * Who chose a password by a mail is the owner of the address: it counts as confirmed, and whoever had
 * the account before keeps nothing of it.
 */
async function afterReset(user: Person): Promise<void> {
  const { adapter, internalAdapter } = await getAuth().$context;
  await endResetLinks(adapter, user.id);
  await forgetFailures(adapter, user.email);
  await internalAdapter.updateUser(user.id, { emailVerified: true });
  await revokeCalendarLink(user.id, await tokenOf(user));
}

/** Better Auth's settings as the environment gives them, without the database. */
export function serverAuthOptions(secure = false) {
  const env = getEnv();
  return authOptions({
    secret: env.BETTER_AUTH_SECRET,
    address: env.BETTER_AUTH_URL
      ? fixedAddress(env.BETTER_AUTH_URL, env.TRUSTED_ORIGINS)
      : anyAddress(secure, env.TRUSTED_ORIGINS),
    attemptsPerMinute: env.AUTH_ATTEMPTS_PER_MINUTE,
    trustedProxies: env.TRUSTED_PROXIES,
    mails: mailsOf(env),
    afterReset,
    removeUserData: async (user) => removeApiData(user.id, await tokenOf(user)),
  });
}

function createAuth(secure: boolean) {
  const options = serverAuthOptions(secure);
  return betterAuth({
    ...options,
    database: {
      db: new Kysely({
        dialect: new PostgresDialect({ pool: getPool() }),
        log: (event) => {
          if (event.level === "error") noteDatabaseError(event.error);
        },
      }),
      type: "postgres",
      schemaName: AUTH_SCHEMA,
      transaction: true,
    },
    logger: {
      level: "warn",
      log: (level, message, ...details) => {
        log(level === "error" ? "error" : "warning", message, details.length ? { details } : {});
      },
    },
    // Refusals are answers, not errors; the rest is logged once, as a line of ours.
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error) || error.statusCode >= 500)
          log("error", "accounts failed", { error });
      },
    },
    // nextCookies must be last: it passes on the cookies the others set.
    plugins: [...options.plugins, nextCookies()],
  });
}

const instances = new Map<boolean, ReturnType<typeof createAuth>>();

/**
 * The instance for a request with `headers`: one for pages opened by https, whose cookies are for
 * https alone, and one for the others. Made at the first use, since the environment is not there at
 * build time.
 */
export function getAuth(headers?: Headers): ReturnType<typeof createAuth> {
  const secure = headers !== undefined && isSecure(headers);
  let auth = instances.get(secure);
  if (!auth) instances.set(secure, (auth = createAuth(secure)));
  return auth;
}
