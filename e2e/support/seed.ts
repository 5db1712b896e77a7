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

/** Puts so many messages before those of a conversation, the last of them said a day ago. */
export async function sayEarlier(conversationId: string, count: number): Promise<void> {
  const { Client } = createRequire(new URL("../../frontend/package.json", import.meta.url))(
    "pg",
  ) as { Client: new (options: { connectionString: string | undefined }) => Client };
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    for (const statement of [ROOM, TURNS, MESSAGES]) {
      await client.query(statement, [conversationId, count]);
    }
  } finally {
    await client.end();
  }
}
