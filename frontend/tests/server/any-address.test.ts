import { serverAuthOptions } from "@/lib/auth/server";
import { closeDatabase, getPool } from "@/lib/server/database";
import { migrate } from "@/lib/server/migrate";

import { startApi, type FakeApi } from "../support/api";
import { PASSWORD, callAuth, cookieOf, useEnvironment } from "../support/auth";
import { createDatabase, type TestDatabase } from "../support/database";

const LISTED = "http://listed.example";
const NODE_PORT = { origin: "http://192.168.49.2:30080", headers: { host: "192.168.49.2:30080" } };

let database: TestDatabase;
let api: FakeApi;

beforeAll(async () => {
  database = await createDatabase();
  api = await startApi();
  useEnvironment(database.url, { BETTER_AUTH_URL: "", TRUSTED_ORIGINS: LISTED, API_URL: api.url });
  await migrate(getPool(), serverAuthOptions());
});
afterAll(async () => {
  await closeDatabase();
  await api.close();
  await database.drop();
});
beforeEach(() => {
  jest.spyOn(process.stdout, "write").mockReturnValue(true);
});

interface Place {
  origin: string;
  headers: Record<string, string>;
}

let people = 0;

async function signUp(place: Place): Promise<{ response: Response; email: string }> {
  const email = `someone-${++people}@example.com`;
  const body = { name: "Ada", email, password: PASSWORD };
  return { response: await callAuth("/sign-up/email", { body, ...place }), email };
}

describe("a request to sign in is refused", () => {
  const secure = { host: "todo.example", "x-forwarded-proto": "https" };

  it.each([
    ["another host", { ...NODE_PORT, origin: "http://evil.example" }],
    ["another port of the same host", { ...NODE_PORT, origin: "http://192.168.49.2:31000" }],
    ["a host that only begins alike", { ...NODE_PORT, origin: "http://192.168.49.20:30080" }],
    ["plain http of a page opened by https", { headers: secure, origin: "http://todo.example" }],
    ["nowhere (a sandboxed frame)", { ...NODE_PORT, origin: "null" }],
    ["a host hidden in a wildcard", { headers: { host: "*" }, origin: "http://evil.example" }],
    ["the address the process itself listens at", { ...NODE_PORT, origin: "http://0.0.0.0:3000" }],
    ["localhost, when opened elsewhere", { ...NODE_PORT, origin: "http://localhost:3000" }],
  ])("from %s, with and without a cookie", async (_case, forged) => {
    const { response, email } = await signUp(NODE_PORT);
    const body = { email, password: PASSWORD };
    for (const cookie of [undefined, cookieOf(response)]) {
      const answer = await callAuth("/sign-in/email", { body, cookie, ...forged });
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });
});

it("leaves a page of another origin no way to ask for forwarding headers of its choice", async () => {
  const origin = "http://evil.example";
  const more = { ...NODE_PORT.headers, "access-control-request-headers": "x-forwarded-host" };
  const answer = await callAuth("/ok", { origin, headers: more });
  expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual(
    [],
  );
});

const PLACES: [string, Place, boolean][] = [
  ["a NodePort", NODE_PORT, false],
  [
    "a forwarded port",
    { origin: "http://localhost:3000", headers: { host: "localhost:3000" } },
    false,
  ],
  [
    "a forwarded port by number",
    { origin: "http://127.0.0.1:8080", headers: { host: "127.0.0.1:8080" } },
    false,
  ],
  [
    "an IPv6 address",
    { origin: "http://[fd00::2]:30080", headers: { host: "[fd00::2]:30080" } },
    false,
  ],
  [
    "an https ingress",
    {
      origin: "https://todo.example",
      headers: { host: "todo.example", "x-forwarded-proto": "https" },
    },
    true,
  ],
  [
    "an https ingress that keeps the host to itself",
    {
      origin: "https://todo.example",
      headers: {
        host: "ai-todo-frontend-service:3000",
        "x-forwarded-host": "todo.example",
        "x-forwarded-proto": "https",
      },
    },
    true,
  ],
  [
    "a TLS proxy that does not tell",
    { origin: "https://todo.example", headers: { host: "todo.example" } },
    false,
  ],
  ["a listed address", { origin: LISTED, headers: { host: "inner:3000" } }, false],
];

it.each(PLACES)("%s: sign up, token, sign out, sign in", async (_case, place, secure) => {
  const { response, email } = await signUp(place);
  expect(response.status).toBe(200);
  const [set] = response.headers.getSetCookie();
  expect(set).toMatch(
    secure ? /^__Secure-better-auth\..*; Secure/ : /^better-auth\.session_token=/,
  );
  expect(/; secure/i.test(set!)).toBe(secure);
  // For this host alone: a name that is made to lead here later has nobody's session.
  expect(set).not.toMatch(/domain=/i);

  const cookie = cookieOf(response);
  expect((await callAuth("/token", { cookie, ...place })).status).toBe(200);
  const out = await callAuth("/sign-out", { body: {}, cookie, ...place });
  expect(out.headers.getSetCookie().join()).toContain("Max-Age=0");
  expect((await callAuth("/token", { cookie, ...place })).status).toBe(401);

  const body = { email, password: PASSWORD };
  const again = await callAuth("/sign-in/email", { body, ...place });
  expect(again.status).toBe(200);
  expect((await callAuth("/token", { cookie: cookieOf(again), ...place })).status).toBe(200);
});

it("deletes an account where no address is known", async () => {
  const authorizations: (string | undefined)[] = [];
  api.answer = (request, response) => {
    authorizations.push(request.headers.authorization);
    response.writeHead(204).end();
  };
  const { response } = await signUp(NODE_PORT);
  const cookie = cookieOf(response);
  const answer = await callAuth("/delete-user", {
    body: { password: PASSWORD },
    cookie,
    ...NODE_PORT,
  });
  expect(answer.status).toBe(200);
  expect(authorizations).toEqual([expect.stringMatching(/^Bearer ey/)]);
});
