import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Interaction } from 'contact-pad/core';
import { CLASS_ACTIONS } from 'contact-pad/testing';
import type { ActionCondition } from 'contact-pad/testing';
import type { AgentClient } from '../support/agent-client.js';
import { Desk, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

const MEDIA = ['chat', 'email', 'case', 'work-item'] as const;
const PHASES = ['offered', 'connected', 'wrap', 'parked'] as const;
type Medium = (typeof MEDIA)[number];
type Phase = (typeof PHASES)[number];

/** What only the backend knows: here it holds for an agent with all privileges, with nothing special about the item. */
const HOLDS: readonly ActionCondition[] = [
  'release-failed',
  'cross-media-consult',
  'privilege',
  'contacts',
  'instant-messages',
];

onBothEngines('Actions by class and phase (behaviours, section 11)', {}, (gateway) => {
  const desk = new Desk(gateway);

  async function reach(agent: AgentClient, medium: Medium, phase: Phase): Promise<Interaction> {
    const place = { entrance: agent.agent?.workLists?.[0]?.id ?? '', agents: [] };
    const subject = `${medium} ${phase}`;
    if (phase === 'offered') {
      await desk.post(place, { medium, subject });
      return agent.offered(subject);
    }
    const taskType = phase === 'wrap' ? { taskType: await desk.taskType({ wrap: 'open' }) } : {};
    const { id } = await desk.held(agent, place, { medium, subject, ...taskType });
    if (phase === 'wrap') {
      const type = medium === 'work-item' ? 'done' : 'release';
      assert.equal(await agent.command({ type, interaction: id }), undefined);
      return inWrap(agent, id);
    }
    if (phase === 'parked') assert.equal(await agent.command({ type: 'park', interaction: id }), undefined);
    return agent.interaction(phase, (each) => each.id === id && each.phase === phase);
  }

  for (const medium of MEDIA)
    for (const phase of PHASES) {
      const cells = CLASS_ACTIONS[medium][phase];
      if (!cells) continue;
      it(`${medium}, ${phase}: exactly the actions of the table, and each of them allowed`, async () => {
        const { agent } = await desk.agent();
        const { can } = await reach(agent, medium, phase);
        const expected = Object.entries(cells).filter(([, cell]) => cell === true || HOLDS.includes(cell));
        assert.deepEqual(Object.keys(can).sort(), expected.map(([command]) => command).sort());
        assert.ok(Object.values(can).every((permission) => permission === true));
      });
    }
});
