import { expect } from '@open-wc/testing';
import { newLedger } from '../../../src/adapters/sip/ledger.js';
import { levelOf } from '../../../src/adapters/sip/quality.js';
import { PadError } from '../../../src/core/index.js';

const release = (id: string, interaction = '1') => ({ type: 'release', id, interaction }) as const;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (thrown: unknown) => PadError.from(thrown).code,
  );

describe('commands that are sent twice', () => {
  it('are done once, and answered as the first', async () => {
    const ledger = newLedger();
    let done = 0;
    let repeated = 0;
    const once = () =>
      ledger.once(
        release('a'),
        async () => void (done += 1),
        () => void (repeated += 1),
      );
    await Promise.all([once(), once()]);
    await once();
    expect([done, repeated]).to.deep.equal([1, 2]);
  });

  it('are a conflict when they are not the same', async () => {
    const ledger = newLedger();
    const none = async () => undefined;
    await ledger.once(release('a'), none, none);
    expect(await codeOf(ledger.once(release('a', '2'), none, none))).to.equal('CONFLICT');
  });

  it('are tried again when they were refused', async () => {
    const ledger = newLedger();
    const refuse = () => Promise.reject(new PadError('NOT_FOUND'));
    for (let tries = 0; tries < 2; tries += 1)
      expect(await codeOf(ledger.once(release('a'), refuse, () => undefined))).to.equal('NOT_FOUND');
  });
});

describe('the quality of a call', () => {
  it('is that of its worst figure', () => {
    const good = { loss: 0, jitterMs: 10, roundTripMs: 40 };
    expect(levelOf(good)).to.equal('good');
    expect(levelOf({ ...good, loss: 0.03 })).to.equal('fair');
    expect(levelOf({ ...good, jitterMs: 30, roundTripMs: 500 })).to.equal('poor');
  });
});
