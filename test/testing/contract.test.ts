import { expect } from '@open-wc/testing';
import {
  ContractViolation,
  NotOffered,
  contractCases,
  formatReport,
  runContract,
} from '../../src/testing/index.js';
import type { Backend } from '../../src/testing/index.js';
import { PadError } from '../../src/core/index.js';
import { changed } from '../support/broken-adapter.js';
import { DEFECTS } from '../support/contract-defects.js';
import { simulatorBackend } from '../support/contract-simulator.js';

const HASTE_MS = 60;

async function outcomeOf(backend: Backend, name: string): Promise<unknown> {
  const found = contractCases(backend).find((one) => one.name === name);
  if (!found) throw new Error(`there is no case "${name}"`);
  return found.run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe('an adapter with a defect', () => {
  for (const { name, wrap, noticedBy, says } of DEFECTS)
    it(`that ${name} fails "${noticedBy}"`, async () => {
      const thrown = await outcomeOf(simulatorBackend(wrap, HASTE_MS), noticedBy);
      expect(thrown).to.be.instanceOf(ContractViolation);
      expect((thrown as ContractViolation).expected).to.contain(says);
    });
});

describe('the contract', () => {
  it('notices some defect in each of its groups', () => {
    const cases = contractCases(simulatorBackend());
    const noticed = new Set(
      DEFECTS.map(({ noticedBy }) => cases.find(({ name }) => name === noticedBy)?.group),
    );
    expect([...noticed]).to.have.members([...new Set(cases.map(({ group }) => group))]);
  });

  it('names each case once', () => {
    const names = contractCases(simulatorBackend()).map(({ name }) => name);
    expect(names).to.have.lengthOf(new Set(names).size);
  });
});

describe('the report of the contract', () => {
  it('says which groups an adapter passes', async () => {
    const report = await runContract(simulatorBackend(), { groups: ['case-data', 'errors'] });
    expect(formatReport(report)).to.equal(
      'simulator:\n  passes case-data (4 of 4)\n  passes errors (3 of 3)',
    );
  });

  it('names what the backend does not offer, and does not call the group passed', async () => {
    const backend = Object.entries(simulatorBackend()).filter(([part]) => part !== 'forbid');
    const report = await runContract(Object.fromEntries(backend) as unknown as Backend, {
      groups: ['errors'],
    });
    expect(report.results.map(({ outcome }) => outcome)).to.deep.equal(['passed', 'not-offered', 'passed']);
    expect(formatReport(report))
      .to.contain('does not pass errors (2 of 3)')
      .and.to.contain('the backend has no forbid');
  });

  it('says what was expected, what came and which facts came last', async () => {
    const unnamed = DEFECTS.find(({ name }) => name === 'tells facts under another name');
    const report = await runContract(simulatorBackend(unnamed?.wrap, HASTE_MS), { groups: ['offers'] });
    expect(formatReport(report))
      .to.contain('expected: a fact carries the name of its adapter')
      .and.to.contain('came: the source is elsewhere, the adapter is simulator')
      .and.to.contain('"type":"interaction"');
  });

  it('tells of each case as it ends', async () => {
    const told: string[] = [];
    await runContract(simulatorBackend(), {
      groups: ['errors'],
      onResult: ({ outcome }) => told.push(outcome),
    });
    expect(told).to.deep.equal(['passed', 'passed', 'passed']);
  });

  it('is not offered where the adapter says that its backend cannot do it', async () => {
    const lacking = simulatorBackend((adapter) =>
      changed(adapter, { query: () => Promise.reject(new PadError('UNSUPPORTED')) }),
    );
    const thrown = await outcomeOf(lacking, 'is in alphabetical order, without oneself (MI-25)');
    expect(thrown).to.be.instanceOf(NotOffered);
  });

  it('is not offered where a list of means lacks what the case needs', async () => {
    const backend: Backend = { ...simulatorBackend(), media: ['chat'], taskTypes: {} };
    const mail = await outcomeOf(backend, 'the text of an e-mail arrives as text');
    const wrap = await outcomeOf(backend, 'logging out is refused in wrap-up (WI-23)');
    expect(String(mail)).to.contain('the backend has no media.email');
    expect(String(wrap)).to.contain('the backend has no taskTypes.openWrap');
  });

  it('is not offered where the adapter lacks the capability', async () => {
    const backend = simulatorBackend();
    const without: Backend = {
      ...backend,
      reset: async () => {
        await backend.reset();
        await backend.world.act({ type: 'switches', agent: 'anna', switches: { reject: 'off' } });
      },
    };
    const thrown = await outcomeOf(without, 'Reject takes it away and gives it to the other agent (WI-7)');
    expect(thrown).to.be.instanceOf(NotOffered);
  });
});
