/** A server that ends as the application does; the arguments are the seconds it gives
 * running answers, and the milliseconds it keeps listening for those who keep a connection. */
import http from "node:http";
import type { AddressInfo } from "node:net";

import { readiness } from "@/lib/server/readiness";
import { endGracefully } from "@/lib/server/shutdown";

// What stands for Next.js's own handler.
process.on("SIGTERM", () => process.exit(77));
endGracefully(Number(process.argv[2]), Number(process.argv[3]));

let finish = () => {};

const server = http.createServer(async (request, response) => {
  if (request.url === "/ready") return void response.end(JSON.stringify(await readiness()));
  if (request.url === "/finish") finish();
  response.write("begun ");
  if (request.url === "/stream") finish = () => response.end("done");
  else response.end("done");
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
