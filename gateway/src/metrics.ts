/** What Prometheus reads at `/metrics`. Counts only: no ids, no names. */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Queryable } from './db/db.js';

/** The counters of one gateway; whoever does the thing counts it. */
export interface Metrics {
  readonly registry: Registry;
  /** What senders sent and was stored, by medium and by the state of the receipt. */
  readonly accepted: Counter<'medium' | 'state'>;
  /** Messages of senders refused, by code. */
  readonly refused: Counter<'code'>;
  /** Offers decided, by outcome: `accepted`, `rejected`, `redirected`. */
  readonly offers: Counter<'outcome'>;
  /** What was written in conversations, by medium and by who wrote it. */
  readonly messages: Counter<'medium' | 'author'>;
  /** Streams of contacts in chats open on this node. */
  readonly streams: Gauge;
  /** Agents' sockets open on this node. */
  readonly sockets: Gauge;
}

/** One statement per partial index, so that what has ended is never counted. */
const WAITING = [
  ['scheduled'],
  ['buffered'],
  ['queued', 'AND for_agent_id IS NULL'],
  ['queued', 'AND for_agent_id IS NOT NULL'],
  ['offered'],
  ['not-connected'],
  ['establishing'],
  ['assigned'],
  ['wrap'],
  ['parked'],
  ['line'],
]
  .map(
    ([state, and = '']) =>
      `SELECT '${state}' AS state, count(*) AS number FROM interaction WHERE state = '${state}' ${and}`,
  )
  .join(' UNION ALL ');

/** Makes the counters, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
  return {
    registry,
    accepted: new Counter({
      name: 'contact_pad_interactions_accepted_total',
      help: 'Work items, e-mails and all else that senders sent and was stored.',
      labelNames: ['medium', 'state'],
      registers,
    }),
    refused: new Counter({
      name: 'contact_pad_messages_refused_total',
      help: 'Messages of senders refused.',
      labelNames: ['code'],
      registers,
    }),
    offers: new Counter({
      name: 'contact_pad_offers_total',
      help: 'Offers decided.',
      labelNames: ['outcome'],
      registers,
    }),
    messages: new Counter({
      name: 'contact_pad_messages_total',
      help: 'Entries written in conversations.',
      labelNames: ['medium', 'author'],
      registers,
    }),
    streams: gauge('contact_pad_chat_streams', 'Open streams of contacts in chats on this node.'),
    sockets: gauge('contact_pad_agent_sockets', 'Open sockets of agents on this node.'),
  };
}

/** Adds `/metrics` to a server, with the figures of the process and the number of interactions per state. */
export function registerMetrics(
  app: FastifyInstance,
  { db, metrics }: { readonly db: Queryable; readonly metrics: Metrics },
): void {
  const { registry } = metrics;
  collectDefaultMetrics({ register: registry });
  registry.registerMetric(
    new Gauge({
      name: 'contact_pad_interactions',
      help: 'Interactions that have not ended, per state.',
      labelNames: ['state'],
      registers: [],
      async collect() {
        this.reset();
        // Without the store there are no such figures; the others are told all the same.
        const rows = await db.query<{ state: string; number: number }>(WAITING).catch(() => []);
        for (const { state, number } of rows) this.inc({ state }, number);
      },
    }),
  );
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
