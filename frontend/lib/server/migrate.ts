import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";

/** Where Better Auth's tables live, apart from those of the API's migrations. */
export const AUTH_SCHEMA = "auth";

/** Any number, as long as every replica takes the same one ("auth" in ASCII). */
const LOCK_KEY = 0x61757468;

/**
 * Brings the tables of Better Auth up to what `options` needs. Everything happens in one
 * transaction: a second process waits on the lock and then finds nothing left to do, and a killed
 * one leaves nothing behind. The lock is a transaction's, since a session's does not survive a
 * pooler in transaction mode.
 *
 * @returns the names of the tables created or extended.
 */
export async function migrate(pool: Pool, options: BetterAuthOptions): Promise<string[]> {
  // Not destroyed at the end: that would close the pool, which is not ours.
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return db.transaction().execute(async (transaction) => {
    await sql`SELECT pg_advisory_xact_lock(${sql.lit(LOCK_KEY)})`.execute(transaction);
    await transaction.schema.createSchema(AUTH_SCHEMA).ifNotExists().execute();
    // What is missing is looked up only now, behind the lock.
    const plan = await getMigrations({
      ...options,
      database: { db: transaction, type: "postgres", schemaName: AUTH_SCHEMA },
    });
    await plan.runMigrations();
    return [...plan.toBeCreated, ...plan.toBeAdded].map(({ table }) => table);
  });
}
