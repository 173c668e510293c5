/** Many agents and a steady stream of work on several gateways with one PostgreSQL; what happens to them meanwhile is up to the caller. */
import { setTimeout as sleep } from 'node:timers/promises';
import { issueToken } from '../../src/agents/auth.js';
import { openDb } from '../../src/db/open.js';
import { uuidv7 } from '../../src/ids.js';
import { GatewayProcess } from './gateway-process.js';
import { inspect, type StoreCounts } from './load-verdict.js';
import { SimulatedAgent } from './simulated-agent.js';
import { simulateSender } from './simulated-sender.js';

const SECRET = 'a secret of tests, long enough to sign with';
const KEY = 'a-key-of-the-senders-of-tests';

const ENVIRONMENT = {
  AUTH_SECRET: SECRET,
  SENDER_KEYS: `fleet:${KEY}`,
  ADMIN_KEY: 'an-admin-key-of-tests',
  LOG_LEVEL: 'error',
  KEEP_EVENTS: '10000000',
  GRACE_MS: '60000',
};

/** How large it is. */
export interface FleetOptions {
  readonly databaseUrl: string;
  readonly agents: number;
  readonly items: number;
  readonly perSecond: number;
  /** Where the nodes listen, by which there are so many; two, anywhere, unless it is given. */
  readonly ports?: readonly number[];
  /** Where a proxy before all nodes listens; without one agents and senders go from node to node themselves. */
  readonly proxy?: string;
  /** What is set otherwise than for tests. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What came of it. All but `acknowledged`, `completed`, `connections` and `refused` must be 0. */
export interface FleetCounts extends StoreCounts {
  readonly acknowledged: number;
  readonly gaps: number;
  readonly resets: number;
  /** Agents who were found logged out at the end. */
  readonly loggedOut: number;
  readonly connections: number;
  readonly refused: Readonly<Record<string, number>>;
}

/** What must not be, one phrase each. */
export function faultsOfFleet(counts: FleetCounts, items: number): string[] {
  const { lost, unfinished, twice, surplus, missingEvents, gaps, loggedOut } = counts;
  const faults = Object.entries({ lost, unfinished, twice, surplus, missingEvents, gaps, loggedOut })
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name} ${String(count)}`);
  for (const name of ['acknowledged', 'completed'] as const)
    if (counts[name] !== items) faults.push(`${name} ${String(counts[name])} of ${String(items)}`);
  return faults;
}

/** Several gateways, their agents and their senders. */
export class Fleet {
  readonly nodes: readonly GatewayProcess[];
  readonly #options: FleetOptions;
  readonly #agents: readonly SimulatedAgent[];
  readonly #ids: readonly string[];
  readonly #done = new Set<string>();
  readonly #acknowledged = new Set<string>();
  readonly #abort = new AbortController();
  #sent = 0;
  #began = 0;
  #asked = 0;

  constructor(options: FleetOptions) {
    this.#options = options;
    const { databaseUrl } = options;
    this.nodes = (options.ports ?? [0, 0]).map(
      (port) =>
        new GatewayProcess({ databaseUrl }, { ...ENVIRONMENT, ...options.environment, PORT: String(port) }),
    );
    this.#ids = Array.from({ length: options.agents }, (_, index) => `agent-${String(index)}`);
    this.#agents = this.#ids.map(
      (id) =>
        new SimulatedAgent({
          id,
          address: () => this.#address(),
          token: () => issueToken(SECRET, id, 600),
          pace: () => 5,
          done: (interaction) => this.#done.add(interaction),
        }),
    );
  }

  /** How many items have been completed, as the agents saw it. */
  get done(): number {
    return this.#done.size;
  }

  /** How many commands of agents have been refused. */
  get refused(): number {
    return this.#agents.flatMap(({ counts }) => [...counts.refused.values()]).reduce((sum, n) => sum + n, 0);
  }

  /** Starts the nodes, sends the items while `happens` happens, and waits until every item is completed. */
  async run(happens: (fleet: Fleet) => Promise<void>): Promise<FleetCounts> {
    await this.#prepare();
    let working: readonly Promise<void>[] = [];
    try {
      await Promise.all(this.nodes.map((node) => node.start()));
      working = this.#agents.map((agent) => agent.work());
      this.#began = Date.now();
      await Promise.all([this.#send(), happens(this)]);
      await this.until(() => this.#done.size >= this.#options.items);
    } finally {
      this.#abort.abort();
      for (const agent of this.#agents) agent.stop();
      await Promise.all(working);
      await Promise.all(this.nodes.map((node) => node.stop()));
    }
    return this.#count();
  }

  /** Waits for what the run brings about; rejects when nothing was acknowledged or completed for a minute. */
  async until(condition: () => boolean): Promise<void> {
    let before = -1;
    let moved = Date.now();
    while (!condition()) {
      const now = this.#done.size + this.#acknowledged.size;
      if (now !== before) moved = Date.now();
      before = now;
      if (Date.now() - moved > 60_000)
        throw new Error(`stands still: ${String(this.#acknowledged.size)} acknowledged, ${String(this.done)} done
${this.nodes.map((node) => node.log.slice(-4_000)).join('\n---\n')}`);
      await sleep(20);
    }
  }

  /** Whoever asks is sent to one node after another, as a proxy does; to those that are up. */
  #address(): string | undefined {
    if (this.#options.proxy !== undefined) return this.#options.proxy;
    const up = this.nodes.flatMap(({ address }) => (address === undefined ? [] : [address]));
    this.#asked += 1;
    return up[this.#asked % up.length];
  }

  async #prepare(): Promise<void> {
    const db = await openDb({ databaseUrl: this.#options.databaseUrl });
    await db.tx(async (tx) => {
      await tx.query("INSERT INTO queue(id, name) VALUES ('loans', 'Loans')");
      await tx.query(
        "INSERT INTO entrance(id, name, queue_id, offer_ms) VALUES ('loans', 'Loans', 'loans', 5000)",
      );
      await tx.query(
        "INSERT INTO agent(id, name, capacity, privileges) SELECT id, id, 100, '{done}' FROM unnest($1::text[]) id",
        [this.#ids],
      );
      await tx.query(
        "INSERT INTO agent_queue(agent_id, queue_id) SELECT id, 'loans' FROM unnest($1::text[]) id",
        [this.#ids],
      );
    });
    await db.close();
  }

  async #send(): Promise<void> {
    const sender = (): Promise<void> =>
      simulateSender({
        address: () => this.#address(),
        next: () => this.#next(),
        acknowledged: (id) => this.#acknowledged.add(id),
        key: KEY,
        signal: this.#abort.signal,
      });
    await Promise.all(Array.from({ length: 16 }, sender));
  }

  /** As many a second as there should be, however long each takes. */
  async #next(): Promise<string | undefined> {
    if (this.#sent >= this.#options.items) return undefined;
    const due = this.#began + (this.#sent / this.#options.perSecond) * 1_000;
    this.#sent += 1;
    await sleep(Math.max(0, due - Date.now()));
    return uuidv7();
  }

  async #count(): Promise<FleetCounts> {
    const settings = { databaseUrl: this.#options.databaseUrl };
    const stored = await inspect(settings, this.#acknowledged);
    const db = await openDb(settings);
    const [agents] = await db.query<{ out: number }>(
      "SELECT count(*)::int AS out FROM presence WHERE state = 'logged-out' AND agent_id LIKE 'agent-%'",
    );
    await db.close();
    const refused: Record<string, number> = {};
    const sums = { gaps: 0, resets: 0, connections: 0 };
    for (const { counts } of this.#agents) {
      for (const name of ['gaps', 'resets', 'connections'] as const) sums[name] += counts[name];
      for (const [code, count] of counts.refused) refused[code] = (refused[code] ?? 0) + count;
    }
    const loggedOut = agents?.out ?? 0;
    return { ...stored, ...sums, acknowledged: this.#acknowledged.size, loggedOut, refused };
  }
}
