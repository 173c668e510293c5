import { expect } from '@open-wc/testing';
import type { Entry, Interaction } from '../../../src/core/index.js';
import { accept, give, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

interface Asked extends Office {
  readonly anna: Desk;
  readonly bo: Desk;
}

async function seated(): Promise<Asked> {
  const office = openOffice();
  return { ...office, anna: await office.seat('anna'), bo: await office.seat('bo') };
}

/** Anna has asked Bo. */
async function asked(): Promise<Asked> {
  const one = await seated();
  await one.anna.told.settle({ type: 'start-im', target: 'bo' });
  return one;
}

/** Bo has come. */
async function writing(): Promise<Asked> {
  const one = await asked();
  await accept(one.bo, im(one.bo).id);
  return one;
}

/** The instant message that this agent has. */
function im({ told }: Desk): Interaction {
  const found = [...told.interactions.values()].findLast(({ medium }) => medium === 'im');
  if (!found) throw new Error(`${told.agent?.id} has no instant message`);
  return found;
}

function ended(desk: Desk): string | undefined {
  return im(desk).conversation?.ended;
}

function texts({ told }: Desk): readonly string[] {
  return told.facts.flatMap((fact) => (fact.type === 'message' ? [(fact.entry satisfies Entry).text] : []));
}

async function say(desk: Desk, text: string): Promise<void> {
  await desk.told.settle({ type: 'send-message', interaction: im(desk).id, text });
}

describe('an instant message in the simulator', () => {
  it('is announced for twenty seconds, waits for a minute, and times out for both', async () => {
    const { anna, bo, clock } = await asked();
    expect(im(bo).offer).to.include({ durationMs: 20_000, deadline: im(bo).since + 20_000 });
    expect(im(anna).ringUntil).to.equal(im(anna).since + 60_000);
    clock.advance(20_000);
    expect([im(bo).phase, im(bo).offer?.deadline]).to.deep.equal(['offered', undefined]);
    clock.advance(40_000);
    expect([ended(anna), ended(bo)]).to.deep.equal(['timed-out', 'timed-out']);
  });

  it('settles what is written by its entry, after the count', async () => {
    const { anna } = await writing();
    const before = anna.told.facts.length;
    await say(anna, 'Hello');
    expect(anna.told.facts.slice(before).map(({ type }) => type)).to.deep.equal(['interaction', 'message']);
    const [counted, entry] = anna.told.facts.slice(before);
    expect([counted && 'by' in counted, entry && 'by' in entry]).to.deep.equal([false, true]);
  });

  it('is not taken back by the backend, and neither is a part of the history of a contact', async () => {
    const { anna, world } = await writing();
    const outcome = await world.act({ type: 'withdraw', interaction: im(anna).id }).catch(String);
    expect(outcome).to.contain('no open interaction');
    expect(im(anna).counters).to.equal(undefined);
  });

  it('counts for nobody’s counters, also when it is about their contact', async () => {
    const { anna, bo, ...office } = await seated();
    const contact = { id: 'eva', name: 'Eva Lind', address: '+46700000000' };
    const item = await give(office, 'anna', { contact });
    const other = await give(office, 'anna', { contact });
    await anna.told.settle({ type: 'start-im', target: 'bo', interaction: item });
    await say(anna, 'About Eva');
    await accept(bo, im(bo).id);
    expect(seen(anna, other).counters?.inProgress).to.deep.equal({ 'work-item': 1 });
  });

  it('leaves a wrap-up to the work beside it', async () => {
    const { anna, bo, ...office } = await writing();
    const item = await give(office, 'anna', { taskType: 'complaint', medium: 'case' });
    await bo.told.settle({ type: 'release', interaction: im(bo).id });
    await anna.told.settle({ type: 'release', interaction: item });
    expect(anna.told.agent?.state).to.equal('wrap');
    office.clock.advance(30_000);
    expect([anna.told.agent?.state, standing(anna, item), im(anna).phase]).to.deep.equal([
      'ready',
      'done',
      'wrap',
    ]);
  });

  it('about a call can be gone on with by voice as long as somebody talks there (IM-26)', async () => {
    const { anna, bo, ...office } = await seated();
    for (const [medium, end] of [
      ['voice', 'release'],
      ['callback', 'end-call'],
    ] as const) {
      const interaction = await give(office, 'anna', { medium, number: '+46700000000' });
      if (medium === 'callback') await anna.told.settle({ type: 'call', interaction });
      office.clock.advance(1000);
      await anna.told.settle({ type: 'start-im', target: 'bo', interaction });
      await say(anna, 'Can you help me?');
      await accept(bo, im(bo).id);
      expect(im(anna).can.consult, medium).to.equal(true);
      await anna.told.settle({ type: end, interaction });
      expect([im(anna).phase, im(anna).can.consult], medium).to.deep.equal(['connected', undefined]);
      if (medium === 'callback') await anna.told.settle({ type: 'done', interaction });
    }
  });

  it('ends when one of the two has been away for ten seconds', async () => {
    const { anna, bo, clock } = await writing();
    bo.adapter.cut();
    clock.advance(9_000);
    expect(im(anna).phase).to.equal('connected');
    clock.advance(1_000);
    expect(ended(anna)).to.equal('by-other');
    await bo.adapter.restore();
    expect([im(bo).phase, ended(bo)]).to.deep.equal(['wrap', 'by-agent']);
  });

  it('survives a reload of the page', async () => {
    const { anna, bo, clock } = await writing();
    bo.adapter.cut();
    clock.advance(2_000);
    await bo.adapter.restore();
    await say(anna, 'Still there?');
    expect(texts(bo)).to.deep.equal(['Still there?']);
  });

  it('ends for the others when an agent logs out, and an invitation is taken from them', async () => {
    const invited = await asked();
    await invited.bo.told.settle({ type: 'log-out' });
    expect([standing(invited.bo, im(invited.bo).id), ended(invited.anna)]).to.deep.equal([
      'withdrawn',
      'by-other',
    ]);
    const inviting = await asked();
    await inviting.anna.told.settle({ type: 'log-out' });
    expect([ended(inviting.anna), ended(inviting.bo)]).to.deep.equal(['by-agent', 'by-other']);
    const thrown = await writing();
    await thrown.world.act({ type: 'state', agent: 'anna', state: 'logged-out' });
    expect([ended(thrown.anna), ended(thrown.bo)]).to.deep.equal(['by-agent', 'by-other']);
  });

  it('that nobody knows of goes when its agent logs out', async () => {
    const { anna, ...office } = await seated();
    const item = await give(office, 'anna');
    await anna.told.settle({ type: 'start-im', target: 'bo', interaction: item });
    await anna.told.settle({ type: 'done', interaction: item });
    await anna.told.settle({ type: 'log-out' });
    expect(standing(anna, im(anna).id)).to.equal('withdrawn');
  });

  it('is switched off per agent: who has none cannot write or be written to, and who is blocked sees why', async () => {
    const { anna, bo, world } = await seated();
    await world.act({ type: 'switches', agent: 'bo', switches: { 'start-im': 'off' } });
    await anna.told.refused({ type: 'start-im', target: 'bo' }, 'TARGET_UNAVAILABLE');
    await bo.told.refused({ type: 'start-im', target: 'anna' }, 'NOT_ALLOWED');
    const blocked = { reason: 'NOT_ALLOWED' } as const;
    await world.act({ type: 'switches', agent: 'anna', switches: { 'start-im': blocked } });
    expect(anna.told.agent?.can['start-im']).to.deep.equal(blocked);
  });

  it('goes to agents only, of whom there has to be one', async () => {
    const { anna } = await seated();
    await anna.told.refused({ type: 'start-im', target: 'sales' }, 'TARGET_UNAVAILABLE');
    await anna.told.refused({ type: 'start-im', target: 'nobody' }, 'NOT_FOUND');
  });
});

describe('a colleague of a script', () => {
  async function scripted(answer: 'accept' | 'reject' | 'ignore', lines: readonly string[]): Promise<Asked> {
    const office = openOffice();
    const anna = await office.seat('anna');
    await office.world.act({ type: 'colleague', agent: 'bo', script: { answer, afterMs: 2000, lines } });
    return { ...office, anna, bo: anna };
  }

  it('accepts, is seen writing, and answers each line with the next', async () => {
    const { anna, clock } = await scripted('accept', ['Hello', 'Good bye']);
    await anna.told.settle({ type: 'start-im', target: 'bo' });
    clock.advance(2000);
    await say(anna, 'Hi');
    clock.advance(1000);
    expect(anna.told.facts.filter(({ type }) => type === 'typing')).to.have.length(1);
    expect(texts(anna)).to.deep.equal(['Hi']);
    clock.advance(1000);
    await say(anna, 'Bye');
    clock.advance(2000);
    await say(anna, 'One more');
    clock.advance(60_000);
    expect(texts(anna)).to.deep.equal(['Hi', 'Hello', 'Bye', 'Good bye', 'One more']);
  });

  it('who asks about their work is heard of with their first line', async () => {
    const { anna, clock, world } = await scripted('ignore', ['Have you a minute?']);
    const interaction = await world.post({ agent: 'bo', answer: 'auto', subject: 'A fee' });
    const request = { type: 'start-im', interaction, target: 'anna' } as const;
    await world.act({ type: 'elsewhere', agent: 'bo', request });
    clock.advance(1999);
    expect([...anna.told.interactions.keys()]).to.deep.equal([]);
    clock.advance(1);
    expect([im(anna).phase, im(anna).subject, im(anna).conversation?.first]).to.deep.equal([
      'offered',
      'A fee',
      'Have you a minute?',
    ]);
  });

  it('waits with that until the agent is there again', async () => {
    const { anna, clock, world } = await scripted('ignore', ['Have you a minute?']);
    const interaction = await world.post({ agent: 'bo', answer: 'auto' });
    const request = { type: 'start-im', interaction, target: 'anna' } as const;
    await world.act({ type: 'elsewhere', agent: 'bo', request });
    await anna.told.settle({ type: 'log-out' });
    clock.advance(10_000);
    expect([...anna.told.interactions.keys()]).to.deep.equal([]);
    await anna.told.settle({ type: 'set-state', state: 'ready' });
    clock.advance(2000);
    expect(im(anna).phase).to.equal('offered');
  });
});
