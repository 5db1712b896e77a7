import "server-only";

import { createTransport, type Transporter } from "nodemailer";

import { log } from "./log";
import { processWide } from "./process-wide";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface MailServer {
  /** `smtp://` or `smtps://`, with user and password where it asks for them. */
  url: string;
  from: string;
}

/** A server that does not answer must not keep a connection of ours for minutes. */
const PATIENCE_MS = 10_000;
/** Mail servers turn away who opens many at a time. */
const CONNECTIONS = 2;
const LOOPBACK = /^(localhost|127\.|\[?::1)/;

const state = () =>
  processWide("mail", () => ({ transports: new Map<string, Transporter>(), pending: 0 }));

function transportTo(url: string): Transporter {
  const { transports } = state();
  const known = transports.get(url);
  if (known) return known;
  const transport = createTransport({
    url, // what stands in its query wins, such as `?requireTLS=false`
    pool: true,
    maxConnections: CONNECTIONS,
    // Otherwise somebody in between could take away the offer of TLS, and read password and links.
    requireTLS: !LOOPBACK.test(new URL(url).hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transports.set(url, transport);
  return transport;
}

/** What there is to know of a failure. A mail server's own sentence may repeat the address, which no log is for. */
function trouble(error: unknown): Record<string, unknown> {
  const { code, responseCode, command, message } = error as Record<string, unknown>;
  return {
    code,
    command,
    ...(responseCode === undefined ? { reason: message } : { responseCode }),
  };
}

/** Mails that are on their way: the process should not end before. */
export function pendingMails(): number {
  return state().pending;
}

/**
 * Gives a mail to the server, in the background: how long that takes would tell a stranger whether an
 * address has an account. What fails is logged, and asking again sends another.
 */
export function postMail({ url, from }: MailServer, mail: Mail): void {
  state().pending += 1;
  transportTo(url)
    .sendMail({ ...mail, from, headers: { "Auto-Submitted": "auto-generated" } })
    .catch((error: unknown) => log("error", "an e-mail could not be sent", trouble(error)))
    .finally(() => (state().pending -= 1));
}

/** Closes the connections to mail servers. */
export function closeMail(): void {
  const { transports } = state();
  transports.forEach((transport) => transport.close());
  transports.clear();
}
