/** Puts the gateway together: store, routing, agents, intake; and takes it apart in good order. */
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { createVerify } from './agents/auth.js';
import { Directory } from './agents/directory.js';
import { Sessions } from './agents/sessions.js';
import { registerAgentSocket } from './agents/socket.js';
import { Watchers } from './agents/watchers.js';
import { createApp } from './app.js';
import { Refusals } from './audit/refusals.js';
import type { Settings } from './config.js';
import type { Db } from './db/db.js';
import { migrate } from './db/migrate.js';
import { openDb } from './db/open.js';
import { seedDemo } from './demo-seed.js';
import { DemoVoice } from './demo/demo-voice.js';
import { registerDemo } from './demo.js';
import { grantWith, registerEndpoints } from './endpoints.js';
import { Bus } from './events/bus.js';
import type { Store } from './events/change.js';
import { Hints } from './events/hints.js';
import type { NatsChannel } from './events/nats.js';
import { uuidv7 } from './ids.js';
import { createLog } from './log.js';
import type { Logger } from './log.js';
import { registerOpenApi } from './openapi/openapi.js';
import type { OfferRules } from './routing/offers.js';
import { Retention } from './retention/retention.js';
import { Router } from './routing/router.js';
import { followWriting } from './talk/writing.js';

/** A running gateway. */
export interface Gateway {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly app: FastifyInstance;
  readonly db: Db;
  /**
   * Is no longer ready; after the time for that to be noticed stops taking, tells the clients, who come back elsewhere, waits
   * for what is under way, and closes the store.
   */
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
  const endTracing = settings.traces ? (await import('./tracing/exporter.js')).startTracing(log) : undefined;
  const onError = (err: Error): void => {
    log.error({ err }, 'store failed');
  };
  const db = await openDb(databaseUrl ? { databaseUrl } : { dataDir }, { onError });
  try {
    await migrate(db);
    await registerSenders(db, settings);
    if (settings.demo) await seedDemo(db, settings.timing.offerMs);
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

/** What works behind the endpoints. */
interface Parts {
  /** Id of this gateway. */
  readonly node: string;
  readonly store: Store;
  readonly rules: OfferRules;
  readonly sessions: Sessions;
  readonly bus: Bus;
  readonly router: Router;
  readonly directory: Directory;
  readonly watchers: Watchers;
  readonly refusals: Refusals;
  readonly retention: Retention;
  readonly demoVoice: DemoVoice | undefined;
}

function partsOf(settings: Settings, db: Db, log: Logger, nats: NatsChannel | undefined): Parts {
  const { timing, agentSockets, recentDays } = settings;
  const node = uuidv7();
  const store: Store = { db, hints: new Hints(), recentDays };
  followWriting(store);
  const sessions = new Sessions(store, { node, graceMs: timing.graceMs, agentSockets }, log);
  const rules: OfferRules = { ...timing, missed: settings.missedState, rejected: settings.rejectedState };
  const bus = new Bus(store, node, log, nats);
  const onBeat = async (): Promise<void> => {
    await bus.beat();
    await sessions.reconcile();
  };
  return {
    ...{ node, store, rules, sessions, bus },
    router: new Router(store, { node, settings, rules, log, onBeat }),
    directory: new Directory(db),
    watchers: new Watchers(db, store.hints, log),
    refusals: new Refusals(db, log),
    retention: new Retention(db, settings, log),
    demoVoice: settings.demo ? new DemoVoice(store, log) : undefined,
  };
}

async function register(
  app: FastifyInstance,
  settings: Settings,
  parts: Parts,
  { isEnding, log }: { readonly isEnding: () => boolean; readonly log: Logger },
): Promise<void> {
  const { node, store, rules, sessions, directory, watchers, refusals } = parts;
  const { timing } = settings;
  await registerOpenApi(app);
  if (settings.demo) await registerDemo(app, settings);
  const context = {
    ...{ store, sessions, directory, watchers, timing, rules, refusals, log },
    verify: createVerify(settings.auth),
    grant: grantWith(settings.ticketSecret),
    voice: parts.demoVoice ? ('gateway' as const) : null,
  };
  await registerAgentSocket(app, context, settings);
  const { backlog, kick } = parts.router;
  await registerEndpoints(app, {
    ...{ settings, store, node, backlog, refusals, log, isEnding },
    onQueued: kick,
  });
}

async function assemble(settings: Settings, db: Db, log: Logger): Promise<Gateway> {
  const nats = await openNats(settings, db, log);
  const parts = partsOf(settings, db, log, nats);
  const app = createApp(settings, log);
  let isEnding = false;
  await register(app, settings, parts, { isEnding: () => isEnding, log });
  const close = async (): Promise<void> => {
    isEnding = true;
    await delay(settings.timing.drainMs);
    await app.close();
    parts.sessions.close();
    parts.demoVoice?.close();
    const { watchers, router, bus, retention, refusals } = parts;
    for (const part of [watchers, router, bus, nats, retention, refusals]) await part?.close();
    await db.close();
  };
  try {
    await parts.router.start();
    const url = await app.listen({ host: settings.host, port: settings.port });
    parts.directory.warmUp().catch((err: unknown) => {
      log.warn({ err }, 'directory not read; the first search reads it');
    });
    return { url, app, db, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Loaded only by whoever has it. */
async function openNats({ natsUrl }: Settings, db: Db, log: Logger): Promise<NatsChannel | undefined> {
  if (natsUrl === undefined) return undefined;
  const { NatsChannel } = await import('./events/nats.js');
  return new NatsChannel(natsUrl, db, log);
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
