import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from "jose";

import { serverAuthOptions } from "@/lib/auth/server";
import { closeDatabase, getPool } from "@/lib/server/database";
import { migrate } from "@/lib/server/migrate";

import { startApi, type FakeApi } from "../support/api";
import {
  OTHER_ORIGIN,
  PASSWORD,
  callAuth,
  cookieOf,
  signUp,
  useEnvironment,
} from "../support/auth";
import { createDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let api: FakeApi;

beforeAll(async () => {
  database = await createDatabase();
  api = await startApi();
  useEnvironment(database.url, { API_URL: api.url, AUTH_ATTEMPTS_PER_MINUTE: "4" });
  await migrate(getPool(), serverAuthOptions());
});

afterAll(async () => {
  await closeDatabase();
  await api.close();
  await database.drop();
});

async function count(table: string, id: string): Promise<number> {
  const column = table === "user" ? "id" : '"userId"';
  const found = await database.pool.query(`SELECT 1 FROM auth."${table}" WHERE ${column} = $1`, [
    id,
  ]);
  return found.rowCount ?? 0;
}

async function signIn(email: string, password: string, more = {}): Promise<Response> {
  return callAuth("/sign-in/email", { body: { email, password }, ...more });
}

async function tokenOf(cookie: string): Promise<string> {
  return ((await (await callAuth("/token", { cookie })).json()) as { token: string }).token;
}

async function verify(token: string) {
  const keys = (await (await callAuth("/jwks")).json()) as JSONWebKeySet;
  return jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: ["EdDSA"],
    issuer: "ai-todo",
    audience: "ai-todo-api",
    requiredClaims: ["exp", "iat", "sub"],
  });
}

describe("signing in", () => {
  it("is refused with a wrong password, without saying whether the address is known", async () => {
    const { email } = await signUp();
    const known = await signIn(email, "not the password", { ip: "10.2.0.1" });
    const unknown = await signIn("nobody@example.com", PASSWORD, { ip: "10.2.0.1" });
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect(await known.text()).toBe(await unknown.text());
  });

  it("is refused from an origin that is not trusted", async () => {
    const { email, cookie } = await signUp();
    const more = { origin: "http://evil.example", cookie, ip: "10.2.0.2" };
    expect((await signIn(email, PASSWORD, more)).status).toBe(403);
  });

  it("works from another trusted origin, with a cookie fit for plain http", async () => {
    const { email } = await signUp();
    const response = await signIn(email, PASSWORD, { origin: OTHER_ORIGIN, ip: "10.2.0.3" });
    expect(response.status).toBe(200);
    const [cookie] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^better-auth\.session_token=.*HttpOnly/);
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toMatch(/secure/i);
  });

  it("is limited by address, in the database", async () => {
    const { email } = await signUp();
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      answers.push((await signIn(email, "not the password", { ip: "10.2.0.4" })).status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 429]);
    expect((await signIn(email, PASSWORD, { ip: "10.2.0.5" })).status).toBe(200);
    const { rowCount } = await database.pool.query(
      `SELECT 1 FROM auth."rateLimit" WHERE key LIKE '10.2.0.4%'`,
    );
    expect(rowCount).toBe(1);
  });
});

describe("without a mail server", () => {
  it.each(["/request-password-reset", "/send-verification-email"])("refuses %s", async (path) => {
    const { email, cookie } = await signUp();
    expect((await callAuth(path, { body: { email }, cookie, ip: "10.2.0.7" })).status).toBe(400);
  });
});

describe("without a proxy of ours", () => {
  it("counts for the connection, whatever addresses the client names", async () => {
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const ip = `198.51.100.${attempt}, 10.2.0.8`;
      answers.push((await signIn(`guess-${attempt}@example.com`, PASSWORD, { ip })).status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 429]);
    const other = { ip: "198.51.100.1, 10.2.0.9" };
    expect((await signIn("guess@example.com", PASSWORD, other)).status).toBe(401);
  });
});

describe("the token", () => {
  it("is not given without a session", async () => {
    expect((await callAuth("/token")).status).toBe(401);
    expect((await callAuth("/token", { cookie: "better-auth.session_token=a.b" })).status).toBe(
      401,
    );
  });

  it("names the user and nothing but the address, for a quarter of an hour", async () => {
    const { cookie, email, id } = await signUp();
    const token = await tokenOf(cookie);
    expect(decodeProtectedHeader(token)).toEqual({ alg: "EdDSA", kid: expect.any(String) });
    const { payload } = await verify(token);
    const { iat, exp, ...claims } = payload;
    expect(claims).toEqual({ sub: id, email, iss: "ai-todo", aud: "ai-todo-api" });
    expect(exp! - iat!).toBe(15 * 60);
  });

  it("ends with the session", async () => {
    const { cookie } = await signUp();
    await callAuth("/sign-out", { body: {}, cookie });
    expect((await callAuth("/token", { cookie })).status).toBe(401);
  });
});

describe("deleting an account", () => {
  const remove = (cookie: string, password?: string) =>
    callAuth("/delete-user", { body: { password }, cookie, ip: "10.3.0.1" });

  it.each([[undefined], ["not the password"]])("is refused with password %p", async (password) => {
    const asked = jest.fn();
    api.answer = asked;
    const { cookie, id } = await signUp();
    expect((await remove(cookie, password)).status).toBe(400);
    expect(asked).not.toHaveBeenCalled();
    expect(await count("user", id)).toBe(1);
  });

  it("keeps the account when the API does not remove its rows", async () => {
    api.answer = (_request, response) => response.writeHead(500).end();
    const { cookie, id } = await signUp();
    const response = await remove(cookie, PASSWORD);
    expect(response.status).toBe(503);
    await expect(response.json()).resolves.toMatchObject({ code: "USER_DATA_NOT_REMOVED" });
    expect(await count("user", id)).toBe(1);
    expect((await callAuth("/token", { cookie })).status).toBe(200);
  });

  it("removes the API's rows with the user's own token, then everything here", async () => {
    const calls: { line: string; token: string }[] = [];
    api.answer = (request, response) => {
      const token = request.headers.authorization!.replace("Bearer ", "");
      calls.push({ line: `${request.method} ${request.url}`, token });
      response.writeHead(204).end();
    };
    const { cookie, email, id } = await signUp();
    const response = await remove(cookie, PASSWORD);
    expect(response.status).toBe(200);
    expect(cookieOf(response)).toContain("better-auth.session_token=");
    expect(calls.map(({ line }) => line)).toEqual([`DELETE /api/${id}`]);
    await expect(verify(calls[0]!.token)).resolves.toMatchObject({ payload: { sub: id } });
    for (const table of ["user", "session", "account"]) expect(await count(table, id)).toBe(0);
    expect((await signIn(email, PASSWORD, { ip: "10.2.0.9" })).status).toBe(401);
  });
});
