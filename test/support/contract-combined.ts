import { createWorld, simulator } from '../../src/adapters/simulator/index.js';
import type { LocalWorld, SimulatorAdapter } from '../../src/adapters/simulator/index.js';
import { combine } from '../../src/combine/index.js';
import type { Adapter } from '../../src/core/index.js';
import type { Backend } from '../../src/testing/index.js';
import { simulatorBackend } from './contract-simulator.js';

const PREFIX = 'simulator:';
const tag = (id: string): string => PREFIX + id;
const untag = (id: string): string => id.slice(PREFIX.length);

/** The agents of the other backend: the same people, who have other ids and names there. */
const ELSEWHERE = { first: 'operator-1', second: 'operator-2', third: 'operator-3' } as const;
const AGENTS = Object.values(ELSEWHERE).map((id) => ({
  id,
  name: `Extension ${id}`,
  switches: { 'start-im': 'off' } as const,
}));

/** The simulator as the contract's backend, in a combination: alone, or beside another that has nothing to do. */
export function combinedBackend(beside: 'alone' | 'beside another'): Backend {
  const others = new Map<Adapter, SimulatorAdapter>();
  const backend = simulatorBackend((adapter, agent) => {
    if (beside === 'alone') return combine([adapter], { clock });
    const other = simulator({ world: exchange, agent: ELSEWHERE[agent] });
    const combined = combine([adapter, other], { clock });
    others.set(combined, other);
    return combined;
  });
  const { clock = { now: Date.now, after: () => () => undefined }, customer } = backend;
  let exchange = newExchange();

  function newExchange(): LocalWorld {
    return createWorld({ clock, source: 'exchange', agents: AGENTS });
  }
  return {
    ...backend,
    name: `combine: a simulator ${beside}`,
    places: Object.fromEntries(Object.entries(backend.places ?? {}).map(([kind, id]) => [kind, tag(id)])),
    async post({ queue, ...item }) {
      const { id } = await backend.post({ ...item, ...(queue === undefined ? {} : { queue: untag(queue) }) });
      return { id: tag(id) };
    },
    async reset() {
      exchange.close();
      exchange = newExchange();
      await backend.reset();
    },
    outbox: async (interaction) => (await backend.outbox?.(untag(interaction))) ?? [],
    withdraw: async (interaction) => backend.withdraw?.(untag(interaction)),
    ...(customer
      ? {
          customer: {
            write: (interaction, text) => customer.write(untag(interaction), text),
            type: (interaction) => customer.type(untag(interaction)),
            leave: (interaction) => customer.leave(untag(interaction)),
            receives: (interaction, number) => customer.receives(untag(interaction), number),
            reads: (interaction) => customer.reads(untag(interaction)),
          },
        }
      : {}),
    async cutLink(adapter) {
      others.get(adapter)?.cut();
      await backend.cutLink?.(adapter);
    },
    async restoreLink(adapter) {
      await others.get(adapter)?.restore();
      await backend.restoreLink?.(adapter);
    },
  };
}
