import { PadError } from '../../core/index.js';
import type { Adapter, Query, QueryResult, Signal } from '../../core/index.js';
import { newFaults } from './faults.js';
import type { FaultPlan, Faults } from './faults.js';
import { WorldLink } from './link.js';
import { unlessAborted } from './unless-aborted.js';
import { createWorld } from './world.js';
import type { World } from './world.js';
import type { Switches } from './world-state.js';

/** How a simulator adapter is built. */
export interface SimulatorOptions {
  /** Whose pad this is: `anna`, `bo`, `chen` or `dana` in the demo's world. */
  readonly agent: string;
  /** Shared with the adapters of other agents; without one the adapter makes its own. */
  readonly world?: World;
  /** What this agent may do, set when the adapter connects. */
  readonly switches?: Switches;
  /** What goes wrong from the beginning. */
  readonly faults?: FaultPlan;
  /** Seed of the random faults; 1 by default. */
  readonly seed?: number;
}

/** An adapter for a world in the page, with its faults and its link at hand. */
export interface SimulatorAdapter extends Adapter {
  readonly world: World;
  readonly faults: Faults;
  /** Takes the link down until `restore`, or for that many milliseconds. */
  cut(ms?: number): void;
  /** Brings the link back; resolves when the pad has been told what changed meanwhile. */
  restore(): Promise<void>;
}

/** Builds the simulator's adapter: a whole backend in the page, for demos, development and tests. */
export function simulator(options: SimulatorOptions): SimulatorAdapter {
  const { agent, world = createWorld(), switches } = options;
  const faults = newFaults(options.faults ?? {}, options.seed ?? 1, world.clock);
  const link = new WorldLink(world, agent, faults);
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      faults.later(resolve);
    });
  const reach = (): void => {
    if (link.state === 'closed') throw new PadError('CLOSED', 'not connected');
    if (link.state !== 'up') throw new PadError('OFFLINE', 'the link is down');
  };

  return {
    name: world.name,
    world,
    faults,
    async connect(report, signal) {
      if (switches) await world.act({ type: 'switches', agent, switches });
      await link.open(report, signal);
    },
    async send(command) {
      reach();
      await pause();
      reach();
      const code = faults.refusal(command);
      if (code) throw new PadError(code, 'the simulator was told to refuse this');
      await world.act({ type: 'command', agent, command });
      if (faults.losesAnswer()) await new Promise(() => undefined);
    },
    async query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> {
      reach();
      const answer = world.act({ type: 'query', agent, query }).finally(pause);
      return (await unlessAborted(answer, signal)) as QueryResult<Q>;
    },
    disconnect: () => link.close(),
    cut: (ms) => {
      link.cut(ms);
    },
    restore: () => link.restore(),
  };
}
