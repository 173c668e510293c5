import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Interaction } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';
import { im } from '../support/talk.js';
import { offerOf, Teams, withoutGaps } from '../support/team.js';

const timing = { imNoticeMs: 150, imWaitMs: 1_500, graceMs: 300 };

onBothEngines('Instant messages that nobody answers (IM-4, IM-14)', { timing }, (gateway) => {
  const teams = new Teams(gateway);

  async function invited(): Promise<{
    readonly ids: readonly [string, string, string];
    readonly anna: AgentClient;
    readonly bo: AgentClient;
    readonly sent: Interaction;
    readonly got: Interaction;
  }> {
    const { ids } = await teams.team();
    const [anna, bo] = [await teams.notReady(ids[0]), await teams.notReady(ids[1])];
    await anna.command({ type: 'start-im', target: ids[1] });
    return { ids, anna, bo, sent: await im(anna, 'establishing'), got: await im(bo, 'offered') };
  }

  const kept = (bo: AgentClient, id: string): Promise<Interaction> =>
    bo.interaction('kept', (each) => each.id === id && each.offer !== undefined && !each.offer.deadline);

  it('are joined after the notice is over, as long as the other waits', async () => {
    const { anna, bo, got } = await invited();
    const { id: offer } = await offerOf(bo, got.id);
    const later = await kept(bo, got.id);
    assert.deepEqual(later.offer, { id: offer, onDeadline: 'stay', caseKeys: [] });
    assert.equal((await im(anna, 'establishing')).phase, 'establishing');
    assert.equal(await bo.command({ type: 'accept', interaction: got.id, offer }), undefined);
    await im(anna, 'connected');
    await im(bo, 'connected');
    withoutGaps(anna, bo);
  });

  it('are over for both when the other has waited for long enough', async () => {
    const { anna, bo, sent, got } = await invited();
    const { id: offer } = await offerOf(bo, got.id);
    const mine = await im(anna, 'wrap', sent.id);
    assert.deepEqual([mine.conversation?.ended, mine.ringUntil], ['timed-out', undefined]);
    const theirs = await im(bo, 'wrap', got.id);
    assert.deepEqual([theirs.conversation?.ended, theirs.can], ['timed-out', { done: true }]);
    assert.equal((await bo.command({ type: 'accept', interaction: got.id, offer }))?.code, 'GONE');
    assert.equal(await bo.command({ type: 'done', interaction: got.id }), undefined);
    await gone(bo, got.id, 'done');
    withoutGaps(anna, bo);
  });

  it('end when one of the two is lost for longer than the grace', async () => {
    const { ids, anna, bo, got } = await invited();
    const { id: offer } = await offerOf(bo, got.id);
    await bo.command({ type: 'accept', interaction: got.id, offer });
    await im(anna, 'connected');
    bo.terminate();
    assert.equal((await im(anna, 'wrap')).conversation?.ended, 'by-other');
    const back = await gateway().agent(ids[1]);
    const theirs = await im(back, 'wrap', got.id);
    assert.equal(theirs.conversation?.ended, 'by-agent');
    withoutGaps(anna);
  });
});
