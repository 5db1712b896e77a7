import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

import type { PoolClient } from "pg";

import { createDatabase, type TestDatabase } from "../support/database";

const TABLES = [
  "account",
  "jwks",
  "mailRequests",
  "rateLimit",
  "session",
  "signInFailures",
  "user",
  "verification",
];
const HOOKS = ["--no-warnings", "--import", "./tests/support/app-imports.mjs"];
let database: TestDatabase;

beforeEach(async () => {
  database = await createDatabase();
});
afterEach(() => database.drop());

function start(): {
  child: ChildProcess;
  result: Promise<{ code: number | null; changed: string[] }>;
} {
  const program = resolve("tests/support/migrate-process.ts");
  const child = spawn(process.execPath, [...HOOKS, program, database.url], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let text = "";
  child.stdout!.on("data", (chunk: Buffer) => (text += chunk.toString()));
  const result = once(child, "close").then(([code]) => ({
    code: code as number | null,
    changed: text ? (JSON.parse(text) as string[]) : [],
  }));
  return { child, result };
}

async function tables(schema: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1",
    [schema],
  );
  return rows.map(({ name }) => name);
}

/** Resolves as soon as another connection waits for what `client` has not committed yet. */
async function someoneWaits(client: PoolClient): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted",
    );
    if (rows.length) return;
  }
}

it("lets three processes start at once on an empty database", async () => {
  const results = await Promise.all([start(), start(), start()].map(({ result }) => result));
  expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
  const changes = results.map(({ changed }) => changed).filter(({ length }) => length > 0);
  expect(changes).toHaveLength(1);
  expect(changes[0]!.toSorted()).toEqual(TABLES);
  await expect(tables("auth")).resolves.toEqual(TABLES);
  await expect(tables("public")).resolves.toEqual([]);
});

it("leaves nothing behind when it is killed, and the next one completes", async () => {
  await database.pool.query("CREATE SCHEMA auth");
  const blocker = await database.pool.connect();
  await blocker.query("BEGIN");
  // Holds the migration up at its last table, when the others are made.
  await blocker.query("CREATE TABLE auth.verification (id int)");
  const killed = start();
  await someoneWaits(blocker);
  killed.child.kill("SIGKILL");
  await killed.result;
  await blocker.query("ROLLBACK");
  blocker.release();
  await expect(tables("auth")).resolves.toEqual([]);

  const next = await start().result;
  expect(next.code).toBe(0);
  await expect(tables("auth")).resolves.toEqual(TABLES);
});

it("rolls everything back when a statement fails, and repairs what is missing later", async () => {
  await database.pool.query("CREATE SCHEMA auth");
  // A relation of this name is in the way of the last statements, the indexes.
  await database.pool.query('CREATE SEQUENCE auth."verification_identifier_idx"');
  const failed = start();
  expect((await failed.result).code).not.toBe(0);
  await expect(tables("auth")).resolves.toEqual([]);

  await database.pool.query('DROP SEQUENCE auth."verification_identifier_idx"');
  expect((await start().result).code).toBe(0);
  await expect(tables("auth")).resolves.toEqual(TABLES);
});

it("does nothing to a database that is up to date", async () => {
  await start().result;
  await database.pool.query(
    `INSERT INTO auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
     VALUES ('u1', 'Ada', 'ada@example.com', false, now(), now())`,
  );
  await expect(start().result).resolves.toEqual({ code: 0, changed: [] });
  const { rowCount } = await database.pool.query('SELECT 1 FROM auth."user"');
  expect(rowCount).toBe(1);
});
