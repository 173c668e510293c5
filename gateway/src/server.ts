/** Makes a gateway: opens its store, and puts all else on it. */
import { createHash } from 'node:crypto';
import type { Gateway } from './assemble.js';
import type { Settings } from './config.js';
import type { Db } from './db/db.js';
import { migrate } from './db/migrate.js';
import { openDb } from './db/open.js';
import { seedDemo } from './demo-seed.js';
import { createLog } from './log.js';

/**
 * Opens the store, takes up where the last process ended, and listens.
 *
 * @throws DirectoryInUse, SchemaMismatch, StoreUnavailable; or the error of `listen` when the port is taken.
 */
export async function createGateway(settings: Settings): Promise<Gateway> {
  const log = createLog(settings.logLevel);
  const { databaseUrl, dataDir } = settings;
  const endTracing = settings.traces ? (await import('./tracing/exporter.js')).startTracing(log) : undefined;
  const onError = (err: Error): void => {
    log.error({ err }, 'store failed');
  };
  // Read while the store opens: the engine has a thread of its own.
  const parts = import('./assemble.js');
  const db = await openDb(databaseUrl ? { databaseUrl } : { dataDir }, { onError });
  try {
    await migrate(db);
    await registerSenders(db, settings);
    if (settings.demo) await seedDemo(db, settings.timing.offerMs);
    const { assemble } = await parts;
    const gateway = await assemble(settings, db, log);
    const close = async (): Promise<void> => {
      await gateway.close();
      await endTracing?.();
    };
    return { ...gateway, close };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/**
 * The senders of the settings are as these say; the key of whoever is no longer among them opens nothing, or something
 * else. The others are the administrator's and stay, but for a key that the settings now give to someone.
 */
async function registerSenders(db: Db, { senderKeys }: Settings): Promise<void> {
  const listed = senderKeys.map(({ sender, key }) => ({
    sender,
    hash: createHash('sha256').update(key).digest(),
  }));
  await db.tx(async (tx) => {
    await tx.query(
      `UPDATE sender SET listed = false, enabled = false, key_sha256 = convert_to('none: ' || id, 'UTF8')
       WHERE listed OR key_sha256 = ANY($1::bytea[])`,
      [listed.map(({ hash }) => hash)],
    );
    for (const { sender, hash } of listed) {
      await tx.query(
        `INSERT INTO sender(id, name, key_sha256, listed) VALUES ($1, $1, $2, true)
         ON CONFLICT (id) DO UPDATE SET key_sha256 = excluded.key_sha256, enabled = true, listed = true`,
        [sender, hash],
      );
    }
  });
}
