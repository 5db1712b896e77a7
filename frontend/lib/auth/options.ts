import type { BetterAuthOptions } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { jwt } from "better-auth/plugins";

export const TOKEN_ISSUER = "ai-todo";
export const TOKEN_AUDIENCE = "ai-todo-api";
const TOKEN_LIFETIME = "15m";
export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 128;

interface AuthSettings {
  secret: string;
  baseURL: string;
  trustedOrigins: string[];
  attemptsPerMinute: number;
  /** Removes what other services keep of a user; when it throws, the account stays. */
  removeUserData: (user: { id: string; email: string }) => Promise<void>;
}

/** An account is deleted only with its password, however fresh the session is. */
const requirePasswordToDelete = createAuthMiddleware(async (ctx) => {
  if (ctx.path === "/delete-user" && !ctx.body?.password) {
    throw new APIError("BAD_REQUEST", {
      code: "PASSWORD_REQUIRED",
      message: "Give your password to delete the account.",
    });
  }
});

/** All of Better Auth's settings but the database, so that migrations and tests share them. */
export function authOptions(settings: AuthSettings) {
  const origins = [settings.baseURL, ...settings.trustedOrigins];
  const attempts = { window: 60, max: settings.attemptsPerMinute };
  return {
    appName: "AI Todo",
    baseURL: settings.baseURL,
    secret: settings.secret,
    trustedOrigins: origins,
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
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
        "/token": false,
        "/jwks": false,
        "/get-session": false,
        "/ok": false,
      },
    },
    advanced: {
      // A Secure cookie would be dropped at an address that is reached without TLS.
      useSecureCookies: origins.every((origin) => origin.startsWith("https://")),
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true },
      // Said explicitly, since the library drops the check when NODE_ENV is "test".
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    plugins: [
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
