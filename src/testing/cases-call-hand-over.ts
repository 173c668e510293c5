import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { accept, becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { askedBy, consultAbout, gone, idOf } from './teamwork.js';

interface Talking {
  readonly first: Recorder;
  readonly second: Recorder;
  readonly id: string;
}

/** The first agent talks, the second is available. */
async function talking(stage: Stage): Promise<Talking> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const { id, can } = await stage.held(first, { medium: 'voice' });
  stage.needs(can.transfer, 'transfer');
  await becomeReady(second);
  return { first, second, id };
}

/** Handing a call over: blind, or to who was consulted about it (8.1, 8.8, MI-43, MI-44). */
export const callHandOverCases: readonly CaseSpec[] = [
  {
    name: 'blind: the call leaves at once and rings at the target (MI-44)',
    needs: ['media.voice'],
    async play(stage) {
      const { first, second, id } = await talking(stage);
      await first.settle({ type: 'transfer', interaction: id, target: idOf(second), note: 'angry' });
      await gone(first, id, 'transferred');
      const { handover } = await second.waitFor('the call rings at the target', () =>
        [...second.interactions.values()].find((one) => one.medium === 'voice' && one.phase === 'offered'),
      );
      second.expect(handover?.by.id === idOf(first), 'from the first agent', handover);
      second.expect(handover?.note === 'angry', 'the note', handover);
    },
  },
  {
    name: 'a call is held while a consult about it goes on, and retrieved afterwards (MI-43)',
    needs: ['media.voice'],
    async play(stage) {
      const { first, second, id } = await talking(stage);
      await first.settle({ type: 'consult', interaction: id, target: idOf(second) });
      const consult = await consultAbout(first, id, 'establishing');
      await first.phase(id, 'held');
      await first.settle({ type: 'release', interaction: consult.id });
      await gone(first, consult.id, 'released');
      if (first.interactions.get(id)?.phase === 'held')
        await first.settle({ type: 'retrieve', interaction: id });
      await first.phase(id, 'connected');
    },
  },
  {
    name: 'to who was consulted: the call and the consult leave together, and the target has the call',
    needs: ['media.voice'],
    async play(stage) {
      const { first, second, id } = await talking(stage);
      await first.settle({ type: 'consult', interaction: id, target: idOf(second) });
      await accept(second, await askedBy(second, idOf(first), 'offered'));
      const consult = await consultAbout(first, id, 'connected');
      await first.settle({ type: 'transfer', interaction: id, target: idOf(second) });
      await gone(first, id, 'transferred');
      await gone(first, consult.id, 'merged');
      await second.waitFor('the target talks', () =>
        [...second.interactions.values()].find(
          ({ medium, phase }) => medium === 'voice' && phase === 'connected',
        ),
      );
    },
  },
  {
    name: 'Hold and Retrieve (MI-42)',
    needs: ['media.voice'],
    async play(stage) {
      const { first, id } = await talking(stage);
      await first.settle({ type: 'hold', interaction: id });
      await first.phase(id, 'held');
      await first.refused({ type: 'hold', interaction: id }, 'NOT_ALLOWED', 'CONFLICT', 'NOT_FOUND');
      await first.settle({ type: 'retrieve', interaction: id });
      await first.phase(id, 'connected');
    },
  },
];
