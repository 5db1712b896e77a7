import { once } from "node:events";
import http, { type IncomingHttpHeaders } from "node:http";
import net from "node:net";

import { proxyToApi } from "@/lib/server/api-proxy";

import { startApi, type FakeApi } from "../support/api";
import { useEnvironment } from "../support/auth";

let api: FakeApi;

beforeAll(async () => {
  api = await startApi();
  useEnvironment("postgresql://unused/unused", { API_URL: api.url });
});
afterAll(() => api.close());

function request(path: string, init: RequestInit = {}): Request {
  const headers = new Headers(init.headers);
  headers.set("host", "todo.example");
  return new Request(`http://todo.example${path}`, { ...init, headers });
}

/** Loses the first packets of the next `connections`: they are opened, and nothing ever answers. */
function lose(connections: number): jest.SpyInstance {
  const agent = http.Agent.prototype as unknown as { createConnection: () => net.Socket };
  const spy = jest.spyOn(agent, "createConnection");
  for (let lost = 0; lost < connections; lost += 1) {
    spy.mockImplementationOnce(() => Object.assign(new net.Socket(), { connecting: true }));
  }
  return spy;
}

describe("a connection that is not made", () => {
  it.each([1, 2])("is tried again: %i lost", async (lost) => {
    api.answer = (incoming, response) => {
      incoming.resume();
      response.setHeader("Connection", "close"); // the next request needs a new one
      response.end("done");
    };
    const spy = lose(lost);
    const response = await proxyToApi(request("/api/u1/chat", { method: "POST", body: "{}" }));
    await expect(response.text()).resolves.toBe("done");
    expect(spy).toHaveBeenCalledTimes(lost + 1);
    spy.mockRestore();
  });

  it("is given up within two seconds", async () => {
    jest.spyOn(process.stdout, "write").mockReturnValue(true);
    const spy = lose(3);
    const started = performance.now();
    expect((await proxyToApi(request("/api/u1/tasks"))).status).toBe(503);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(spy).toHaveBeenCalledTimes(3);
    spy.mockRestore();
  });
});

describe("while the API is away", () => {
  const port = () => Number(new URL(api.url).port);

  it("answers in the product's form and recovers by itself", async () => {
    jest.spyOn(process.stdout, "write").mockReturnValue(true);
    const wasOn = port();
    await api.close();
    const response = await proxyToApi(request("/api/u1/tasks"));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    await expect(response.json()).resolves.toEqual({
      error: "unavailable",
      detail: expect.stringMatching(/\.$/),
      retry_after: 1,
    });
    api = await startApi(wasOn);
    expect((await proxyToApi(request("/api/u1/tasks"))).status).toBe(200);
  });

  it("sends a request again that met a connection just closed", async () => {
    let answered = 0;
    api.answer = (incoming, response) => {
      answered++;
      incoming.resume();
      // The second request on a connection finds it cut, as after the API's idle limit.
      if (answered === 2) incoming.socket.resetAndDestroy();
      else response.end("done");
    };
    await (await proxyToApi(request("/api/u1/tasks"))).text();
    const again = await proxyToApi(request("/api/u1/tasks", { method: "POST", body: "{}" }));
    await expect(again.text()).resolves.toBe("done");
    expect(answered).toBe(3);
  });
});

it("refuses a body beyond all use without asking the API", async () => {
  const asked = jest.fn();
  api.answer = asked;
  const response = await proxyToApi(
    request("/api/u1/chat", { method: "POST", body: "x".repeat(3 * 1024 * 1024 + 1) }),
  );
  expect(response.status).toBe(413);
  await expect(response.json()).resolves.toMatchObject({ error: "payload_too_large" });
  expect(asked).not.toHaveBeenCalled();
});

it("passes on what the API needs, and not the session's cookie", async () => {
  let seen:
    { url?: string; method?: string; headers: IncomingHttpHeaders; body: string } | undefined;
  api.answer = (incoming, response) => {
    let body = "";
    incoming.on("data", (chunk: Buffer) => (body += chunk.toString()));
    incoming.on("end", () => {
      seen = { url: incoming.url, method: incoming.method, headers: incoming.headers, body };
      response.writeHead(201, { "x-ratelimit-remaining": "99", "set-cookie": "a=b" }).end("{}");
    });
  };
  const response = await proxyToApi(
    request("/api/u1/tasks?search=a%26b", {
      method: "POST",
      body: '{"title":"Brot für Ömer"}',
      headers: {
        authorization: "Bearer t",
        cookie: "better-auth.session_token=secret",
        "idempotency-key": "k1",
        "x-forwarded-for": "10.0.0.7",
        "x-request-id": "request-12345",
        connection: "keep-alive, x-odd",
      },
    }),
  );
  expect(response.status).toBe(201);
  expect(response.headers.get("x-ratelimit-remaining")).toBe("99");
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(response.headers.get("x-request-id")).toBe("request-12345");
  expect(seen).toMatchObject({
    url: "/api/u1/tasks?search=a%26b",
    method: "POST",
    body: '{"title":"Brot für Ömer"}',
    headers: {
      authorization: "Bearer t",
      "idempotency-key": "k1",
      "x-forwarded-for": "10.0.0.7",
      "x-forwarded-host": "todo.example",
      "x-forwarded-proto": "http",
      "x-request-id": "request-12345",
    },
  });
  expect(seen!.headers.cookie).toBeUndefined();
});

it.each([["short"], ["with spaces in it"], ["a".repeat(129)]])(
  "makes a new request id instead of %j",
  async (given) => {
    let seen = "";
    api.answer = (incoming, response) => {
      seen = String(incoming.headers["x-request-id"]);
      response.end();
    };
    const response = await proxyToApi(
      request("/api/u1/tasks", { headers: { "x-request-id": given } }),
    );
    expect(seen).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("x-request-id")).toBe(seen);
  },
);

it("hands events on as they come, not when all are there", async () => {
  let send: ((text: string) => void) | undefined;
  api.answer = (_incoming, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    send = (text) => response.write(text);
  };
  const response = await proxyToApi(request("/api/u1/chat", { method: "POST", body: "{}" }));
  expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
  const reader = response.body!.getReader();
  for (const event of ["data: one\n\n", "data: two\n\n"]) {
    send!(event);
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString()).toBe(event);
  }
  await reader.cancel();
});

it("ends the API's request when the browser goes away", async () => {
  const abort = new AbortController();
  let closed: Promise<unknown> | undefined;
  api.answer = (_incoming, response) => {
    closed = once(response, "close");
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
  };
  const init = { method: "POST", body: "{}", signal: abort.signal };
  await proxyToApi(request("/api/u1/chat", init));
  abort.abort();
  await expect(closed).resolves.toBeDefined();
});

it("passes an answer without a body", async () => {
  api.answer = (_incoming, response) => response.writeHead(204).end();
  const response = await proxyToApi(request("/api/u1", { method: "DELETE" }));
  expect(response.status).toBe(204);
  expect(response.body).toBeNull();
});
