import { proxyToApi } from "@/lib/server/api-proxy";
import { closeDatabase } from "@/lib/server/database";

import { startApi, type FakeApi } from "../support/api";
import { callAuth, useEnvironment } from "../support/auth";

const ID = "a-request-id.1";

let api: FakeApi;
let lines: Record<string, unknown>[];

beforeAll(async () => {
  api = await startApi();
  useEnvironment("postgresql://nobody:x@127.0.0.1:9/none", { API_URL: api.url });
});
afterAll(async () => {
  await closeDatabase();
  await api.close();
});
beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(JSON.parse(String(text)) as Record<string, unknown>);
    return true;
  });
});

function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { "x-request-id": ID, authorization: "Bearer secret-token" };
  return proxyToApi(new Request(`http://todo.example${path}`, { headers, ...init }));
}

const requests = () => lines.filter((line) => line.message === "request");

const LINE = {
  time: expect.any(String),
  level: "INFO",
  service: "web",
  message: "request",
  request_id: ID,
  method: "GET",
  path: "/api/u1/tasks",
  status: 200,
  ms: expect.any(Number),
};

it("tells a proxied request in one line, with the id the API gets, and without the query", async () => {
  let seen;
  api.answer = (request, response) => {
    seen = request.headers["x-request-id"];
    response.end("{}");
  };
  await (await call("/api/u1/tasks?search=divorce")).text();
  expect(requests()).toEqual([LINE]);
  expect(seen).toBe(ID);
  expect(JSON.stringify(lines)).not.toMatch(/divorce|secret-token/);
});

it("tells a calendar's link without its secret, also when the API is away", async () => {
  api.answer = (_request, response) => response.end();
  await (await call("/calendar/secret-link.ics")).text();
  api.answer = (request) => request.socket.destroy();
  await (await call("/calendar/secret-link.ics%0A")).text();
  expect(requests()).toMatchObject([{ path: "/calendar/..." }, { path: "/calendar/..." }]);
  expect(JSON.stringify(lines)).not.toContain("secret-link");
});

it("makes an id where none fit for a log line was given, and tells it to everybody", async () => {
  let seen;
  api.answer = (request, response) => {
    seen = request.headers["x-request-id"];
    response.end();
  };
  const response = await call("/api/u1/tasks", { headers: { "x-request-id": "no good\tid" } });
  await response.text();
  expect(seen).toMatch(/^[\w-]{36}$/);
  expect(response.headers.get("x-request-id")).toBe(seen);
  expect(requests()).toMatchObject([{ request_id: seen }]);
});

it("waits for the end of a stream, and says when it was cut", async () => {
  api.answer = (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: 1\n\n");
  };
  const reader = (await call("/api/u1/chat", { method: "POST", body: "{}" })).body!.getReader();
  await reader.read();
  expect(requests()).toEqual([]);
  api.server.closeAllConnections();
  await expect(reader.read()).rejects.toThrow();
  expect(requests()).toMatchObject([{ path: "/api/u1/chat", status: 200, cut: true }]);
});

it("tells who went away from what failed", async () => {
  const gone = new AbortController();
  const arrived = new Promise<void>((done) => {
    api.answer = () => done();
  });
  const response = call("/api/u1/tasks", { signal: gone.signal });
  await arrived;
  gone.abort();
  await response;
  expect(requests()).toMatchObject([{ status: 499 }]);

  api.answer = (request) => request.socket.destroy();
  await call("/api/u1/tasks");
  expect(requests()).toMatchObject([{ status: 499 }, { status: 503 }]);
});

it("tells account requests in the same form", async () => {
  const response = await callAuth("/ok?token=not-to-be-logged");
  const line = { request_id: response.headers.get("x-request-id"), status: response.status };
  expect(requests()).toEqual([{ ...LINE, ...line, path: "/api/auth/ok" }]);
  expect(JSON.stringify(requests())).not.toContain("not-to-be-logged");
});
