/** A whole gateway in this process, on either engine, with its data known to the test and its times short. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { issueToken } from '../../src/agents/auth.js';
import type { Gateway } from '../../src/assemble.js';
import type { Settings } from '../../src/config.js';
import type { Db } from '../../src/db/db.js';
import { append, prune } from '../../src/events/event-log.js';
import { PRIVILEGES } from '../../src/events/permissions.js';
import { createGateway } from '../../src/server.js';
import { DEFAULT_TIMING } from '../../src/timing.js';
import type { Timing } from '../../src/timing.js';
import './answers-fit.js';
import { AgentClient } from './agent-client.js';
import type { ConnectOptions, OpenOptions } from './agent-client.js';
import type { Engine } from './engines.js';
import { xmlOf, type TestItem } from './work-item-xml.js';

const SECRET = 'a secret of tests, long enough to sign with';

/** What a test may want to be different. */
export interface TestSettings extends Partial<Omit<Settings, 'timing'>> {
  readonly timing?: Partial<Timing>;
}

/** What may be special about a queue and its agents. */
export interface PlaceOptions {
  readonly agents?: number;
  readonly offerMs?: number;
  readonly answer?: 'manual' | 'auto' | 'auto-preview';
  readonly capacity?: number;
  readonly privileges?: readonly string[];
}

/** An entrance and the ids of the agents who serve its queue. */
export interface Place {
  readonly entrance: string;
  readonly agents: readonly string[];
}

/** A gateway under test. */
export class TestGateway {
  readonly #settings: Settings;
  readonly #remove: () => Promise<void>;
  readonly #clients: AgentClient[] = [];
  #gateway: Gateway;

  private constructor(settings: Settings, gateway: Gateway, remove: () => Promise<void>) {
    this.#settings = settings;
    this.#gateway = gateway;
    this.#remove = remove;
  }

  /** Starts one with the demo's agents, queues and entrances. */
  static async start(engine: Engine, changes: TestSettings = {}): Promise<TestGateway> {
    const { settings: where, remove } = await engine.prepare();
    const settings = settingsOf(where, changes);
    return new TestGateway(settings, await createGateway(settings), remove);
  }

  get url(): string {
    return this.#gateway.url;
  }

  /** The store, to arrange what the interface cannot and to see what it does not tell. */
  get db(): Db {
    return this.#gateway.db;
  }

  /** Bytes that wait in each socket of its agents. */
  get waiting(): number[] {
    return [...this.#gateway.app.websocketServer.clients].map(({ bufferedAmount }) => bufferedAmount);
  }

  /** Ends it in good order and starts another on the same data. */
  async restart(changes: TestSettings = {}): Promise<void> {
    await this.#gateway.close();
    this.#gateway = await createGateway({
      ...this.#settings,
      ...changes,
      timing: { ...this.#settings.timing, ...changes.timing },
    });
  }

