/** Puts the gateway together: store, routing, agents, intake; and takes it apart in good order. */
import { createHash } from 'node:crypto';
import fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { createVerify } from './agents/auth.js';
import { Directory } from './agents/directory.js';
import { Sessions } from './agents/sessions.js';
import { registerAgentSocket } from './agents/socket.js';
import { Watchers } from './agents/watchers.js';
import type { Settings } from './config.js';
import type { Db } from './db/db.js';
import { migrate } from './db/migrate.js';
import { openDb } from './db/open.js';
import { seedDemo } from './demo-seed.js';
import { DemoVoice } from './demo/demo-voice.js';
import { registerDemo } from './demo.js';
import { grantWith, registerEndpoints } from './endpoints.js';
import type { Store } from './events/change.js';
import { Hints } from './events/hints.js';
import { uuidv7 } from './ids.js';
import { lingerOnClose } from './linger.js';
import { createLog } from './log.js';
import type { Logger } from './log.js';
import type { OfferRules } from './routing/offers.js';
import { Router } from './routing/router.js';
import { followWriting } from './talk/writing.js';

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
  followWriting(store);
  const sessions = new Sessions(store, node, timing.graceMs, log);
  const rules: OfferRules = { ...timing, missed: settings.missedState, rejected: settings.rejectedState };
  const router = new Router(store, { node, settings, rules, log, onBeat: () => sessions.reconcile() });
  const app = createApp(log);
  if (settings.demo) await registerDemo(app, settings);
  const verify = createVerify(settings.auth);
  const watchers = new Watchers(db, store.hints, log);
  const grant = grantWith(settings.ticketSecret);
  const directory = new Directory(db);
  const demoVoice = settings.demo ? new DemoVoice(store, log) : undefined;
  const voice = demoVoice ? ('gateway' as const) : null;
  const context = { store, sessions, verify, grant, directory, watchers, timing, rules, voice, log };
  await registerAgentSocket(app, context, settings.allowedOrigins);
  const { backlog, kick } = router;
  await registerEndpoints(app, { settings, store, node, backlog, log, onQueued: kick });
  const close = async (): Promise<void> => {
    await app.close();
    sessions.close();
    demoVoice?.close();
    await watchers.close();
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
  lingerOnClose(app);
  return app;
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
