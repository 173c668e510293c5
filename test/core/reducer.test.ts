import { expect } from '@open-wc/testing';
import { initialState, reduce } from '../../src/core/index.js';

describe('reduce', () => {
  it('changes nothing for a fact of a source that gave no snapshot', () => {
    const fact = { type: 'settled', command: 'nobody' } as const;
    expect(reduce(initialState, { type: 'fact', fact, at: 0 })).to.equal(initialState);
  });
});
