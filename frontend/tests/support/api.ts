import http from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeApi {
  url: string;
  server: http.Server;
  /** Answers every request; replaced by each test. */
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
  close: () => Promise<void>;
}

/** A server in the API's place. */
export async function startApi(port = 0): Promise<FakeApi> {
  const api: Partial<FakeApi> = {};
  const server = http.createServer((request, response) => api.answer!(request, response));
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return Object.assign(api, {
    server,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (_request: http.IncomingMessage, response: http.ServerResponse) => response.end(),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}
