import { expect } from '@open-wc/testing';
import { directoryOf } from '../../../src/adapters/simulator/directory.js';
import type { DirectoryQuery } from '../../../src/core/index.js';
import { give, openOffice, target } from './desk.js';
import type { Desk, Office } from './desk.js';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

const named = (...names: readonly string[]): readonly Named[] =>
  names.map((name) => ({ id: name, name, kind: name.includes(' ') ? 'long' : 'short' }));

describe('a directory', () => {
  const directory = directoryOf(named('Zoë Müller', 'anna', 'Åsa Öberg', 'Anna Berg', 'Łukasz', 'Bo Ek'));
  const everything = { kinds: new Set(['long', 'short']), except: '', offset: 0, limit: 100 } as const;
  const found = (text: string): readonly string[] =>
    directory.find({ ...everything, text }).page.map(({ name }) => name);

  it('is alphabetical, whatever the case and the accents', () => {
    expect(found('')).to.deep.equal(['anna', 'Anna Berg', 'Åsa Öberg', 'Bo Ek', 'Łukasz', 'Zoë Müller']);
  });

  it('finds a part of a name without regard to case and accents', () => {
    expect(found('BERG')).to.deep.equal(['Anna Berg', 'Åsa Öberg']);
    expect(found(' zoe mu')).to.deep.equal(['Zoë Müller']);
    expect(found('O')).to.deep.equal(['Åsa Öberg', 'Bo Ek', 'Zoë Müller']);
  });

  it('finds nothing that begins in one name and ends in the next', () => {
    for (const text of ['annaanna', 'anna\nanna', 'berg\nasa', 'bergasa'])
      expect(found(text), text).to.deep.equal([]);
  });

  it('finds the first and the last, and each once', () => {
    expect([found('anna'), found('ller'), found('a')].map(({ length }) => length)).to.deep.equal([2, 1, 4]);
  });

  it('counts only who is meant, page by page', () => {
    const ask = (rest: object): readonly [readonly string[], number] => {
      const { page, total } = directory.find({ ...everything, text: 'a', offset: 1, limit: 1, ...rest });
      return [page.map(({ name }) => name), total];
    };
    expect(ask({ kinds: new Set(['long']) })).to.deep.equal([['Åsa Öberg'], 2]);
    expect(ask({ except: 'anna' })).to.deep.equal([['Åsa Öberg'], 3]);
    expect(ask({ isMeant: ({ name }: Named) => name < 'b' })).to.deep.equal([['Anna Berg'], 2]);
  });

  it('knows the only one whose whole name it was', () => {
    const exact = (text: string): string | undefined => directory.find({ ...everything, text }).exact?.id;
    expect([exact('asa oberg'), exact('asa')]).to.deep.equal(['Åsa Öberg', undefined]);
    const twice = directoryOf([...named('Bo'), { id: 'other', name: 'BO', kind: 'short' }]);
    expect(twice.find({ ...everything, text: 'bo' }).exact).to.equal(undefined);
  });
});

interface Searching extends Office {
  readonly anna: Desk;
  ask(query: Partial<DirectoryQuery>): Promise<readonly string[]>;
}

async function searching(): Promise<Searching> {
  const office = openOffice();
  const anna = await office.seat('anna');
  return {
    ...office,
    anna,
    async ask(query) {
      const all = { type: 'directory', search: '', offset: 0, limit: 100, ...query } as const;
      return (await anna.told.query(all)).targets.map(({ id }) => id);
    },
  };
}

