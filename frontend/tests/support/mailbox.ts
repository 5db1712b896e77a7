import type { AddressInfo } from "node:net";

import { SMTPServer } from "smtp-server";

export interface Received {
  to: string[];
  from: string;
  text: string;
}

export interface Mailbox {
  url: string;
  mails: Received[];
  /** The next mail to an address, also when it has come already. */
  next: (to: string) => Promise<Received>;
  close: () => Promise<void>;
}

/** RFC 2045, 6.7: soft line breaks, and octets as `=XX`. */
function decode(raw: string): string {
  const text = raw.replaceAll(/=\r?\n/g, "");
  return text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

/** A mail server that keeps what it is given; on a free port unless one is named. */
export async function startMailbox(wanted = 0): Promise<Mailbox> {
  const mails: Received[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100, // clients keep their connections for the next mail
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          to: rcptTo.map(({ address }) => address),
          from: mailFrom ? mailFrom.address : "",
          text: decode(Buffer.concat(chunks).toString()),
        });
        done();
        waiting.forEach((look) => look());
      });
    },
  });
  await new Promise<void>((done) => server.listen(wanted, "127.0.0.1", done));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    next: (to) =>
      new Promise((found) => {
        const look = () => {
          const index = mails.findIndex((mail) => mail.to.includes(to));
          if (index < 0) return;
          waiting.delete(look);
          found(mails.splice(index, 1)[0]!);
        };
        waiting.add(look);
        look();
      }),
    close: () => new Promise((done) => server.close(() => done())),
  };
}
