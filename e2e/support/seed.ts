import { createRequire } from "node:module";

interface Client {
  connect(): Promise<void>;
  query(text: string, values: unknown[]): Promise<unknown>;
  end(): Promise<void>;
}

/** True where the database under test can be written to directly: `make e2e` names it, a cluster does not. */
export const canSeed = Boolean(process.env.DATABASE_URL);

const TURNS = `
  WITH moved AS (
    UPDATE conversations SET last_seq = last_seq + $2::int WHERE id = $1 RETURNING id, user_id
  )
  INSERT INTO turns (id, user_id, conversation_id, request_sha256, status)
  SELECT gen_random_uuid(), user_id, id, 'seed', 'done' FROM moved, generate_series(1, $2::int / 2)
`;
const ROOM = "UPDATE messages SET seq = seq + $2::int WHERE conversation_id = $1";
const MESSAGES = `
  INSERT INTO messages (id, conversation_id, seq, turn_id, role, content, created_at)
  SELECT gen_random_uuid(), $1::uuid, 2 * place - (role = 'user')::int, id, role,
    role || ' said number ' || place || E'.\n\n- one\n- two **bold** and some more words to fill a line',
    now() - interval '1 day' - make_interval(secs => 30 * ($2::int / 2 - place))
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM turns
        WHERE conversation_id = $1 AND request_sha256 = 'seed') AS turn,
    unnest(ARRAY['user', 'assistant']) AS role
`;

const TASKS = `
  WITH counter AS (
    INSERT INTO task_counters (user_id, last_number) VALUES ($1, $2::int)
    ON CONFLICT (user_id) DO UPDATE SET last_number = task_counters.last_number + $2::int
    RETURNING last_number
  )
  INSERT INTO tasks (id, user_id, number, title, priority, tags)
  SELECT gen_random_uuid(), $1, last_number - $2::int + place,
    'Job ' || (last_number - $2::int + place) || '.',
    (ARRAY['low', 'normal', 'high', 'urgent'])[1 + place % 4],
    CASE place % 3 WHEN 0 THEN ARRAY['home'] ELSE '{}'::text[] END
  FROM counter, generate_series(1, $2::int) AS place
`;

async function run(statements: string[], values: unknown[]): Promise<void> {
  const { Client } = createRequire(new URL("../../frontend/package.json", import.meta.url))(
    "pg",
  ) as { Client: new (options: { connectionString: string | undefined }) => Client };
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement, values);
  } finally {
    await client.end();
  }
}

/** Gives a user so many more tasks, each called by its number: "Job 1." and on. */
export async function addJobs(userId: string, count: number): Promise<void> {
  await run([TASKS], [userId, count]);
}

/** Puts so many messages before those of a conversation, the last of them said a day ago. */
export async function sayEarlier(conversationId: string, count: number): Promise<void> {
  await run([ROOM, TURNS, MESSAGES], [conversationId, count]);
}