  /** Ends it and removes its data. */
  async stop(): Promise<void> {
    for (const client of this.#clients) client.terminate();
    await this.#gateway.close();
    await this.#remove();
  }

  /** Ends it in good order and keeps its data. */
  async close(): Promise<void> {
    await this.#gateway.close();
  }

  /** A token of an agent. */
  token(agent: string, seconds = 300): Promise<string> {
    return issueToken(SECRET, agent, seconds);
  }

  /** A connected agent. */
  async agent(agent: string | undefined, options: Omit<ConnectOptions, 'token'> = {}): Promise<AgentClient> {
    if (agent === undefined) throw new Error('there is no such agent in this place');
    const client = await AgentClient.connect(this.url, { token: await this.token(agent), ...options });
    this.#clients.push(client);
    return client;
  }

  /** An agent who is connected and ready. */
  async readyAgent(agent: string | undefined): Promise<AgentClient> {
    const client = await this.agent(agent);
    await client.ready();
    return client;
  }

  /** A socket that has not said hello. */
  open(options: OpenOptions = {}): AgentClient {
    const client = AgentClient.open(this.url, options);
    this.#clients.push(client);
    return client;
  }

  /** A queue with an entrance and agents of its own, so that tests of one gateway do not meet. */
  async place(options: PlaceOptions = {}): Promise<Place> {
    const {
      agents = 1,
      offerMs = 60_000,
      answer = 'manual',
      capacity = 100,
      privileges = PRIVILEGES,
    } = options;
    const name = randomUUID().slice(0, 8);
    const ids = Array.from({ length: agents }, (_, index) => `${name}-${index}`);
    await this.db.tx(async (tx) => {
      await tx.query('INSERT INTO queue(id, name) VALUES ($1, $1)', [name]);
      await tx.query(
        'INSERT INTO entrance(id, name, queue_id, offer_ms, answer) VALUES ($1, $1, $1, $2, $3)',
        [name, offerMs, answer],
      );
      await tx.query(
        'INSERT INTO agent(id, name, capacity, privileges) SELECT unnest($1::text[]), $2, $3, $4::text[]',
        [ids, 'An Agent', capacity, privileges],
      );
      await tx.query('INSERT INTO agent_queue(agent_id, queue_id) SELECT unnest($1::text[]), $2', [
        ids,
        name,
      ]);
    });
    return { entrance: name, agents: ids };
  }

  /** Waits until the store knows that the agent is not connected. */
  async disconnected(agent: string | undefined): Promise<void> {
    const look = 'SELECT 1 FROM presence WHERE agent_id = $1 AND NOT connected';
    for (let turn = 0; turn < 3_000; turn++) {
      if ((await this.db.query(look, [agent ?? null])).length > 0) return;
      await delay(10);
    }
    throw new Error(`${agent ?? 'nobody'} is still connected`);
  }

  /** Sends a work item in and gives the answer. */
  async post(item: TestItem = {}): Promise<{ readonly status: number; readonly state: string | undefined }> {
    const response = await fetch(`${this.url}/v1/work-items`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml', authorization: 'Bearer demo-sender' },
      body: xmlOf(item),
    });
    const body = await response.text();
    return { status: response.status, state: / state="(\w+)"/.exec(body)?.[1] };
  }

  /** Sends JSON in, as the demo's sender, and gives the answer. */
  async send(path: string, body: unknown): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer demo-sender' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Uploads a file as a sender does and gives its address. */
  async upload(name: string, type: string, body: string): Promise<string> {
    const response = await fetch(`${this.url}/v1/attachments`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        authorization: 'Bearer demo-sender',
      },
      body,
    });
    return ((await response.json()) as { href: string }).href;
  }

  /** Forgets old facts, as the sweeper does from time to time. */
  async forgetEvents(): Promise<void> {
    await this.db.tx((tx) => prune(tx, this.#settings.keepEvents));
  }

  /** Writes a fact for an agent as a gateway does that dies before it can tell. */
  async writeWithoutHint(agent: string | undefined): Promise<void> {
    const fact = { type: 'settled', command: 'written without a hint' } as const;
    await this.db.tx((tx) => Promise.resolve(append(tx, [{ agent: agent ?? '', fact }])));
  }

  /** Opens or closes an entrance as the administrator does. */
  async setEntrance(entrance: string, open: boolean): Promise<void> {
    const response = await fetch(`${this.url}/v1/admin/entrances/${entrance}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: 'Bearer demo-admin' },
      body: JSON.stringify({ open }),
    });
    if (!response.ok) throw new Error(`PUT entrance: ${response.status} ${await response.text()}`);
  }
}

function settingsOf(
  where: { readonly dataDir: string } | { readonly databaseUrl: string },
  changes: TestSettings,
): Settings {
  const { timing, ...rest } = changes;
  return {
    host: '127.0.0.1',
    port: 0,
    dataDir: '',
    ...where,
    auth: { secret: SECRET },
    ticketSecret: SECRET,
    senderKeys: [{ sender: 'demo-sender', key: 'demo-sender' }],
    adminKey: 'demo-admin',
    adminKeys: [],
    trustedProxies: [],
    agentSockets: 10,
    waitingSockets: 2_000,
    allowedOrigins: [],
    logLevel: 'fatal',
    traces: false,
    demo: true,
    recentDays: 1,
    keepEvents: 10_000,
    retentionDays: 0,
    auditDays: 365,
    bufferMax: 1_000_000,
    bufferMin: 900_000,
    serviceLevelMs: 20_000,
    senderRate: 10_000,
    missedState: null,
    rejectedState: null,
    goals: [],
    ...rest,
    timing: { ...DEFAULT_TIMING, tickMs: 50, leaseMs: 1_000, exclusionMs: 60_000, ...timing },
  };
}
