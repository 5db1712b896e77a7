/** Migrates the database given as the argument, as a replica does when it starts. */
import { Pool } from "pg";

import { authOptions } from "../../lib/auth/options.ts";
import { connectionConfig } from "../../lib/server/database-url.ts";
import { migrate } from "../../lib/server/migrate.ts";

const pool = new Pool(connectionConfig(process.argv[2]!));
const options = authOptions({
  secret: "a secret of the tests, long enough",
  address: { baseURL: "http://localhost:3000", useSecureCookies: false },
  attemptsPerMinute: 100,
  trustedProxies: [],
  afterReset: async () => {},
  removeUserData: async () => {},
});
const changed = await migrate(pool, options);
await pool.end();
process.stdout.write(JSON.stringify(changed));
