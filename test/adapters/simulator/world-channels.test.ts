import { expect } from '@open-wc/testing';
import type { Channel } from '../../../src/core/index.js';
import { openOffice } from './desk.js';
import type { Desk, Office } from './desk.js';

const SET = { type: 'set-state', channel: 'voice' } as const;

describe('a channel that breaks down (ST-1, ST-4)', () => {
  let office: Office;
  let anna: Desk;

  beforeEach(async () => {
    office = openOffice();
    anna = await office.seat('anna');
  });

  const voice = (): Channel | undefined =>
    anna.told.agent?.channels?.find(({ medium }) => medium === 'voice');
  const breaks = (state: 'ready' | 'out-of-service'): Promise<unknown> =>
    office.world.act({ type: 'channel', agent: 'anna', medium: 'voice', state });

  it('is told, with the moment, and brings nothing until it works again', async () => {
    office.clock.advance(5_000);
    await breaks('out-of-service');
    expect(voice()).to.deep.equal({ medium: 'voice', state: 'out-of-service', since: office.clock.now() });
    const call = await office.world.post({ medium: 'voice' });
    expect(anna.told.interactions.has(call)).to.equal(false);
    await breaks('ready');
    expect(anna.told.interactions.get(call)?.phase).to.equal('offered');
  });

  it('cannot be changed by the agent, and stays broken when they log in', async () => {
    await breaks('out-of-service');
    await anna.told.refused({ ...SET, state: 'ready' }, 'NOT_ALLOWED');
    await anna.told.settle({ type: 'set-state', state: 'not-ready', channel: 'chat' });
    await anna.told.settle({ type: 'log-out' });
    await anna.told.settle({ type: 'set-state', state: 'ready' });
    const closed = anna.told.agent?.channels?.filter(({ state }) => state !== 'ready');
    expect(closed?.map(({ medium, state }) => [medium, state])).to.deep.equal([['voice', 'out-of-service']]);
  });
});
