/**
 * Adds the address a request comes from to `X-Forwarded-For`, as every proxy does. Next.js writes
 * it only where the header is missing, so a client could otherwise name any address as its own.
 * Who may be believed before that is said by `TRUSTED_PROXIES`.
 */
import { subscribe } from "node:diagnostics_channel";

const HEADER = "x-forwarded-for";

subscribe("http.server.request.start", ({ request }) => {
  const sent = request.headers[HEADER];
  const from = request.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, "") ?? "unknown";
  request.headers[HEADER] = sent ? `${sent}, ${from}` : from;
});
