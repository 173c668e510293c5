// How fast what waits is given out, with few waiting and with very many.
import { openDb } from '../../gateway/src/db/open.ts';
import { Hints } from '../../gateway/src/events/hints.ts';
import { createLog } from '../../gateway/src/log.ts';
import { Dispatcher } from '../../gateway/src/routing/dispatch.ts';
import { median } from '../statistics.mjs';
import { ratioRow } from '../table.mjs';
import { STORES } from './stores.mjs';

const AGENTS = 1_000;
const ROUNDS = 5;
const OFFER_MS = 600_000;

const WAIT = `
INSERT INTO interaction(id, medium, queue_id, entrance_id, state, weight, subject)
SELECT gen_random_uuid(), 'work-item', 'loans', 'loans', 'queued', 100, 'One that waits' FROM generate_series(1, $1::int)`;

/** All are free again, and what they were given is over. */
const FREE = `
UPDATE interaction SET state = 'ended', agent_id = NULL WHERE state = 'offered';
UPDATE offer SET state = 'withdrawn' WHERE state = 'pending';
UPDATE presence SET busy = false, connected = true`;

/** Adds the row about one engine. */
export async function measureOn(engine, { quick, add }) {
  const many = quick ? 100_000 : 1_000_000;
  const store = await STORES[engine].prepare({ agents: AGENTS });
  const db = await openDb(store.settings);
  try {
    const waiting = async (number) => {
      await db.query(WAIT, [number]);
      await db.exec('ANALYZE interaction');
      const seen = [];
      for (let round = 0; round <= ROUNDS; round += 1) seen.push(await giveToAll(db));
      return median(seen.slice(1));
    };
    const short = await waiting((ROUNDS + 1) * AGENTS);
    const deep = await waiting(many);
    const what = `${engine}: given out of ${many.toLocaleString('en')} that wait, against a short queue`;
    add(ratioRow({ what, ours: deep, base: short, unit: '/s', digits: 0, least: 0.8 }));
  } finally {
    await db.close();
    await store.remove();
  }
}

/** Gives one to each agent; how many a second. */
async function giveToAll(db) {
  await db.exec(FREE);
  const store = { db, hints: new Hints(), recentDays: 7 };
  const dispatcher = new Dispatcher(store, createLog('warn'), OFFER_MS, () => undefined);
  const start = performance.now();
  dispatcher.kick();
  await dispatcher.close();
  const seconds = (performance.now() - start) / 1_000;
  const [{ given }] = await db.query("SELECT count(*) AS given FROM offer WHERE state = 'pending'");
  if (given !== AGENTS) throw new Error(`Given were ${given} of ${AGENTS}.`);
  return given / seconds;
}
