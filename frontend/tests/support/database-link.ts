import net from "node:net";
import type { AddressInfo } from "node:net";

import { Client } from "pg";

import { connectionConfig } from "@/lib/server/database-url";

export interface DatabaseLink {
  /** The address of the database through this link. */
  url: string;
  /** From now on nothing comes through; connections are taken and met with silence. */
  hang: () => void;
  /** Connections that hung stay dead, as after a partition; new ones come through. */
  mend: () => void;
  close: () => Promise<void>;
}

/** A way to a database that can be made to hang, as when its machine or the network is lost. */
export async function linkTo(databaseUrl: string): Promise<DatabaseLink> {
  const { host, port, user, database } = new Client(connectionConfig(databaseUrl));
  const target = host.startsWith("/")
    ? { path: `${host}/.s.PGSQL.${port}` }
    : { host, port, family: 0 };
  const sockets = new Set<net.Socket>();
  let hangs = false;

  const server = net.createServer((client) => {
    const far = net.connect(target as net.NetConnectOpts);
    let dead = hangs;
    for (const [from, to] of [
      [client, far],
      [far, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => {
        dead ||= hangs;
        if (!dead) to.write(chunk);
      });
      from.on("close", () => to.destroy());
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = (server.address() as AddressInfo).port;
  return {
    url: `postgresql://${user}:x@127.0.0.1:${at}/${database}`,
    hang: () => {
      hangs = true;
    },
    mend: () => {
      hangs = false;
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
