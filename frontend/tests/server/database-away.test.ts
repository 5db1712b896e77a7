import { createHmac } from "node:crypto";

import { closeDatabase, databaseCheck } from "@/lib/server/database";
import { isDatabaseAway } from "@/lib/server/database-trouble";
import { markEnding, readiness } from "@/lib/server/readiness";

import { callAuth, useEnvironment } from "../support/auth";

// The port of the discard service: nothing listens there.
beforeAll(() => useEnvironment("postgresql://nobody:x@127.0.0.1:9/none"));
afterAll(() => closeDatabase());
beforeEach(() => {
  jest.spyOn(process.stdout, "write").mockReturnValue(true);
});

it.each([
  ["/token", undefined],
  ["/jwks", undefined],
  ["/get-session", undefined],
  ["/sign-in/email", { email: "ada@example.com", password: "password1" }],
])("%s answers 503 in the product's form, never 401", async (path, body) => {
  const signature = createHmac("sha256", process.env.BETTER_AUTH_SECRET!)
    .update("t")
    .digest("base64");
  const cookie = `better-auth.session_token=${encodeURIComponent(`t.${signature}`)}`;
  const response = await callAuth(path, { body, cookie });
  expect(response.status).toBe(503);
  expect(response.headers.get("retry-after")).toBe("1");
  expect(response.headers.get("x-request-id")).toMatch(/^[\w.-]{8,64}$/);
  await expect(response.json()).resolves.toEqual({
    error: "unavailable",
    detail: expect.stringMatching(/\.$/),
    retry_after: 1,
  });
});

it("makes the process not ready, in words", async () => {
  expect(await databaseCheck()).toBe("The database does not answer.");
  expect(await readiness()).toEqual({
    ready: false,
    checks: {
      database: "The database does not answer.",
      accounts: "The account tables are not prepared yet.",
    },
  });
  markEnding();
  expect((await readiness()).checks.process).toBe("The process is ending.");
});

it.each([
  [Object.assign(new Error("x"), { code: "57P01" }), true],
  [Object.assign(new Error("x"), { code: "ECONNREFUSED" }), true],
  [new Error("timeout exceeded when trying to connect"), true],
  [new Error("wrapped", { cause: new Error("Connection terminated unexpectedly") }), true],
  [new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })]), true],
  [Object.assign(new Error("no table yet"), { code: "42P01" }), true],
  [Object.assign(new Error("duplicate key"), { code: "23505" }), false],
  [new Error("something else"), false],
  ["text", false],
])("tells a database that is away from other failures: %s", (error, away) => {
  expect(isDatabaseAway(error)).toBe(away);
});
