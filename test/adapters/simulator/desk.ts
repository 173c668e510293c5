import { createWorld, simulator } from '../../../src/adapters/simulator/index.js';
import type {
  FaultPlan,
  LocalWorld,
  SimulatorAdapter,
  WorldOptions,
} from '../../../src/adapters/simulator/index.js';
import { Recorder, virtualClock } from '../../../src/testing/index.js';
import type { VirtualClock } from '../../../src/testing/index.js';

const PATIENCE = { patienceMs: 500 } as const;

/** A world in virtual time, and agents at their desks in it. */
export interface Office {
  readonly clock: VirtualClock;
  readonly world: LocalWorld;
  /** An agent connects and becomes Ready. */
  seat(agent: string, faults?: FaultPlan): Promise<Desk>;
}

/** An agent's adapter and what it has told. */
export interface Desk {
  readonly adapter: SimulatorAdapter;
  readonly told: Recorder;
}

/** Opens an office. */
export function openOffice(options: Omit<WorldOptions, 'clock'> = {}): Office {
  const clock = virtualClock();
  const world = createWorld({ ...options, clock });
  return {
    clock,
    world,
    async seat(agent, faults = {}) {
      const adapter = simulator({ agent, world, faults });
      const told = new Recorder(adapter, PATIENCE);
      await told.connect();
      await world.act({ type: 'state', agent, state: 'ready' });
      return { adapter, told };
    },
  };
}

/** Accepts what is offered to that agent under that id. */
export async function accept({ told }: Desk, interaction: string): Promise<void> {
  const offer = told.interactions.get(interaction)?.offer?.id ?? 'none';
  await told.settle({ type: 'accept', interaction, offer });
}