describe('the directory of a world', () => {
  it('has everybody but oneself, and the places', async () => {
    const { ask } = await searching();
    expect(await ask({ kinds: ['agent'] })).to.deep.equal(['bo', 'chen', 'dana']);
    expect(await ask({ kinds: ['service', 'routing-point'] })).to.deep.equal([
      'after-hours',
      'service-sales',
      'service-stuck',
      'service-support',
    ]);
    expect(await ask({ favourites: true })).to.deep.equal(['bo', 'service-support']);
    expect(await ask({ ids: ['dana', 'sales', 'nobody'] })).to.deep.equal(['dana', 'sales']);
  });

  it('filters by presence', async () => {
    const { ask, seat } = await searching();
    await seat('chen');
    expect(await ask({ presences: ['available'] })).to.deep.equal(['chen']);
    expect(await ask({ presences: ['logged-out'] })).to.deep.equal(['bo', 'dana']);
  });

  it('has only what an action can go to: T9 has a rule for each', async () => {
    const { ask, anna: _, ...office } = await searching();
    const email = await give(office, 'anna', { medium: 'email' });
    const item = await give(office, 'anna');
    const kinds = ['queue', 'service', 'routing-point', 'contact'] as const;
    const about = (id: string, action: 'consult' | 'transfer' | 'requeue'): Promise<readonly string[]> =>
      ask({ about: id, action, kinds });
    expect(await about(email, 'transfer')).to.deep.equal([
      'service-sales',
      'service-stuck',
      'service-support',
    ]);
    expect(await about(item, 'transfer')).to.have.length(8);
    expect(await about(item, 'consult')).to.deep.equal(['valuer', 'workshop']);
    expect(await about(item, 'requeue')).to.deep.equal(['back-office', 'sales', 'stuck', 'support']);
  });

  it('says what can be done with each, and why not', async () => {
    const { anna, seat, ...office } = await searching();
    const item = await give(office, 'anna');
    await seat('chen');
    await office.world.act({ type: 'state', agent: 'dana', state: 'not-ready' });
    const query = {
      type: 'directory',
      search: '',
      about: item,
      kinds: ['agent'],
      offset: 0,
      limit: 100,
    } as const;
    const { targets } = await anna.told.query(query);
    expect(targets.map(({ id, presence, can }) => [id, presence, can.consult, can.transfer])).to.deep.equal([
      ['bo', 'logged-out', { reason: 'LOGGED_OUT' }, { reason: 'LOGGED_OUT' }],
      ['chen', 'available', true, true],
      ['dana', 'logged-in', { reason: 'AWAY' }, true],
    ]);
  });

  it('comes in pages of at most a hundred', async () => {
    const { anna } = await searching();
    const page = { type: 'directory', search: 's', offset: 1, limit: 2 } as const;
    const { targets, total } = await anna.told.query(page);
    expect([targets.length, total]).to.deep.equal([2, 8]);
    for (const wrong of [{ limit: 0 }, { limit: 101 }, { offset: -1 }, { offset: 0.5 }])
      await anna.told.queryRefused({ ...page, ...wrong }, 'INVALID');
  });

  it('tells the one whose whole name it is, and nobody where two have it', async () => {
    const { anna } = await searching();
    const exact = async (search: string): Promise<string | undefined> =>
      (await anna.told.query({ type: 'directory', search, offset: 0, limit: 1 })).exact;
    expect([await exact('bo ek'), await exact('bo'), await exact('Sales')]).to.deep.equal([
      'bo',
      undefined,
      undefined,
    ]);
  });

  it('finds one among 100,000 agents, key by key', async () => {
    const agents = Array.from({ length: 100_000 }, (_, index) => ({
      id: `agent-${index}`,
      name: `Agent ${index.toString(36)} Öberg`,
      queues: ['sales'],
    }));
    const office = openOffice({ agents });
    const desk = await office.seat('agent-0');
    const about = await give(office, 'agent-0');
    const totals: number[] = [];
    for (const search of ['a', 'agent', 'agent 1', 'agent 1z', 'agent 1zz', 'agent 1zz o']) {
      const asked = { type: 'directory', search, about, action: 'transfer', offset: 0, limit: 50 } as const;
      totals.push((await desk.told.query(asked)).total);
    }
    // Numbers in base 36: those that begin with 1, with 1z, with 1zz.
    expect(totals.slice(1)).to.deep.equal([99_999, 47_989, 1_333, 37, 1]);
  });
});

describe('watched targets', () => {
  it('are told at once and whenever they change, until others are watched', async () => {
    const { anna, seat, ...office } = await searching();
    await anna.told.settle({ type: 'watch', targets: ['bo', 'sales', 'team', 'nobody'] });
    expect([target(anna, 'bo')?.presence, target(anna, 'sales')?.waiting]).to.deep.equal(['logged-out', 0]);
    const bo = await seat('bo');
    expect(target(anna, 'bo')?.presence).to.equal('available');
    const id = await give(office, 'bo', { medium: 'email' });
    expect(target(anna, 'bo')?.presence).to.equal('interruptible');
    await bo.told.settle({ type: 'park', interaction: id, workbin: 'team' });
    expect([target(anna, 'bo')?.presence, target(anna, 'team')?.waiting]).to.deep.equal(['available', 1]);
    await anna.told.settle({ type: 'watch', targets: [] });
    await bo.told.settle({ type: 'log-out' });
    expect(target(anna, 'bo')?.presence).to.equal('available');
  });

  it('say since when the oldest waits', async () => {
    const { anna, ...office } = await searching();
    await office.world.act({ type: 'state', agent: 'anna', state: 'not-ready' });
    await anna.told.settle({ type: 'watch', targets: ['sales', 'service-sales'] });
    await office.world.post({ entrance: 'loans' });
    const since = office.clock.now();
    office.clock.advance(5000);
    await office.world.post({ entrance: 'loans', priority: 9 });
    for (const id of ['sales', 'service-sales'])
      expect([target(anna, id)?.waiting, target(anna, id)?.waitingSince]).to.deep.equal([2, since]);
  });

  it('are told anew after a break of the link', async () => {
    const { anna, seat } = await searching();
    await anna.told.settle({ type: 'watch', targets: ['bo'] });
    anna.adapter.cut();
    await seat('bo');
    await anna.adapter.restore();
    expect(target(anna, 'bo')?.presence).to.equal('available');
  });

  it('are at most a hundred', async () => {
    const { anna } = await searching();
    const targets = Array.from({ length: 101 }, (_, index) => `target-${index}`);
    await anna.told.refused({ type: 'watch', targets }, 'INVALID');
  });
});
