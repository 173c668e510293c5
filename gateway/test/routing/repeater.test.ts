import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Repeater } from '../../src/routing/repeater.js';

/** A task that runs until it is let go. */
function gated(): {
  readonly runs: () => number;
  readonly task: () => Promise<void>;
  readonly letGo: () => Promise<void>;
} {
  let runs = 0;
  let open = (): void => undefined;
  return {
    runs: () => runs,
    task: () => {
      runs++;
      return new Promise((resolve) => (open = resolve));
    },
    letGo: async () => {
      open();
      await new Promise(setImmediate);
    },
  };
}

const fail = (error: unknown): void => assert.fail(String(error));

describe('A repeater', () => {
  it('makes one run of many calls that come while it runs', async () => {
    const { runs, task, letGo } = gated();
    const repeater = new Repeater(task, fail);
    for (let call = 0; call < 5; call++) repeater.run();
    assert.equal(runs(), 1);
    await letGo();
    assert.equal(runs(), 2);
    await letGo();
    assert.equal(runs(), 2);
  });

  it('runs again after a failure', async () => {
    const errors: unknown[] = [];
    const repeater = new Repeater(
      () => Promise.reject(new Error('no')),
      (error) => errors.push(error),
    );
    repeater.run();
    await new Promise(setImmediate);
    repeater.run();
    await new Promise(setImmediate);
    assert.equal(errors.length, 2);
  });

  it('waits for the run under way when it closes, and runs no more', async () => {
    const { runs, task, letGo } = gated();
    const repeater = new Repeater(task, fail);
    repeater.run();
    repeater.run();
    const closed = repeater.close();
    await letGo();
    await closed;
    repeater.run();
    assert.equal(runs(), 1);
  });
});
