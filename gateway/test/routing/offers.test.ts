import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AgentClient } from '../support/agent-client.js';
import { onBothEngines } from '../support/suite.js';

/** The client among these to whom the item was offered, and the others. */
async function offeredAmong(
  clients: readonly AgentClient[],
): Promise<{ chosen: AgentClient; others: AgentClient[] }> {
  const chosen = await Promise.race(clients.map(async (client) => (await client.offered(), client)));
  return { chosen, others: clients.filter((client) => client !== chosen) };
}

onBothEngines('An offer', { timing: { exclusionMs: 60_000 } }, (gateway) => {
  it('says what is offered, until when, and what may be done about it (WI-2, WI-3)', async () => {
    const { entrance, agents } = await gateway().place({ offerMs: 45_000 });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({
      entrance,
      subject: 'A car',
      priority: 3,
      address: '+46700000000',
      data: { note: 'n', cid: '7', own: 'x' },
    });
    const offered = await agent.offered();
    assert.equal(offered.phase, 'offered');
    assert.equal(offered.medium, 'work-item');
    assert.equal(offered.queue, entrance);
    assert.equal(offered.priority, 3);
    assert.equal(offered.contact?.address, '+46700000000');
    assert.deepEqual(offered.can, { accept: true, reject: true });
    assert.deepEqual(offered.offer.caseKeys, ['cid']);
    assert.equal(offered.offer.onDeadline, 'redirect');
    assert.equal(offered.offer.durationMs, 45_000);
    assert.equal(offered.offer.deadline, offered.since + 45_000);
    assert.deepEqual(
      offered.caseData.map(({ key, label, editable }) => [key, label, editable]),
      [
        ['cid', 'Customer number', false],
        ['note', 'Note', true],
        ['own', 'own', false],
      ],
    );
  });

  it('that is accepted becomes a connected interaction of that agent (WI-6)', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const connected = await agent.acceptOffered();
    assert.equal(connected.offer, undefined);
    assert.equal(connected.can.done, true);
    assert.equal(connected.can.accept, undefined);
  });

  it('that is rejected goes to another agent (WI-7)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const clients = await Promise.all(agents.map((id) => gateway().readyAgent(id)));
    await gateway().post({ entrance });
    const { chosen, others } = await offeredAmong(clients);
    const { id, offer } = await chosen.offered();
    assert.equal(await chosen.command({ type: 'reject', interaction: id, offer: offer.id }), undefined);
    const gone = await chosen.interaction('gone', (each) => each.phase === 'gone');
    assert.equal(gone.outcome, 'rejected');
    assert.equal((await others[0]?.offered())?.id, id);
  });

  it('that nobody answers is redirected to another agent (WI-8)', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2, offerMs: 300 });
    const clients = await Promise.all(agents.map((id) => gateway().readyAgent(id)));
    await gateway().post({ entrance });
    const offers = await Promise.all(clients.map((client) => client.wasOffered()));
    assert.equal(offers[0]?.id, offers[1]?.id);
    const first = clients[(offers[0]?.since ?? 0) < (offers[1]?.since ?? 0) ? 0 : 1];
    const gone = await first?.interaction('gone', (each) => each.phase === 'gone');
    assert.equal(gone?.outcome, 'redirected');
  });

  it('that is accepted after its deadline is gone, even before anyone has noticed (WI-9)', async () => {
    const { entrance, agents } = await gateway().place();
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id, offer } = await agent.offered();
    await gateway().db.query("UPDATE offer SET deadline = now() - interval '1 second' WHERE id = $1::uuid", [
      offer.id,
    ]);
    const error = await agent.command({ type: 'accept', interaction: id, offer: offer.id });
    assert.equal(error?.code, 'GONE');
  });

  it('that two windows of one agent accept is accepted once', async () => {
    const { entrance, agents } = await gateway().place();
    const first = await gateway().readyAgent(agents[0]);
    const second = await gateway().agent(agents[0]);
    await gateway().post({ entrance });
    const { id, offer } = await first.offered();
    const accept = { type: 'accept', interaction: id, offer: offer.id } as const;
    const answers = await Promise.all([first.command(accept), second.command(accept)]);
    assert.deepEqual(answers.map((error) => error?.code).sort(), ['GONE', undefined]);
  });

  it('can be answered by the agent it was made to, and by nobody else', async () => {
    const { entrance, agents } = await gateway().place({ agents: 2 });
    const one = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id, offer } = await one.offered();
    const two = await gateway().agent(agents[1]);
    const error = await two.command({ type: 'accept', interaction: id, offer: offer.id });
    assert.equal(error?.code, 'NOT_FOUND');
  });

  it('shows Reject only with the privilege, and refuses it without (WI-12)', async () => {
    const { entrance, agents } = await gateway().place({ privileges: ['done'] });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    const { id, offer, can } = await agent.offered();
    assert.deepEqual(can, { accept: true });
    const error = await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    assert.equal(error?.code, 'NOT_ALLOWED');
  });

  it('is accepted by itself and without a preview where the entrance says so (WI-10)', async () => {
    const { entrance, agents } = await gateway().place({ answer: 'auto' });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    await agent.interaction('connected', (each) => each.phase === 'connected');
    const seen = agent.facts.flatMap((fact) => (fact.type === 'interaction' ? [fact.interaction.phase] : []));
    assert.deepEqual(seen, ['connected']);
  });

  it('is accepted by itself at its deadline where the entrance says so (WI-10)', async () => {
    const { entrance, agents } = await gateway().place({ answer: 'auto-preview', offerMs: 300 });
    const agent = await gateway().readyAgent(agents[0]);
    await gateway().post({ entrance });
    assert.equal((await agent.wasOffered()).offer?.onDeadline, 'accept');
    await agent.interaction('connected', (each) => each.phase === 'connected');
  });
});
