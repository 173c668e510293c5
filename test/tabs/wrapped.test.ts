import { expect } from '@open-wc/testing';
import type { Adapter } from '../../src/core/index.js';
import { mask } from '../../src/masking/index.js';
import { record } from '../../src/support-file/index.js';
import { fakeAdapter } from '../../src/testing/index.js';

const WRAPPED: Readonly<Record<string, (adapter: Adapter) => Adapter>> = {
  masked: (adapter) => mask(adapter, { digits: 4 }),
  recorded: (adapter) => record(adapter),
};

/** As a combination is, of which a part says only later that it has a line. */
function undecided(): { readonly adapter: Adapter; readonly left: string[]; can: boolean } {
  const left: string[] = [];
  const here = {
    left,
    can: true,
    adapter: Object.defineProperty(fakeAdapter(), 'handOver', {
      get() {
        if (!here.can) return undefined;
        return function (this: unknown) {
          left.push(this === here.adapter ? 'left to the next tab' : 'by nobody');
          return Promise.resolve();
        };
      },
    }),
  };
  return here;
}

describe('an adapter whose calls may be left to the next tab', () => {
  for (const [how, wrap] of Object.entries(WRAPPED)) {
    it(`leaves them ${how} too, as long as it may`, async () => {
      const here = undecided();
      const adapter = wrap(here.adapter);
      await adapter.handOver?.();
      expect(here.left).to.deep.equal(['left to the next tab']);
      here.can = false;
      expect(adapter.handOver).to.equal(undefined);
    });

    it(`never does ${how} where it cannot`, () => {
      expect(wrap(fakeAdapter()).handOver).to.equal(undefined);
    });
  }
});
