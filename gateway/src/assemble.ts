/** Puts the gateway together on its store: routing, agents, intake; and takes it apart in good order. */
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
import { DemoVoice } from './demo/demo-voice.js';
import { registerDemo } from './demo.js';
import { grantWith, registerEndpoints } from './endpoints.js';
import { Bus } from './events/bus.js';
import type { Store } from './events/change.js';
import { Hints } from './events/hints.js';
import type { NatsChannel } from './events/nats.js';
import { uuidv7 } from './ids.js';
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
  const bus = new Bus(store, { node, log, isHere: (agent) => sessions.has(agent), channel: nats });
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
    goals: settings.goals,
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

/** Takes up where the last process ended, and listens; `close` closes the store, too. */
export async function assemble(settings: Settings, db: Db, log: Logger): Promise<Gateway> {
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
