import { setTimeout as wait } from "node:timers/promises";

import { serverAuthOptions } from "@/lib/auth/server";
import { prepareTables, tablesCheck } from "@/lib/server/account-tables";
import { closeDatabase, getPool } from "@/lib/server/database";
import { readiness } from "@/lib/server/readiness";

import { PASSWORD, callAuth, cookieOf, signUp, useEnvironment } from "../support/auth";
import { createDatabase, type TestDatabase } from "../support/database";
import { linkTo, type DatabaseLink } from "../support/database-link";

let database: TestDatabase;
let link: DatabaseLink;
let prepared: Promise<void>;

beforeAll(async () => {
  database = await createDatabase();
  link = await linkTo(database.url);
  useEnvironment(link.url);
});
afterAll(async () => {
  await closeDatabase();
  await link.close();
  await database.drop();
});
beforeEach(() => {
  jest.spyOn(process.stdout, "write").mockReturnValue(true);
});

/** Fails when it takes far longer than anybody would wait; the limits are below two seconds. */
async function soon<T>(work: Promise<T>): Promise<T> {
  const late = wait(6_000, undefined, { ref: false }).then(() => {
    throw new Error("nothing came");
  });
  return Promise.race([work, late]);
}

describe("a database that hangs when the process starts", () => {
  beforeAll(() => {
    jest.spyOn(process.stdout, "write").mockReturnValue(true);
    link.hang();
    prepared = prepareTables(serverAuthOptions());
  });

  it("leaves the process not ready", async () => {
    expect(await soon(readiness())).toEqual({
      ready: false,
      checks: {
        database: "The database does not answer.",
        accounts: "The account tables are not prepared yet.",
      },
    });
  });

  it("is tried again until it is there", async () => {
    link.mend();
    await prepared;
    expect(tablesCheck()).toBe("ok");
    expect((await readiness()).ready).toBe(true);
  });
});

describe("a database that hangs later", () => {
  it("fails account requests in time, and comes back on new connections", async () => {
    const { cookie, email } = await signUp();
    const body = { email, password: PASSWORD };
    // All of the pool's connections are open and will hang.
    await Promise.all(Array.from({ length: 5 }, () => getPool().query("SELECT pg_sleep(0.05)")));

    link.hang();
    const answers = await soon(
      Promise.all([
        ...Array.from({ length: 8 }, () => callAuth("/token", { cookie })),
        callAuth("/get-session", { cookie }),
        callAuth("/sign-in/email", { body }),
        callAuth("/sign-out", { body: {}, cookie }),
      ]),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers.get("retry-after")).toBe("1");
    }
    expect((await soon(readiness())).ready).toBe(false);

    link.mend();
    expect((await soon(callAuth("/token", { cookie }))).status).toBe(200);
    expect((await readiness()).ready).toBe(true);
    const again = await callAuth("/sign-in/email", { body });
    expect((await callAuth("/token", { cookie: cookieOf(again) })).status).toBe(200);
  });
});
