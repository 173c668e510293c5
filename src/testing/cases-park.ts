import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';
import { absent, gone, still, told } from './teamwork.js';

async function holding(stage: Stage): Promise<{ readonly first: Recorder; readonly interaction: string }> {
  const first = await stage.ready('first');
  const { id, can } = await stage.held(first);
  stage.needs(can.park, 'park');
  return { first, interaction: id };
}

async function parked(stage: Stage): Promise<{ readonly first: Recorder; readonly interaction: string }> {
  const held = await holding(stage);
  const { first, interaction } = held;
  const fact = await first.settle({ type: 'park', interaction });
  first.expect(told(fact, interaction)?.phase === 'parked', 'it is parked, named by the command', fact);
  return held;
}

/** Set aside: in the agent's own workbin, or in a shared one (WI-22, CG-29). */
export const parkCases: readonly CaseSpec[] = [
  {
    name: 'what is parked stays in the list, and goes on where it was',
    async play(stage) {
      const { first, interaction } = await parked(stage);
      const fact = await first.settle({ type: 'resume', interaction });
      first.expect(told(fact, interaction)?.phase === 'connected', 'it is connected again', fact);
      await first.settle({ type: 'done', interaction });
    },
  },
  {
    name: 'what is parked cannot be done before it is resumed',
    async play(stage) {
      const { first, interaction } = await parked(stage);
      await first.refused({ type: 'done', interaction }, 'NOT_ALLOWED', 'NOT_FOUND', 'CONFLICT');
      still(first, interaction, 'parked');
    },
  },
  {
    name: 'what is parked is still there after logging out and in again',
    async play(stage) {
      const { first, interaction } = await parked(stage);
      await first.waitFor('log-out is allowed', () => first.agent?.can['log-out'] === true || undefined);
      await first.settle({ type: 'log-out' });
      await first.disconnect();
      await first.connect();
      await first.settle({ type: 'set-state', state: 'not-ready' });
      await first.phase(interaction, 'parked');
      await first.settle({ type: 'resume', interaction });
      await first.phase(interaction, 'connected');
    },
  },
  {
    name: 'Not Ready begins at once when everything is parked',
    async play(stage) {
      const { first } = await parked(stage);
      await first.settle({ type: 'set-state', state: 'not-ready' });
      first.expect(first.agent?.state === 'not-ready', 'the agent is not ready', first.agent);
    },
  },
  {
    name: 'what is only offered cannot be parked, nor what another agent holds',
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const second = await stage.notReady('second');
      await second.refused({ type: 'park', interaction }, 'NOT_FOUND');
      const { id } = await stage.offered(first);
      await first.refused({ type: 'park', interaction: id }, 'NOT_FOUND', 'NOT_ALLOWED', 'CONFLICT');
      still(first, id, 'offered');
    },
  },
  {
    name: 'what is put into a shared workbin leaves, and a colleague takes it (WI-22)',
    needs: ['places.workbin'],
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const second = await stage.notReady('second');
      await first.settle({ type: 'park', interaction, workbin: stage.place('workbin') });
      await gone(first, interaction, 'parked');
      await stage.quiet();
      absent(second, interaction);
      await second.settle({ type: 'take', interaction });
      await second.phase(interaction, 'connected');
    },
  },
  {
    name: 'a workbin that is not there is refused',
    async play(stage) {
      const { first, interaction } = await holding(stage);
      const workbin = 'no-such-workbin';
      await first.refused(
        { type: 'park', interaction, workbin },
        'NOT_FOUND',
        'INVALID',
        'TARGET_UNAVAILABLE',
      );
      still(first, interaction, 'connected');
    },
  },
];
