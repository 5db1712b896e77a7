import type { BetterAuthOptions } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { jwt } from "better-auth/plugins";

import { addressLimit } from "./address-limit";
import { mailLimit } from "./mail-limit";
import { CONFIRM_HOURS, RESET_HOURS } from "./mails";
import { resetLinks } from "./reset-links";
import { signInLimit } from "./sign-in-limit";

export const TOKEN_ISSUER = "ai-todo";
export const TOKEN_AUDIENCE = "ai-todo-api";
const TOKEN_LIFETIME = "15m";
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;

/** From one sender; what may be asked for one address is `mailLimit`'s. */
const MAIL_REQUESTS = { window: 60, max: 10 };

/** Where the page may be opened, and whether cookies can be for https alone. */
export interface AddressOptions extends Pick<BetterAuthOptions, "baseURL" | "trustedOrigins"> {
  useSecureCookies: boolean;
}

/** Sends the links to addresses; it returns at once. */
export interface AuthMails {
  reset: (email: string, token: string) => void;
  confirmation: (email: string, token: string) => void;
}

interface AuthSettings {
  secret: string;
  address: AddressOptions;
  attemptsPerMinute: number;
  /** Addresses and networks (CIDR) of the proxies before this server. */
  trustedProxies: string[];
  /** Without a mail server there is neither a reset of passwords nor a confirmation of addresses. */
  mails?: AuthMails;
  /** What else a password that was chosen by a mail changes. */
  afterReset: (user: { id: string; email: string }) => Promise<void>;
  /** Removes what other services keep of a user; when it throws, the account stays. */
  removeUserData: (user: { id: string; email: string }) => Promise<void>;
}

/**
 * Stands for "no proxy": without any, Better Auth gives a list of several addresses up, and all who
 * send one would be counted together. No connection comes from this address.
 */
const NO_PROXY = ["0.0.0.0/32"];

/** An account is deleted only with its password, however fresh the session is. */
const requirePasswordToDelete = createAuthMiddleware(async (ctx) => {
  if (ctx.path === "/delete-user" && !ctx.body?.password) {
    throw new APIError("BAD_REQUEST", {
      code: "PASSWORD_REQUIRED",
      message: "Give your password to delete the account.",
    });
  }
});

/** What mails are for; nothing without them. */
function mailOptions(mails: AuthMails | undefined) {
  if (!mails) return {};
  return {
    emailAndPassword: {
      sendResetPassword: async ({ user, token }) => mails.reset(user.email, token),
      resetPasswordTokenExpiresIn: RESET_HOURS * 3600,
    },
    emailVerification: {
      sendOnSignUp: true,
      sendVerificationEmail: async ({ user, token }) => mails.confirmation(user.email, token),
      expiresIn: CONFIRM_HOURS * 3600,
    },
  } satisfies {
    emailAndPassword: Partial<BetterAuthOptions["emailAndPassword"]>;
    emailVerification: BetterAuthOptions["emailVerification"];
  };
}

/** All of Better Auth's settings but the database, so that migrations and tests share them. */
export function authOptions(settings: AuthSettings) {
  const { baseURL, trustedOrigins, useSecureCookies } = settings.address;
  const trustedProxies = settings.trustedProxies.length ? settings.trustedProxies : NO_PROXY;
  const attempts = { window: 60, max: settings.attemptsPerMinute };
  const { emailAndPassword, emailVerification } = mailOptions(settings.mails);
  return {
    appName: "AI Todo",
    baseURL,
    secret: settings.secret,
    trustedOrigins,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      // Also where no link is sent any more: one that was sent before can still be used.
      revokeSessionsOnPasswordReset: true,
      onPasswordReset: ({ user }) => settings.afterReset(user),
      ...emailAndPassword,
    },
    emailVerification,
    // Who can read the database must not find a link in it.
    verification: { storeIdentifier: "hashed" },
    // Where one is signed in is shown however old the session is: what could do harm asks for the password.
    session: { freshAge: 0 },
    user: { deleteUser: { enabled: true, beforeDelete: settings.removeUserData } },
    hooks: { before: requirePasswordToDelete },
    rateLimit: {
      enabled: true,
      storage: "database",
      // Checks of a session and public keys cost less than counting them would.
      customRules: {
        "/sign-in/email": attempts,
        "/sign-up/email": attempts,
        "/delete-user": attempts,
        "/change-password": attempts,
        "/request-password-reset": MAIL_REQUESTS,
        "/send-verification-email": MAIL_REQUESTS,
        "/reset-password": attempts,
        "/token": false,
        "/jwks": false,
        "/get-session": false,
        "/ok": false,
      },
    },
    advanced: {
      useSecureCookies,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      // Said explicitly, since the library drops the check when NODE_ENV is "test".
      disableOriginCheck: false,
      // The last address in the list that is not one of our own proxies: what stands before it was
      // written by the sender. scripts/client-address.mjs adds the connection's own.
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"], trustedProxies },
    },
    plugins: [
      addressLimit(),
      signInLimit(),
      mailLimit({ sendsMails: settings.mails !== undefined }),
      resetLinks(),
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: "EdDSA", crv: "Ed25519" } },
        jwt: {
          issuer: TOKEN_ISSUER,
          audience: TOKEN_AUDIENCE,
          expirationTime: TOKEN_LIFETIME,
          definePayload: ({ user }) => ({ email: user.email }),
        },
      }),
    ],
  } satisfies BetterAuthOptions;
}
