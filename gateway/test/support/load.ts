/**
 * Load and kills: senders post work items, agents accept and end them, and the gateway is killed again and again
 * meanwhile. What was acknowledged is then looked for in the store itself.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DbSettings } from '../../src/db/open.js';
import { uuidv7 } from '../../src/ids.js';
import { GatewayProcess } from './gateway-process.js';
import { seeded } from './random.js';
import { SimulatedAgent } from './simulated-agent.js';
import { simulateSender } from './simulated-sender.js';
import { inspect, type StoreCounts } from './load-verdict.js';

/** What a run does. */
export interface LoadOptions {
  readonly settings: DbSettings;
  readonly items: number;
  readonly kills: number;
  /** Chooses when the gateway is killed and how fast agents are. */
  readonly seed: number;
  readonly senders?: number;
  /** The run fails when nothing moves for this long, in milliseconds. */
  readonly patienceMs?: number;
}

/** What a run found. All of `StoreCounts` but `completed`, and `gaps`, must be 0. */
export interface LoadResult extends StoreCounts {
  readonly acknowledged: number;
  readonly kills: number;
  /** Facts that an agent's socket skipped. */
  readonly gaps: number;
  /** Facts told again, resumes answered by a snapshot, connections: worth knowing, no fault. */
  readonly repeats: number;
  readonly resets: number;
  readonly connections: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/** What is wrong with a run of so many items, one phrase each; nothing when all went well. */
export function faultsOf(result: LoadResult, items: number): string[] {
  const { lost, unfinished, twice, surplus, missingEvents, gaps } = result;
  const zeros = Object.entries({ lost, unfinished, twice, surplus, missingEvents, gaps });
  const faults = zeros.filter(([, count]) => count !== 0).map(([name, count]) => `${name} ${String(count)}`);
  if (result.acknowledged !== items)
    faults.push(`acknowledged ${String(result.acknowledged)} of ${String(items)}`);
  if (result.completed !== items) faults.push(`completed ${String(result.completed)} of ${String(items)}`);
  return faults;
}

const AGENTS = ['anna', 'bo', 'chen', 'dana'];
/** Items sent ahead of the agents: enough that each kill finds some queued, some offered and some accepted. */
const AHEAD = 60;
const LOOK_MS = 20;

/** Runs it and gives the counts; rejects when the run stands still. */
export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const began = Date.now();
  const run = new LoadRun(options);
  const seen = await run.toTheEnd();
  const stored = await inspect(options.settings, seen.acknowledged);
  return {
    ...stored,
    acknowledged: seen.acknowledged.size,
    kills: options.kills,
    ...total(seen.agents),
    milliseconds: Date.now() - began,
  };
}

class LoadRun {
  readonly #options: LoadOptions;
  readonly #gateway: GatewayProcess;
  readonly #random: () => number;
  readonly #abort = new AbortController();
  readonly #acknowledged = new Set<string>();
  readonly #done = new Set<string>();
  readonly #agents: readonly SimulatedAgent[];
  #sent = 0;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#random = seeded(options.seed);
    this.#gateway = new GatewayProcess(options.settings, { LOG_LEVEL: 'error', KEEP_EVENTS: '10000000' });
    this.#agents = AGENTS.map(
      (id) =>
        new SimulatedAgent({
          id,
          address: () => this.#gateway.address,
          pace: () => this.#random() * 10,
          done: (interaction) => this.#done.add(interaction),
        }),
    );
  }

  async toTheEnd(): Promise<{ acknowledged: ReadonlySet<string>; agents: readonly SimulatedAgent[] }> {
    await this.#gateway.start();
    const agents = this.#agents.map((agent) => agent.work());
    try {
      await Promise.all([this.#send(), this.#kill(), this.#finished()]);
    } finally {
      this.#abort.abort();
      for (const agent of this.#agents) agent.stop();
      await Promise.all(agents);
      await this.#gateway.stop();
    }
    return { acknowledged: this.#acknowledged, agents: this.#agents };
  }

  async #send(): Promise<void> {
    const sender = (): Promise<void> =>
      simulateSender({
        address: () => this.#gateway.address,
        next: () => this.#nextId(),
        acknowledged: (id) => this.#acknowledged.add(id),
        signal: this.#abort.signal,
      });
    await Promise.all(Array.from({ length: this.#options.senders ?? 4 }, sender));
  }

  async #nextId(): Promise<string | undefined> {
    if (this.#sent >= this.#options.items) return undefined;
    this.#sent += 1;
    const id = uuidv7();
    await this.#until(() => this.#sent - this.#done.size <= AHEAD);
    return id;
  }

  /** Kills at moments spread over the run, each chosen by the number of finished items and a little time. */
  async #kill(): Promise<void> {
    const { items, kills } = this.#options;
    for (let kill = 0; kill < kills; kill += 1) {
      const moment = ((kill + this.#random()) / kills) * items * 0.95;
      await this.#until(() => this.#done.size >= moment);
      await sleep(this.#random() * 100);
      await this.#gateway.kill();
      await this.#gateway.start();
    }
  }

  #finished(): Promise<void> {
    return this.#until(() => this.#done.size >= this.#options.items);
  }

  /** Waits for what the run brings about; rejects when nothing was finished or acknowledged for too long. */
  async #until(condition: () => boolean): Promise<void> {
    const patience = this.#options.patienceMs ?? 60_000;
    let moved = Date.now();
    let before = -1;
    while (!condition()) {
      this.#abort.signal.throwIfAborted();
      const now = this.#done.size + this.#acknowledged.size;
      if (now !== before) moved = Date.now();
      before = now;
      if (Date.now() - moved > patience) throw new Error(`the run stands still: ${this.#standing()}`);
      await sleep(LOOK_MS);
    }
  }

  #standing(): string {
    const open = this.#agents.map((agent) => agent.open).join('+');
    return `${String(this.#acknowledged.size)} acknowledged, ${String(this.#done.size)} done, ${open} open\n${this.#gateway.log.slice(-20_000)}`;
  }
}

type Totals = Pick<LoadResult, 'gaps' | 'repeats' | 'resets' | 'connections' | 'refused'>;

function total(agents: readonly SimulatedAgent[]): Totals {
  const refused: Record<string, number> = {};
  const sum = { gaps: 0, repeats: 0, resets: 0, connections: 0 };
  for (const { counts } of agents) {
    sum.gaps += counts.gaps;
    sum.repeats += counts.repeats;
    sum.resets += counts.resets;
    sum.connections += counts.connections;
    for (const [code, count] of counts.refused) refused[code] = (refused[code] ?? 0) + count;
  }
  return { ...sum, refused };
}
