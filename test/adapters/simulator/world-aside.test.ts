import { expect } from '@open-wc/testing';
import { accept, give, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

async function desks(): Promise<Office & { readonly anna: Desk; readonly bo: Desk }> {
  const office = openOffice();
  return { ...office, anna: await office.seat('anna'), bo: await office.seat('bo') };
}

const listed = async ({ told }: Desk, list: string): Promise<readonly string[]> =>
  (await told.query({ type: 'work-list', list, offset: 0, limit: 100 })).items.map(({ id }) => id);

describe('what an agent sets aside (WI-22, CG-29)', () => {
  it('stays theirs in their own workbin, over a log-out, and goes on where it was', async () => {
    const { anna, ...office } = await desks();
    const id = await give(office, 'anna');
    await anna.told.settle({ type: 'park', interaction: id });
    await anna.told.settle({ type: 'log-out' });
    await anna.told.settle({ type: 'set-state', state: 'ready' });
    expect(standing(anna, id)).to.equal('parked');
    await anna.told.settle({ type: 'resume', interaction: id });
    expect(standing(anna, id)).to.equal('connected');
  });

  it('waits in a shared workbin for whoever takes it first', async () => {
    const { anna, bo, ...office } = await desks();
    const id = await give(office, 'anna');
    await anna.told.settle({ type: 'park', interaction: id, workbin: 'team' });
    expect([standing(anna, id), await listed(bo, 'team')]).to.deep.equal(['parked', [id]]);
    await bo.told.settle({ type: 'take', interaction: id });
    expect([standing(bo, id), await listed(bo, 'team')]).to.deep.equal(['connected', []]);
    await anna.told.refused({ type: 'take', interaction: id }, 'GONE');
  });

  it('cannot be put into a workbin that is not there', async () => {
    const { anna, ...office } = await desks();
    const id = await give(office, 'anna');
    for (const workbin of ['nowhere', 'sales'])
      await anna.told.refused({ type: 'park', interaction: id, workbin }, 'NOT_FOUND');
    expect(standing(anna, id)).to.equal('connected');
  });
});

describe('a waiting list (CG-15)', () => {
  it('hands out nothing; agents take what they choose, also when Not Ready', async () => {
    const { anna, bo, ...office } = await desks();
    const old = await office.world.post({ queue: 'back-office' });
    const urgent = await office.world.post({ queue: 'back-office', priority: 9 });
    expect([anna.told.interactions.size, bo.told.interactions.size]).to.deep.equal([0, 0]);
    expect(await listed(anna, 'back-office')).to.deep.equal([urgent, old]);
    await anna.told.settle({ type: 'set-state', state: 'not-ready' });
    await anna.told.settle({ type: 'take', interaction: old });
    expect(standing(anna, old)).to.equal('connected');
    await bo.told.refused({ type: 'take', interaction: old }, 'GONE');
    await bo.told.refused({ type: 'take', interaction: 'nothing' }, 'NOT_FOUND');
  });

  it('is closed to who is logged out, and to who does not serve it', async () => {
    const agents = [
      { id: 'anna', name: 'Anna Berg', queues: ['sales'] },
      { id: 'bo', name: 'Bo Ek' },
    ];
    const office = openOffice({ agents });
    const [anna, bo] = [await office.seat('anna'), await office.seat('bo')];
    const id = await office.world.post({ queue: 'back-office' });
    await anna.told.refused({ type: 'take', interaction: id }, 'NOT_FOUND');
    await anna.told.queryRefused(
      { type: 'work-list', list: 'back-office', offset: 0, limit: 1 },
      'NOT_FOUND',
    );
    await bo.told.settle({ type: 'log-out' });
    await bo.told.refused({ type: 'take', interaction: id }, 'NOT_ALLOWED');
  });

  it('is one of the work lists of an agent, beside queues and workbins', async () => {
    const { anna } = await desks();
    expect(anna.told.agent?.workLists?.map(({ id, kind }) => `${id}: ${kind}`)).to.deep.equal([
      'sales: queue',
      'support: queue',
      'stuck: queue',
      'back-office: waiting-list',
      'team: workbin',
    ]);
  });
});

describe('what an agent gives back (CG-29, CG-30)', () => {
  it('is offered to others, and the agent is Not Ready at once', async () => {
    const { anna, bo, ...office } = await desks();
    const id = await give(office, 'anna', { taskType: 'complaint' });
    await anna.told.settle({ type: 'requeue', interaction: id });
    expect([standing(anna, id), anna.told.agent?.state, standing(bo, id)]).to.deep.equal([
      'requeued',
      'not-ready',
      'offered',
    ]);
  });

  it('leaves the agent an intention where something else is open', async () => {
    const { anna, ...office } = await desks();
    const [id] = [await give(office, 'anna'), await give(office, 'anna')];
    await anna.told.settle({ type: 'requeue', interaction: id });
    expect([anna.told.agent?.state, anna.told.agent?.intended?.state]).to.deep.equal(['ready', 'not-ready']);
  });

  it('goes to another queue, or to the personal queue of an agent, also their own', async () => {
    const { anna, bo, ...office } = await desks();
    await bo.told.settle({ type: 'set-state', state: 'not-ready' });
    const id = await office.world.post({ entrance: 'loans' });
    await accept(anna, id);
    await anna.told.settle({ type: 'requeue', interaction: id, target: 'support' });
    expect(office.world.state.interactions[id]?.queue).to.equal('support');
    await anna.told.settle({ type: 'set-state', state: 'ready' });
    await accept(anna, id);
    await anna.told.settle({ type: 'requeue', interaction: id, target: 'anna' });
    await bo.told.settle({ type: 'set-state', state: 'ready' });
    expect([standing(anna, id), bo.told.interactions.has(id)]).to.deep.equal(['requeued', false]);
    await anna.told.settle({ type: 'set-state', state: 'ready' });
    expect(standing(anna, id)).to.equal('offered');
    await accept(anna, id);
    await anna.told.refused({ type: 'requeue', interaction: id, target: 'service-sales' }, 'INVALID');
  });
});

describe('an e-mail', () => {
  it('is answered into the outbox of the mail system, and stays', async () => {
    const { anna, ...office } = await desks();
    const interaction = await give(office, 'anna', {
      medium: 'email',
      contact: { name: 'Eva Lind', address: 'eva@example.test' },
    });
    await anna.told.settle({ type: 'reply', interaction, text: 'We are on it.' });
    expect(standing(anna, interaction)).to.equal('connected');
    const [entry] = office.world.state.outbox;
    expect([entry?.to, entry?.text, entry?.agent]).to.deep.equal([
      'eva@example.test',
      'We are on it.',
      'anna',
    ]);
    for (const text of ['', 'x'.repeat(100_001)])
      await anna.told.refused({ type: 'reply', interaction, text }, 'INVALID');
    expect(office.world.state.outbox).to.have.length(1);
  });

  it('that did not reach whom it should goes to somebody else (CG-26)', async () => {
    const { anna, bo, ...office } = await desks();
    const interaction = await give(office, 'anna', { medium: 'email' });
    await anna.told.settle({ type: 'did-not-arrive', interaction });
    expect([standing(anna, interaction), standing(bo, interaction)]).to.deep.equal(['requeued', 'offered']);
    expect(anna.told.agent?.state).to.equal('ready');
  });

  it('carries its text, and a work item neither text nor those two actions', async () => {
    const { anna, ...office } = await desks();
    const email = await give(office, 'anna', { medium: 'email', body: 'Dear all' });
    const item = await give(office, 'anna');
    expect(seen(anna, email).body).to.equal('Dear all');
    expect([seen(anna, item).body, seen(anna, item).can.reply]).to.deep.equal([undefined, undefined]);
  });
});

it('every new command can be switched off, and blocked with a reason', async () => {
  const { anna, ...office } = await desks();
  const id = await give(office, 'anna', { medium: 'email', taskType: 'complaint' });
  const about = { interaction: id } as const;
  const requests = [
    { type: 'release', ...about },
    { type: 'abandon', ...about },
    { type: 'transfer', ...about, target: 'bo' },
    { type: 'consult', ...about, target: 'bo' },
    { type: 'park', ...about },
    { type: 'requeue', ...about },
    { type: 'reply', ...about, text: 'x' },
    { type: 'did-not-arrive', ...about },
    { type: 'set-disposition', ...about },
    { type: 'set-note', ...about, note: 'x' },
    { type: 'take', ...about },
    { type: 'watch', targets: [] },
  ] as const;
  for (const request of requests) {
    const can = () => ({ ...seen(anna, id).can, ...anna.told.agent?.can })[request.type];
    const set = (to: 'on' | 'off' | { readonly reason: 'NOT_ALLOWED' }): Promise<unknown> =>
      office.world.act({ type: 'switches', agent: 'anna', switches: { [request.type]: to } });
    await set('off');
    expect(can(), request.type).to.equal(undefined);
    await anna.told.refused(request, 'NOT_ALLOWED');
    await set({ reason: 'NOT_ALLOWED' });
    expect(can(), request.type).to.deep.equal({ reason: 'NOT_ALLOWED' });
    await anna.told.refused(request, 'NOT_ALLOWED');
    await set('on');
  }
});
