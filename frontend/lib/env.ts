import "server-only";

import { z } from "zod";

import { SecretsError, readSecrets } from "./secrets-dir";

const KNOWN_SECRETS = [
  "better-auth-secret-12345678901234567890",
  "change-me",
  "changeme",
  "secret",
];
const MIN_SECRET = 32;
const NEW_SECRET = "make one with `openssl rand -base64 32`";

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

function toOrigin(value: string): string {
  return new URL(value).origin;
}

function hostOf(value: string): string {
  return URL.canParse(value) ? new URL(value).hostname : "";
}

const httpUrl = (example: string) =>
  z
    .string({ error: `is missing: set it, for example to ${example}` })
    .refine(isHttpUrl, `must be an http or https address such as ${example}`);

const commaSeparated = z
  .string()
  .default("")
  .transform((list) => list.split(",").flatMap((entry) => entry.trim() || []));

/** A mail address, alone or as `Name <address>`; a name with other signs would be read as a list. */
const SENDER = /^(?:[^<>,;:"\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const schema = z
  .object({
    DATABASE_URL: z
      .string({ error: "is missing: set it to postgresql://user:password@host/database" })
      .regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
    BETTER_AUTH_SECRET: z
      .string({ error: `is missing: ${NEW_SECRET}` })
      .refine((value) => value.length >= MIN_SECRET, {
        error: `must have at least ${MIN_SECRET} characters: ${NEW_SECRET}`,
        abort: true,
      })
      .refine(
        (value) => !KNOWN_SECRETS.includes(value.toLowerCase()) && new Set(value).size > 4,
        `is a well-known or trivial value: ${NEW_SECRET}`,
      ),
    /** Without it, any address at which the page is opened will do. */
    BETTER_AUTH_URL: httpUrl("http://localhost:3000").transform(toOrigin).optional(),
    TRUSTED_ORIGINS: commaSeparated
      .refine(
        (list) => list.every(isHttpUrl),
        "must be a comma-separated list of addresses such as http://192.168.49.2:30080",
      )
      .transform((list) => list.map(toOrigin)),
    API_URL: httpUrl("http://127.0.0.1:8000").default("http://127.0.0.1:8000"),
    /** Whose `X-Forwarded-For` is believed, so that attempts are counted for the address behind them. */
    TRUSTED_PROXIES: commaSeparated.refine(
      (list) => list.every((entry) => network.safeParse(entry).success),
      "must be a comma-separated list of addresses or networks such as 10.0.0.0/8",
    ),
    AUTH_ATTEMPTS_PER_MINUTE: z.coerce
      .number("must be a whole number")
      .int("must be a whole number")
      .min(1, "must be at least 1")
      .default(100),
    /** How long running answers may take after SIGTERM. */
    DRAIN_SECONDS: z.coerce
      .number("must be a number of seconds")
      .min(0, "must be at least 0")
      .default(20),
    /** Without it no mail is sent, and nothing that needs one is offered. */
    SMTP_URL: z
      .string()
      .refine(
        (value) => /^smtps?:\/\/\S+$/.test(value) && /^[\w.:[\]-]+$/.test(hostOf(value)),
        "must be an address such as smtp://user:password@mail.example.com:587",
      )
      .optional(),
    SMTP_FROM: z
      .string()
      .regex(SENDER, "must be the sender's address, such as AI Todo <todo@example.com>")
      .optional(),
  })
  .superRefine((env, context) => {
    const missing = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message });
    if (env.SMTP_URL && !env.SMTP_FROM) {
      missing(
        "SMTP_FROM",
        "is missing: SMTP_URL needs a sender, such as AI Todo <todo@example.com>",
      );
    }
    // The address of a request is its sender's word: a link made from it could lead anywhere.
    if (env.SMTP_URL && !env.BETTER_AUTH_URL) {
      missing(
        "BETTER_AUTH_URL",
        "is missing: SMTP_URL needs the address that links in mails lead to",
      );
    }
  });

export type Env = z.output<typeof schema>;

/** What is wrong with the environment, one line a variable, each with the way to mend it. */
export class EnvError extends Error {
  override name = "EnvError";
}

function present(source: Record<string, string | undefined>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
}

/**
 * Reads the server's variables; each may also be a file of that name in the folder `SECRETS_DIR`,
 * as clusters mount secrets, and the variable wins. An empty one counts as missing, as charts and
 * .env files write it.
 *
 * @throws EnvError naming every wrong variable, never a value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = present(source);
  const folder = given.SECRETS_DIR;
  const files = folder ? present(secretsIn(folder)) : {};
  const parsed = schema.safeParse({ ...files, ...given });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${String(issue.path[0])} ${issue.message}`);
  throw new EnvError(`The environment is not complete:\n${[...new Set(lines)].join("\n")}`);
}

function secretsIn(folder: string): Record<string, string> {
  try {
    return readSecrets(folder, Object.keys(schema.shape));
  } catch (error) {
    throw error instanceof SecretsError ? new EnvError(error.message) : error;
  }
}

let parsed: Env | undefined;

/** The server's settings, read once. */
export function getEnv(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
