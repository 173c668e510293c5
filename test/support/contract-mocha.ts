import { NotOffered, contractCases } from '../../src/testing/index.js';
import type { Backend, ContractCase, ContractGroup } from '../../src/testing/index.js';

/**
 * Turns the contract into tests. A case that the backend does not offer fails, unless it or its group is named in
 * `notOffered`; a case that is named there and is offered after all fails too. Only those `groups`, where they are given.
 */
export function describeContract(
  backend: Backend,
  notOffered: readonly string[] = [],
  groups?: readonly ContractGroup[],
): void {
  const isNamed = ({ group, name }: ContractCase): boolean =>
    notOffered.includes(group) || notOffered.includes(name);
  describe(`the adapter contract: ${backend.name}`, () => {
    const cases = contractCases(backend).filter(({ group }) => groups?.includes(group) ?? true);
    for (const group of new Set(cases.map((one) => one.group)))
      describe(group, () => {
        for (const one of cases.filter((each) => each.group === group))
          it(one.name, () => (isNamed(one) ? isNotOffered(one.run) : one.run()));
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
