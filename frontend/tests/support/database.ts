import { randomBytes } from "node:crypto";

import { Pool } from "pg";

import { connectionConfig } from "@/lib/server/database-url";

function adminUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error("TEST_DATABASE_URL is not set: see postgres-start.ts");
  return url;
}

function withDatabase(url: string, name: string): string {
  const [, before, after] = /^(.*?\/\/[^/]*\/)[^?]*(.*)$/.exec(url)!;
  return `${before}${name}${after}`;
}

export interface TestDatabase {
  url: string;
  pool: Pool;
  drop: () => Promise<void>;
}

/** A new, empty database of its own. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `web_${randomBytes(6).toString("hex")}`;
  const admin = new Pool(connectionConfig(adminUrl()));
  await admin.query(`CREATE DATABASE ${name}`);
  const url = withDatabase(adminUrl(), name);
  const pool = new Pool(connectionConfig(url));
  // Dropping the database ends connections that are still closing.
  pool.on("error", () => {});
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
