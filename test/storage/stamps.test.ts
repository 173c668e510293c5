import { expect } from '@open-wc/testing';
import { DraftStamps } from '../../src/storage/draft-stamps.js';

/** What a tab tells when it writes in the reply of an item. */
function told(stamps: DraftStamps, before: string, after: string, now: number): readonly object[] {
  return stamps.tell('item-1', { reply: before }, { reply: after }, now);
}

describe('the stamps of drafts', () => {
  it('name the fields that changed, and rise also where the clock of the machine goes back', () => {
    const stamps = new DraftStamps();
    const [first] = stamps.tell('item-1', undefined, { reply: 'a', transfer: 'b' }, 2_000);
    const [second, none] = stamps.tell(
      'item-1',
      { reply: 'a', transfer: 'b' },
      { reply: 'c', transfer: 'b' },
      1_000,
    );
    expect([second?.field, second?.text, none]).to.deep.equal(['reply', 'c', undefined]);
    expect(second?.stamp).to.be.greaterThan(first?.stamp ?? 0);
    expect(second?.base).to.equal(first?.stamp);
  });

  it('let a later text take the place of an earlier one, and never an earlier one that of a later', () => {
    const [here, there] = [new DraftStamps(), new DraftStamps()];
    told(here, '', 'a', 2_000);
    const [late] = there.tell('item-1', undefined, { reply: 'b' }, 1_000);
    const [next] = there.tell('item-1', { reply: 'b' }, { reply: 'bc' }, 3_000);
    expect(late && here.isNext(late, 'a')).to.equal(false);
    expect(next && here.isNext(next, 'a')).to.equal(true);
    expect(next && here.isNext(next, 'bc')).to.equal(false);
  });

  it('take no more memory than for what was written last', () => {
    const stamps = new DraftStamps();
    for (let each = 0; each < 5_000; each += 1) stamps.tell(`item-${each}`, undefined, { reply: 'a' }, 1);
    const [first] = stamps.tell('item-0', { reply: 'a' }, { reply: 'b' }, 1);
    const [last] = stamps.tell('item-4999', { reply: 'a' }, { reply: 'b' }, 1);
    expect([first?.base, last?.base === 0]).to.deep.equal([0, false]);
  });
});
