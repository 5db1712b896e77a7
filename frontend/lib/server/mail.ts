import "server-only";

import { createTransport } from "nodemailer";

import { log } from "./log";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface MailServer {
  /** `smtp://` (TLS once the server offers it) or `smtps://`, with user and password where it asks for them. */
  url: string;
  from: string;
}

/** A server that does not answer must not keep a connection of ours for minutes. */
const PATIENCE_MS = 10_000;

/** What there is to know of a failure. A mail server's own sentence may repeat the address, which no log is for. */
function trouble(error: unknown): Record<string, unknown> {
  const { code, responseCode, command, message } = error as Record<string, unknown>;
  return {
    code,
    command,
    ...(responseCode === undefined ? { reason: message } : { responseCode }),
  };
}

/**
 * Gives a mail to the server, in the background: how long that takes would tell a stranger whether an
 * address has an account. What fails is logged, and asking again sends another.
 */
export function postMail({ url, from }: MailServer, mail: Mail): void {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport
    .sendMail({ ...mail, from, headers: { "Auto-Submitted": "auto-generated" } })
    .catch((error: unknown) => log("error", "an e-mail could not be sent", trouble(error)))
    .finally(() => transport.close());
}
