import { createWorld, simulator } from '../../../src/adapters/simulator/index.js';
import type {
  FaultPlan,
  LocalWorld,
  NewInteraction,
  SimulatorAdapter,
  WorldOptions,
} from '../../../src/adapters/simulator/index.js';
import type { Interaction, Target } from '../../../src/core/index.js';
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

/** Something comes in for that agent alone, who accepts it; answers its id. */
export async function give(
  { world }: Pick<Office, 'world'>,
  agent: string,
  item: NewInteraction = {},
): Promise<string> {
  const interaction = await world.post({ ...item, agent });
  const offer = world.state.interactions[interaction]?.offer?.id ?? 'none';
  await world.act({ type: 'elsewhere', agent, request: { type: 'accept', interaction, offer } });
  return interaction;
}

/** The interaction as that agent was last told. */
export function seen({ told }: Desk, id: string): Interaction {
  const one = told.interactions.get(id);
  if (!one) throw new Error(`${told.agent?.id} was never told of ${id}`);
  return one;
}

/** The phase, or with `gone` the outcome, as that agent was last told. */
export function standing(desk: Desk, id: string): string {
  const { phase, outcome } = seen(desk, id);
  return outcome ?? phase;
}

/** The consult that this agent has called or was called into last. */
export function call({ told }: Desk): Interaction {
  const last = [...told.interactions.values()].findLast(({ peer }) => peer !== undefined);
  if (!last) throw new Error(`${told.agent?.id} has no consult`);
  return last;
}

/** What was last told of a target. */
export function target({ told }: Desk, id: string): Target | undefined {
  return told.facts
    .flatMap((fact) => (fact.type === 'target' && fact.target.id === id ? fact.target : []))
    .at(-1);
}
