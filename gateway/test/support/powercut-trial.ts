/** One trial of the power cut: work items are stored and acknowledged, the power goes, and what is left is counted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { DurableNodeFS, openDurable } from '../../src/db/durable-fs.js';
import { uuidv7 } from '../../src/ids.js';
import { embeddedEngine } from './engines.js';
import { PowerCut } from './powercut.js';
import { seeded } from './random.js';

/** What a trial found. */
export interface PowerCutResult {
  readonly acknowledged: number;
  readonly lost: number;
  /** Writes that the cut took back. */
  readonly undone: number;
  /** Why the data did not open again, where it did not: then everything is lost. */
  readonly failure?: string;
}

/** How the store is opened: as the gateway does, or as PGlite ships, which must be seen to lose. */
export type Opening = 'durable' | 'stock';

const CHECKPOINT_EVERY = 120;

/** Runs one trial; `seed` chooses how many items, and (odd seeds) which writes in flight survive. */
export async function powerCutTrial(opening: Opening, seed: number): Promise<PowerCutResult> {
  const random = seeded(seed);
  const { settings, remove } = await embeddedEngine.prepare();
  const directory = join(settings.dataDir, 'db');
  const afterCut = await mkdtemp(join(tmpdir(), 'contact-pad-cut-'));
  try {
    const power = new PowerCut(directory);
    const db = await open(opening, directory, power);
    const acknowledged = await takeItems(db, 100 + Math.floor(random() * 400));
    const undone = power.cut(afterCut, seed % 2 === 0 ? 0 : 0.5, random);
    await db.close();
    return { acknowledged: acknowledged.length, undone, ...(await countLost(afterCut, acknowledged)) };
  } finally {
    await remove();
    await rm(afterCut, { recursive: true, force: true });
  }
}

function open(opening: Opening, directory: string, power: PowerCut): Promise<PGlite> {
  if (opening === 'durable') return openDurable(directory, { fs: power.watch(new DurableNodeFS(directory)) });
  return PGlite.create({ dataDir: directory, fs: power.watch(new NodeFS(directory)) });
}

async function takeItems(db: PGlite, count: number): Promise<string[]> {
  await db.exec(`
    INSERT INTO sender(id, name, key_sha256) VALUES ('s', 'Sender', '\\x00');
    INSERT INTO queue(id, name) VALUES ('q', 'Queue');
    INSERT INTO entrance(id, name, queue_id) VALUES ('e', 'Entrance', 'q');`);
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const id = uuidv7();
    await db.query(
      `INSERT INTO interaction(id, medium, sender_id, idem_key, body_sha256, request_id, receipt_state, entrance_id,
         queue_id, state, weight, subject, instruction)
       VALUES ($1, 'work-item', 's', $2, '\\x00', $1, 'queued', 'e', 'q', 'queued', 20, 'Manual evaluation', $3)`,
      [id, id, 'x'.repeat(500)],
    );
    ids.push(id);
    if (n % CHECKPOINT_EVERY === 0) await db.exec('CHECKPOINT');
  }
  return ids;
}

async function countLost(
  directory: string,
  acknowledged: readonly string[],
): Promise<{ lost: number; failure?: string }> {
  let db: PGlite | undefined;
  try {
    db = await openDurable(directory);
    const { rows } = await db.query<{ id: string }>('SELECT id FROM interaction');
    const found = new Set(rows.map(({ id }) => id));
    return { lost: acknowledged.filter((id) => !found.has(id)).length };
  } catch (error) {
    return { lost: acknowledged.length, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    await db?.close().catch(() => undefined);
  }
}
