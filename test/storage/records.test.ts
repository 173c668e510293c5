import { expect } from '@open-wc/testing';
import { VERSION, upgraded, type Step } from '../../src/storage/records.js';

/** What two later versions would do to a note: give it a name, then put it in a list. */
const steps: readonly Step[] = [(text) => ({ note: text }), (notes) => [notes]];

describe('a stored record', () => {
  it('is read as it is where it has the version that is written', () => {
    const record = { version: VERSION, at: 5, value: 'Called' };
    expect(upgraded(record)).to.deep.equal(record);
  });

  it('is brought forward step by step', () => {
    const read = (version: number, value: unknown): unknown => upgraded({ version, at: 5, value }, steps);
    expect(read(1, 'Called')).to.deep.equal({ version: 1, at: 5, value: [{ note: 'Called' }] });
    expect(read(2, { note: 'Called' })).to.deep.equal({ version: 2, at: 5, value: [{ note: 'Called' }] });
    expect(read(3, [])).to.deep.equal({ version: 3, at: 5, value: [] });
  });

  it('is not read where it is newer', () => {
    expect(upgraded({ version: 4, at: 5, value: [] }, steps)).to.equal('newer');
  });

  for (const broken of [undefined, null, 'text', 7, [], {}, { version: '1', at: 5 }, { version: 0, at: 5 }])
    it(`is none where it is ${JSON.stringify(broken)}`, () => {
      expect(upgraded(broken)).to.equal(undefined);
    });
});
