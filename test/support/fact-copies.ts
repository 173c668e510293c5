/** The facts of a gateway that forgets them: its store, a PostgreSQL, copies each one as it is written. */
import pg from 'pg';
import { revised, type LoggedEvent } from '../../gateway/src/events/event-log.js';
import type { Kept } from './chaos-log.js';

/** All that an agent was told since the copying began, in order. */
export type FactCopies = (agent: string) => Promise<readonly Kept[]>;

const COPY = `
CREATE TABLE fact_copy(agent text, seq int, fact jsonb);
CREATE FUNCTION copy_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO fact_copy VALUES (NEW.agent_id, NEW.seq, NEW.body); RETURN NEW; END $$;
CREATE TRIGGER copied AFTER INSERT ON agent_event FOR EACH ROW EXECUTE FUNCTION copy_fact();`;
const READ = 'SELECT seq, fact AS body FROM fact_copy WHERE agent = $1 ORDER BY seq';

/** Begins to copy; the store of a running gateway is at that url. */
export async function copyFacts(database: string): Promise<FactCopies> {
  await ask(database, COPY);
  return async (agent) => {
    const copied = (await ask(database, READ, [agent])) as LoggedEvent[];
    return copied.map((event) => ({ seq: event.seq, fact: revised(event) }));
  };
}

async function ask(connectionString: string, text: string, values?: readonly string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values && [...values])).rows;
  } finally {
    await client.end();
  }
}
