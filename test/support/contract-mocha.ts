import { NotOffered, contractCases } from '../../src/testing/index.js';
import type { Backend } from '../../src/testing/index.js';

/**
 * Turns the contract into tests. A case that the backend does not offer fails, unless it is named in `notOffered`; a case
 * that is named there and is offered after all fails too.
 */
export function describeContract(backend: Backend, notOffered: readonly string[] = []): void {
  describe(`the adapter contract: ${backend.name}`, () => {
    const cases = contractCases(backend);
    for (const group of new Set(cases.map((one) => one.group)))
      describe(group, () => {
        for (const { name, run } of cases.filter((one) => one.group === group))
          it(name, () => (notOffered.includes(name) ? isNotOffered(run) : run()));
      });
  });
}

async function isNotOffered(run: () => Promise<void>): Promise<void> {
  const thrown = await run().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(thrown instanceof NotOffered)) throw thrown ?? new Error('the backend offers this after all');
}
