/** What Prometheus reads at `/metrics`. Counts only: no ids, no names. */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { Type } from 'typebox';
import type { Queryable } from './db/db.js';
import { describe } from './openapi/describe.js';

/** The counters of one gateway; whoever does the thing counts it. */
export interface Metrics {
  readonly registry: Registry;
  /** What senders sent and was stored, by medium and by the state of the receipt. */
  readonly accepted: Counter<'medium' | 'state'>;
  /** Messages of senders refused, by code. */
  readonly refused: Counter<'code'>;
  /** What was written in conversations, by medium and by who wrote it. */
  readonly messages: Counter<'medium' | 'author'>;
  /** Streams of contacts in chats open on this node. */
  readonly streams: Gauge;
  /** Agents' sockets open on this node. */
  readonly sockets: Gauge;
}

const SHOWS = describe({
  tag: 'operations',
  summary: 'Figures for Prometheus.',
  key: 'none',
  answers: { 200: { 'text/plain': Type.String() } },
});

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
      `SELECT '${state}' AS value, count(*) AS number FROM interaction WHERE state = '${state}' ${and}`,
  )
  .join(' UNION ALL ');

const QUEUED = "FROM interaction WHERE state = 'queued' AND queue_id IS NOT NULL GROUP BY queue_id";

/** What is read from the store when it is asked for: rows of a label's value and a number. */
const READ = [
  {
    name: 'contact_pad_interactions',
    help: 'Interactions that have not ended, per state.',
    label: 'state',
    sql: WAITING,
  },
  {
    name: 'contact_pad_queue_waiting',
    help: 'Interactions that wait in a queue.',
    label: 'queue',
    sql: `SELECT queue_id AS value, count(*) AS number ${QUEUED}`,
  },
  {
    name: 'contact_pad_queue_longest_wait_seconds',
    help: 'How long the one has waited that has waited longest in a queue.',
    label: 'queue',
    sql: `SELECT queue_id AS value, extract(epoch FROM clock_timestamp() - min(state_since))::float8 AS number ${QUEUED}`,
  },
  {
    name: 'contact_pad_agents',
    help: 'Agents per state; those who have lost the link are away.',
    label: 'state',
    sql: `SELECT CASE WHEN state <> 'logged-out' AND NOT connected THEN 'away' ELSE coalesce(wrap, state) END AS value,
      count(*) AS number FROM presence GROUP BY 1`,
  },
] as const;

function readGauge(db: Queryable, name: string, help: string, label: string, sql: string): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [],
    async collect() {
      this.reset();
      // Without the store there are no such figures; the others are told all the same.
      const rows = await db.query<{ value: string; number: number }>(sql).catch(() => []);
      for (const { value, number } of rows) this.inc({ [label]: value }, number);
    },
  });
}

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
  for (const { name, help, label, sql } of READ)
    registry.registerMetric(readGauge(db, name, help, label, sql));
  app.get('/metrics', SHOWS, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}
