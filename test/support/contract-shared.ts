import type { Adapter } from '../../src/core/index.js';
import { shareAcrossTabs } from '../../src/tabs/index.js';
import type { Backend } from '../../src/testing/index.js';
import { simulatorBackend } from './contract-simulator.js';

let tabs = 0;

/** The simulator as the contract's backend, seen from a tab that leads, or from one that follows another. */
export function sharedBackend(role: 'leading' | 'following'): Backend {
  const backend: Backend = simulatorBackend((adapter, agent) => {
    tabs += 1;
    const options = {
      name: `contract-${String(tabs)}`,
      agent,
      ...(backend.clock && { clock: backend.clock }),
    };
    const leader = shareAcrossTabs(adapter, options);
    return role === 'leading' ? leader : behind(leader, shareAcrossTabs(unused(adapter.name), options));
  });
  // A tab that follows and enables the sound leads from then on, which is no part of the contract.
  const { letSoundBe, ...others } = backend;
  const sound = role === 'leading' && letSoundBe ? { letSoundBe } : {};
  // What a tab says reaches another a moment later.
  return { ...others, ...sound, name: `a simulator in a tab that is ${role}`, quietMs: 20 };
}

function behind(leader: Adapter, follower: Adapter): Adapter {
  return {
    ...follower,
    async connect(report, signal) {
      await leader.connect(() => undefined, signal);
      await follower.connect(report, signal);
    },
    async disconnect() {
      await follower.disconnect();
      await leader.disconnect();
    },
  };
}

/** What a tab that follows has no need of. */
function unused(name: string): Adapter {
  const wrong = (): Promise<never> => Promise.reject(new Error('a tab that follows used its own adapter'));
  return { name, connect: wrong, send: wrong, query: wrong, disconnect: () => Promise.resolve() };
}
