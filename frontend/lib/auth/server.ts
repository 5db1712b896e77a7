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
import { removeApiData } from "@/lib/server/user-data";

import { anyAddress, fixedAddress } from "./address";
import { confirmationMail, resetMail } from "./mails";
import { authOptions, type AuthMails } from "./options";
import { isSecure } from "./own-origins";

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
    removeUserData: async ({ id, email }) => {
      const payload = { sub: id, email, iat: Math.floor(Date.now() / 1000) };
      const { token } = await getAuth().api.signJWT({ body: { payload } });
      await removeApiData(id, token);
    },
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
