/** One gateway per engine for a whole file; its tests keep apart by places of their own. */
import { after, before, describe } from 'node:test';
import { engines } from './engines.js';
import { TestGateway } from './gateway.js';
import type { TestSettings } from './gateway.js';

/** Describes something on both engines; `tests` gets the running gateway by calling what it is given. */
export function onBothEngines(
  what: string,
  settings: TestSettings,
  tests: (gateway: () => TestGateway) => void,
): void {
  for (const engine of engines) {
    describe(`${what}, on ${engine.name}`, () => {
      let started: TestGateway | undefined;
      before(async () => {
        started = await TestGateway.start(engine, settings);
      });
      after(() => started?.stop());
      tests(() => {
        if (!started) throw new Error('the gateway has not started');
        return started;
      });
    });
  }
}
