/** Puts the gateway together: store, routing, agents, intake; and takes it apart in good order. */
import { createHash } from 'node:crypto';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createVerify } from './agents/auth.js';
import { Sessions } from './agents/sessions.js';
import { registerAgentSocket } from './agents/socket.js';
import type { Settings } from './config.js';
import type { Db } from './db/db.js';
import { migrate } from './db/migrate.js';
import { openDb } from './db/open.js';
import { registerDemo, seedDemo } from './demo.js';
import { grantWith, registerEndpoints } from './endpoints.js';
import type { Store } from './events/change.js';
import { Hints } from './events/hints.js';
import { uuidv7 } from './ids.js';
import { createLog } from './log.js';
import type { Logger } from './log.js';
import { Router } from './routing/router.js';

/** A running gateway. */
export interface Gateway {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly app: FastifyInstance;
  readonly db: Db;
  /** Stops taking, tells the clients, waits for what is under way, and closes the store. */
  close(): Promise<void>;
}

/**
 * Opens the store, takes up where the last process ended, and listens.
 *
 * @throws DirectoryInUse, SchemaMismatch, StoreUnavailable; or the error of `listen` when the port is taken.
 */
export async function createGateway(settings: Settings): Promise<Gateway> {
  const log = createLog(settings.logLevel);
  const { databaseUrl, dataDir } = settings;
  const onError = (err: Error): void => {
    log.error({ err }, 'store failed');
  };
  const db = await openDb(databaseUrl ? { databaseUrl } : { dataDir }, { onError });
  try {
    await migrate(db);
    await registerSenders(db, settings);
    if (settings.demo) await seedDemo(db, settings.timing.offerMs);
    return await assemble(settings, db, log);
  } catch (error) {
    await db.close();
    throw error;
  }
}

async function assemble(settings: Settings, db: Db, log: Logger): Promise<Gateway> {
  const { timing } = settings;
  const node = uuidv7();
  const store: Store = { db, hints: new Hints(), recentDays: settings.recentDays };
  const sessions = new Sessions(store, node, timing.graceMs, log);
  const router = new Router(store, { node, settings, log, onBeat: () => sessions.reconcile() });
  const app = createApp(log);
  if (settings.demo) await registerDemo(app, settings);
  const verify = createVerify(settings.auth);
  const context = { store, sessions, verify, grant: grantWith(settings.ticketSecret), timing, log };
  await registerAgentSocket(app, context, settings.allowedOrigins);
  await registerEndpoints(app, { settings, store, onQueued: router.kick });
  const close = async (): Promise<void> => {
    await app.close();
    sessions.close();
    await router.close();
    await db.close();
  };
  try {
    await router.start();
    return { url: await app.listen({ host: settings.host, port: settings.port }), app, db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function createApp(log: FastifyBaseLogger): FastifyInstance {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
  });
  app.setErrorHandler((error: { readonly statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error, req: request }, 'request failed');
    const code = status >= 500 ? 'INTERNAL' : 'INVALID';
    return reply.code(status).send({ error: { code, message: 'The request cannot be answered.' } });
  });
  return app;
}

/** The senders are those of the settings: the key of whoever is no longer among them opens nothing, or something else. */
async function registerSenders(db: Db, { senderKeys }: Settings): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query("UPDATE sender SET enabled = false, key_sha256 = convert_to('none: ' || id, 'UTF8')");
    for (const { sender, key } of senderKeys) {
      await tx.query(
        `INSERT INTO sender(id, name, key_sha256) VALUES ($1, $1, $2)
         ON CONFLICT (id) DO UPDATE SET key_sha256 = excluded.key_sha256, enabled = true`,
        [sender, createHash('sha256').update(key).digest()],
      );
    }
  });
}
