// The two engines as they run in earnest: synced to the disk at every commit.
import { openDb } from '../../gateway/src/db/open.ts';
import { migrate } from '../../gateway/src/db/migrate.ts';
import { embeddedEngine } from '../../gateway/test/support/engines.ts';
import { PostgresServer } from '../../gateway/test/support/postgres.ts';

/** What the gateway of the bench is told beside where its store is. */
export const SECRET = 'a secret of the bench, long enough for HS256';
export const SENDERS = ['one', 'two', 'three', 'four'].map((name) => ({ name, key: `bench-sender-${name}` }));
/** The gateway as it is shipped. */
export const BUILT = new URL('../../gateway/dist/main.js', import.meta.url);
export const ENVIRONMENT = {
  AUTH_SECRET: SECRET,
  ADMIN_KEY: 'bench-admin-key-1',
  SENDER_KEYS: SENDERS.map(({ name, key }) => `${name}:${key}`).join(','),
  LOG_LEVEL: 'warn',
};

const ROWS = `
INSERT INTO queue(id, name) VALUES ('loans', 'Loans');
INSERT INTO entrance(id, name, queue_id, offer_ms) VALUES ('loans', 'Loans', 'loans', 60000);
INSERT INTO case_key(key, label, position, type, options, editable, in_offer) VALUES
  ('cid', 'Customer number', 1, 'string', NULL, false, true),
  ('product', 'Product', 2, 'list', '["car","house"]', true, true);
CREATE TABLE barest(id uuid PRIMARY KEY, body text NOT NULL)`;

/** Both engines by name: `prepare` makes a store with an entrance `loans`, and `agents` agents who are Ready for it. */
export const STORES = { PostgreSQL: { prepare: preparePostgres }, embedded: { prepare: prepareEmbedded } };

async function preparePostgres({ agents = 0 } = {}) {
  const server = await PostgresServer.start({ fsync: true });
  const settings = { databaseUrl: await server.createDatabase() };
  await fill(settings, agents);
  return { settings, remove: () => server.stop() };
}

async function prepareEmbedded({ agents = 0 } = {}) {
  const { settings, remove } = await embeddedEngine.prepare();
  await fill(settings, agents);
  return { settings, remove };
}

async function fill(settings, agents) {
  const db = await openDb(settings);
  await migrate(db);
  await db.exec(ROWS);
  for (const { name, key } of SENDERS) {
    await db.query(`INSERT INTO sender(id, name, key_sha256) VALUES ($1, $1, sha256($2::bytea))`, [
      name,
      Buffer.from(key),
    ]);
  }
  await db.exec(`
    INSERT INTO agent(id, name) SELECT 'agent-' || n, 'Agent ' || n FROM generate_series(1, ${agents}) n;
    INSERT INTO agent_queue(agent_id, queue_id) SELECT id, 'loans' FROM agent;
    INSERT INTO presence(agent_id, log_id, state) SELECT id, id, 'ready' FROM agent`);
  await db.close();
}
