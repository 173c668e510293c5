import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Queryable } from '../../src/db/db.js';
import { Backlog } from '../../src/routing/backlog.js';

/** A store that answers a count when it is told to, and what is being stored when that is told to end. */
class Bench {
  readonly #answers: ((waiting: number) => void)[] = [];
  readonly backlog = new Backlog(
    {
      query: () =>
        new Promise((resolve) => {
          this.#answers.push((waiting) => {
            resolve([{ waiting }] as never);
          });
        }),
    } satisfies Queryable,
    { bufferMax: 3, bufferMin: 2 },
  );

  /** Begins a count; what it gives ends it with this number. */
  count(): (waiting: number) => Promise<void> {
    const counted = this.backlog.count();
    return (waiting) => {
      this.#answers.shift()?.(waiting);
      return counted;
    };
  }

  /** Begins to store one; what it gives ends that. */
  store(created = true): () => Promise<unknown> {
    let end = (): void => undefined;
    const stored = this.backlog.storing(
      () =>
        new Promise<{ created: boolean }>((resolve) => {
          end = () => {
            resolve({ created });
          };
        }),
    );
    return () => {
      end();
      return stored;
    };
  }
}

describe('the number of items that wait (CG-10)', () => {
  it('has what was stored during a count once, whether the count saw it or not', async () => {
    for (const seen of [1, 2]) {
      const bench = new Bench();
      await bench.store()();
      const counted = bench.count();
      await bench.store()();
      await counted(seen);
      assert.equal(bench.backlog.full, false, `${String(seen)} seen: two wait`);
      await bench.store()();
      assert.equal(bench.backlog.full, true, `${String(seen)} seen: three wait`);
    }
  });

  it('has what a count saw before its commit was answered once', async () => {
    const bench = new Bench();
    await bench.store()();
    const stored = bench.store();
    await bench.count()(2);
    await stored();
    assert.equal(bench.backlog.full, false);
    await bench.store()();
    assert.equal(bench.backlog.full, true);
  });

  it('follows the count where nothing is stored meanwhile: other nodes store, and agents take', async () => {
    const bench = new Bench();
    await bench.count()(3);
    assert.equal(bench.backlog.full, true);
    await bench.count()(2);
    assert.equal(bench.backlog.full, false);
  });

  it('leaves out what came before, and what could not be stored', async () => {
    const bench = new Bench();
    await bench.count()(2);
    await bench.store(false)();
    await assert.rejects(bench.backlog.storing(() => Promise.reject(new Error('away'))));
    assert.equal(bench.backlog.full, false);
    await bench.count()(3);
    assert.equal(bench.backlog.full, true, 'nothing is under way any more');
  });
});
