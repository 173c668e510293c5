import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { combine } from '../../src/combine/index.js';
import { PadError, canceller } from '../../src/core/index.js';
import type { Adapter, DirectoryPage, DirectoryQuery } from '../../src/core/index.js';
import { fakeAdapter } from '../../src/testing/index.js';
import { codeOf, withDirectory } from './support.js';

const { signal } = canceller();

function find(adapter: Adapter, query: Partial<DirectoryQuery> = {}): Promise<DirectoryPage> {
  return adapter.query({ type: 'directory', search: '', offset: 0, limit: 100, ...query }, signal);
}

const namesOf = ({ targets }: DirectoryPage): string[] => targets.map(({ name }) => name);

describe('the directory of several backends', () => {
  it('is one list in alphabetical order, whose ids tell the backend', async () => {
    const all = combine([withDirectory('acd', ['Eva', 'Åke']), withDirectory('phone', ['bo', 'Dana'])]);
    const page = await find(all);
    expect(namesOf(page)).to.deep.equal(['Åke', 'bo', 'Dana', 'Eva']);
    expect(page.total).to.equal(4);
    expect(page.targets[1]).to.include({ id: 'phone:0', source: 'combined/phone' });
  });

  it('comes page by page without a gap and without a repeat, wherever the page begins', async () => {
    const lists = fc.array(fc.array(fc.stringMatching(/^[a-d]{1,3}$/), { maxLength: 30 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 7 }), async (parts, limit) => {
        const all = combine(parts.map((names, index) => withDirectory(`part-${index}`, names)));
        const found: string[] = [];
        for (let offset = 0; offset < parts.flat().length + limit; offset += limit) {
          const page = await find(all, { offset, limit });
          expect(page.total).to.equal(parts.flat().length);
          found.push(...page.targets.map(({ id, name }) => `${name} ${id}`));
        }
        expect(new Set(found).size).to.equal(parts.flat().length);
        expect(found.map((one) => one.split(' ')[0])).to.deep.equal(parts.flat().sort());
      }),
      { numRuns: 40 },
    );
  });

  it('asks each once for the first page, and a few times for one far down', async () => {
    const numbers = Array.from({ length: 5000 }, (_, index) => String(index * 2).padStart(5, '0'));
    const acd = withDirectory('acd', numbers);
    const phone = withDirectory('phone', numbers);
    const all = combine([acd, phone]);
    await find(all);
    expect([acd.asks, phone.asks]).to.deep.equal([1, 1]);
    const page = await find(all, { offset: 8000, limit: 2 });
    expect(namesOf(page)).to.deep.equal(['08000', '08000']);
    expect(acd.asks + phone.asks).to.be.lessThan(40);
  });

  it('knows an exact name only where one backend has it (MI-18)', async () => {
    const acd = withDirectory('acd', ['Bo', 'Bodil']);
    expect((await find(combine([acd, withDirectory('b', ['Bosse'])]), { search: 'bo' })).exact).to.equal(
      'acd:0',
    );
    const both = [acd, withDirectory('b', ['Bo'])];
    expect((await find(combine(both), { search: 'bo' })).exact).to.equal(undefined);
    const twice = combine([acd, withDirectory('b', ['Abo', 'bo', 'Bo'])]);
    expect((await find(twice, { search: 'bo' })).exact).to.equal(undefined);
  });

  it('finds ids where they are, and asks nobody else', async () => {
    const acd = withDirectory('acd', ['Eva']);
    const phone = withDirectory('phone', ['Bo', 'Dana']);
    const page = await find(combine([acd, phone]), { ids: ['phone:1', 'elsewhere:1'] });
    expect(namesOf(page)).to.deep.equal(['Dana']);
    expect(acd.asks).to.equal(0);
    expect(await find(combine([acd]), { ids: [] })).to.deep.equal({ targets: [], total: 0 });
  });

  it('about an interaction is that of its backend', async () => {
    const acd = withDirectory('acd', ['Eva']);
    const phone = withDirectory('phone', ['Bo']);
    const page = await find(combine([acd, phone]), { about: 'phone:call', action: 'transfer' });
    expect(namesOf(page)).to.deep.equal(['Bo']);
    expect(acd.asks).to.equal(0);
    expect(await codeOf(find(combine([acd]), { about: 'elsewhere:call' }))).to.equal('NOT_FOUND');
  });

  it('is what the others have where one cannot answer', async () => {
    const none = refusing('phone', 'UNSUPPORTED');
    expect(namesOf(await find(combine([none, withDirectory('acd', ['Eva'])])))).to.deep.equal(['Eva']);
    expect(await codeOf(find(combine([none, refusing('acd', 'OFFLINE')])))).to.equal('UNSUPPORTED');
  });

  it('refuses a page of nothing, of too much, or before the beginning', async () => {
    const all = combine([withDirectory('acd', ['Eva']), withDirectory('phone', ['Bo'])]);
    for (const wrong of [{ limit: 0 }, { limit: 101 }, { offset: -1 }, { offset: 0.5 }])
      expect(await codeOf(find(all, wrong))).to.equal('INVALID');
  });
});

function refusing(name: string, code: 'UNSUPPORTED' | 'OFFLINE'): Adapter {
  return Object.assign(fakeAdapter({ name }), { query: () => Promise.reject(new PadError(code)) });
}
