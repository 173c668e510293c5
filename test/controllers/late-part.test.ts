import { expect } from '@open-wc/testing';
import { LatePart } from '../../src/controllers/late-part.js';

describe('a part that is loaded late', () => {
  it('is loaded once, however often it is wanted', async () => {
    let loads = 0;
    const late = new LatePart(() => Promise.resolve((loads += 1)));
    await Promise.all([late.load(), late.load()]);
    await late.load();
    expect(late.part).to.equal(1);
    expect(late.failed).to.equal(false);
  });

  it('says that it could not be loaded, and tries again when it is wanted again', async () => {
    const answers = [() => Promise.reject(new Error('offline')), () => Promise.resolve('here')];
    const late = new LatePart(() => answers.shift()!());
    await late.load();
    expect(late.failed).to.equal(true);
    expect(late.part).to.equal(undefined);
    const again = late.load();
    expect(late.failed).to.equal(false);
    await again;
    expect(late.part).to.equal('here');
  });
});
