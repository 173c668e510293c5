import { createWorld, simulator } from '../../src/adapters/simulator/index.js';
import type { LocalWorld, SimulatorAdapter } from '../../src/adapters/simulator/index.js';
import type { Adapter } from '../../src/core/index.js';
import { virtualClock } from '../../src/testing/index.js';
import type { Backend, ContractAgent } from '../../src/testing/index.js';

const AGENTS = { first: 'anna', second: 'bo' } as const;
const LETTER = { id: 'letter', name: 'letter.txt', type: 'text/plain', size: 6 } as const;

/** A simulator backend, and the way to put something between its adapters and the contract. */
export interface SimulatorBackend extends Backend {
  readonly world: LocalWorld;
}

/**
 * The simulator as the contract's backend, in virtual time. `wrap` may return a broken adapter around the real one, to
 * show that the contract notices.
 */
export function simulatorBackend(
  wrap: (adapter: SimulatorAdapter, agent: ContractAgent) => Adapter = (adapter) => adapter,
  patienceMs = 1000,
): SimulatorBackend {
  const clock = virtualClock();
  const simulators = new Map<Adapter, SimulatorAdapter>();
  let world = newWorld();

  function newWorld(): LocalWorld {
    const attachmentBase = new URL('../adapters/simulator/files/', import.meta.url).href;
    return createWorld({ clock, attachmentBase });
  }
  return {
    name: 'simulator',
    clock,
    patienceMs,
    quietMs: 2,
    attachments: true,
    editableKey: { key: 'amount', valid: '5000', invalid: 'a lot' },
    get world() {
      return world;
    },
    adapterFor(agent) {
      const real = simulator({ world, agent: AGENTS[agent] });
      const adapter = wrap(real, agent);
      simulators.set(adapter, real);
      return adapter;
    },
    async post({ subject, caseData, contact, attachment }) {
      const id = await world.post({
        subject,
        entrance: 'loans',
        ...(caseData ? { caseData } : {}),
        ...(contact ? { contact } : {}),
        attachments: attachment ? [LETTER] : [],
      });
      return { id };
    },
    reset() {
      world.close();
      world = newWorld();
      return Promise.resolve();
    },
    letOffersExpire() {
      clock.advance(20_000);
      return Promise.resolve();
    },
    async withdraw(interaction) {
      await world.act({ type: 'withdraw', interaction });
    },
    async forbid(agent, command) {
      await world.act({ type: 'switches', agent: AGENTS[agent], switches: { [command]: 'off' } });
    },
    cutLink(adapter) {
      simulators.get(adapter)?.cut();
      return Promise.resolve();
    },
    async restoreLink(adapter) {
      await simulators.get(adapter)?.restore();
    },
    async load(url) {
      const response = await fetch(url);
      return (await response.arrayBuffer()).byteLength;
    },
  };
}
