import { serverAuthOptions } from "@/lib/auth/server";
import { MAX_FAILURES } from "@/lib/auth/sign-in-limit";
import { closeDatabase, getPool } from "@/lib/server/database";
import { migrate } from "@/lib/server/migrate";

import { PASSWORD, callAuth, signUp, useEnvironment } from "../support/auth";
import { createDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
  useEnvironment(database.url, {
    AUTH_ATTEMPTS_PER_MINUTE: "4",
    TRUSTED_PROXIES: "10.0.0.1, 172.16.0.0/12",
  });
  await migrate(getPool(), serverAuthOptions());
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

let addresses = 0;

/** An address that nobody used before. */
function anywhere(): string {
  addresses += 1;
  return `203.0.${addresses >> 8}.${addresses & 255}`;
}

async function signIn(email: string, password: string, ip = anywhere()): Promise<Response> {
  return callAuth("/sign-in/email", { body: { email, password }, ip });
}

async function failures(email: string, times: number): Promise<number[]> {
  const answers = await Promise.all(
    Array.from({ length: times }, () => signIn(email, "not the password")),
  );
  return answers.map((answer) => answer.status).sort();
}

const refused = (times: number) => Array<number>(times).fill(401);

describe("wrong passwords for one account", () => {
  it("are limited from however many addresses they come, exactly, all at once", async () => {
    const { email } = await signUp();
    expect(await failures(email, MAX_FAILURES + 10)).toEqual([
      ...refused(MAX_FAILURES),
      ...Array<number>(10).fill(429),
    ]);
    const answer = await signIn(email, PASSWORD);
    expect(answer.status).toBe(429);
    expect(answer.headers.get("Retry-After")).toBe("900");
    expect(await answer.json()).toMatchObject({ code: "TOO_MANY_WRONG_PASSWORDS" });
  });

  it("are counted for one however its address is written", async () => {
    const { email } = await signUp();
    await failures(email, MAX_FAILURES);
    expect((await signIn(email.toUpperCase(), PASSWORD)).status).toBe(429);
  });

  it("say nothing of whether there is such an account", async () => {
    const answers = await failures("nobody-at-all@example.com", MAX_FAILURES + 1);
    expect(answers).toEqual([...refused(MAX_FAILURES), 429]);
  });

  it("keep nobody else out, and no session that is open", async () => {
    const { email, cookie } = await signUp();
    const other = await signUp();
    await failures(email, MAX_FAILURES + 1);
    expect((await signIn(other.email, PASSWORD)).status).toBe(200);
    expect((await callAuth("/token", { cookie })).status).toBe(200);
  });

  it.each([
    ["/change-password", { newPassword: "another good password" }, "currentPassword"],
    ["/delete-user", {}, "password"],
  ])("are limited too where a session asks for it again: %s", async (path, more, field) => {
    const { email, cookie } = await signUp();
    const ask = (password: string) =>
      callAuth(path, { body: { ...more, [field]: password }, cookie, ip: anywhere() });
    await failures(email, MAX_FAILURES - 2);
    expect((await ask("not the password")).status).toBe(400);
    expect((await ask("not the password")).status).toBe(400);
    expect((await ask("not the password")).status).toBe(429);
    expect((await ask(PASSWORD)).status).toBe(429);
    expect((await signIn(email, PASSWORD)).status).toBe(429);
  });

  it("are not counted where another fault is found", async () => {
    const { email, cookie } = await signUp();
    const body = { currentPassword: "not the password", newPassword: "short" };
    for (let time = 0; time <= MAX_FAILURES; time += 1) {
      const answer = await callAuth("/change-password", { body, cookie, ip: anywhere() });
      expect(answer.status).toBe(400);
    }
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it("are forgotten with the right one, also of a session", async () => {
    const { email, cookie } = await signUp();
    await failures(email, MAX_FAILURES - 1);
    const body = { currentPassword: PASSWORD, newPassword: "another good password" };
    const answer = await callAuth("/change-password", { body, cookie, ip: anywhere() });
    expect(answer.status).toBe(200);
    expect(await failures(email, MAX_FAILURES)).toEqual(refused(MAX_FAILURES));
  });

  it("are forgotten with the right one", async () => {
    const { email } = await signUp();
    await failures(email, MAX_FAILURES - 1);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
    expect(await failures(email, MAX_FAILURES)).toEqual(refused(MAX_FAILURES));
  });

  it("are forgotten after a while", async () => {
    const { email } = await signUp();
    await failures(email, MAX_FAILURES + 1);
    await database.pool.query(`UPDATE auth."signInFailures" SET since = since - 900000`);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  it("leave no address of anybody in their table", async () => {
    const { email } = await signUp();
    await failures(email, 1);
    const { rows } = await database.pool.query<{ account: string }>(
      `SELECT account FROM auth."signInFailures"`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { account } of rows) expect(account).toMatch(/^[\w-]{43}$/);
  });
});

describe("an address that a client gives itself", () => {
  async function attempts(forwarded: (attempt: number) => string): Promise<number[]> {
    const answers: number[] = [];
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const email = `someone-${attempt}@example.com`;
      answers.push((await signIn(email, "a guess", forwarded(attempt))).status);
    }
    return answers;
  }

  it("is not believed: the connection's counts", async () => {
    const answers = await attempts((attempt) => `198.51.100.${attempt}, 192.0.2.1`);
    expect(answers).toEqual([401, 401, 401, 401, 429, 429]);
  });

  it("is not believed behind a proxy of ours either: the one before the proxy counts", async () => {
    const answers = await attempts((attempt) => `198.51.100.${attempt}, 192.0.2.2, 172.16.3.4`);
    expect(answers).toEqual([401, 401, 401, 401, 429, 429]);
  });

  it("counts for each client behind a proxy of ours", async () => {
    const answers = await attempts((attempt) => `192.0.2.${100 + attempt}, 172.16.3.4`);
    expect(answers).toEqual([401, 401, 401, 401, 401, 401]);
  });

  it("has its attempts again after a minute, whether or not it came meanwhile", async () => {
    const one = () => signIn("y@example.com", "a", "192.0.2.11");
    const later = (seconds: number) =>
      database.pool.query(
        `UPDATE auth."rateLimit" SET "lastRequest" = "lastRequest" - $1 WHERE key LIKE '192.0.2.11%'`,
        [seconds * 1000],
      );
    for (const expected of [401, 401, 401]) {
      expect((await one()).status).toBe(expected);
      await later(19);
    }
    expect((await one()).status).toBe(401);
    expect(Number((await one()).headers.get("Retry-After"))).toBeLessThanOrEqual(3);
    await later(4);
    expect((await one()).status).toBe(401);
  });

  it("makes the wait known as HTTP has it", async () => {
    for (let attempt = 0; attempt < 4; attempt += 1)
      await signIn("x@example.com", "a", "192.0.2.9");
    const answer = await signIn("x@example.com", "a", "192.0.2.9");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0);
  });
});
