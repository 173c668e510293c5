import { acceptCallback, readyToCall } from './callbacks.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent, blockedBy, gone, still } from './teamwork.js';

const LATER_MS = 3_600_000;
const SOON_MS = 1_500;

async function putOff(
  stage: Stage,
  how: { readonly number?: string; readonly personal?: boolean } = {},
): Promise<{ readonly first: Recorder; readonly id: string; readonly at: number }> {
  const { first, id, one } = await readyToCall(stage);
  stage.needs(one.can.reschedule, 'reschedule');
  const at = stage.clock.now() + SOON_MS;
  await first.settle({ type: 'reschedule', interaction: id, at, ...how });
  return { first, id, at };
}

/** A callback that is put off: Reschedule says until when, Done does it (WC-29, WC-30). */
export const rescheduleCases: readonly CaseSpec[] = [
  {
    name: 'Reschedule is marked, and Done puts it off until then, with its new number (WC-29)',
    needs: ['media.callback', 'numbers.answers', 'numbers.busy', 'letTimePass'],
    async play(stage) {
      const number = stage.numberThat('busy');
      const { first, id, at } = await putOff(stage, { number });
      const { callback } = still(first, id, 'ready-to-call');
      first.expect(callback?.rescheduledTo === at, 'it is marked', callback);
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'rescheduled');
      await stage.quiet();
      absent(first, id);
      await stage.letTimePass(SOON_MS);
      const again = await first.phase(id, 'offered');
      const { scheduledAt, rescheduledTo } = again.callback ?? {};
      first.expect(scheduledAt === at && rescheduledTo === undefined, 'its new time', again.callback);
      first.expect(again.callback?.number === number, 'its new number', again.callback);
    },
  },
  {
    name: 'who wants to call themselves gets it back, and nobody else',
    needs: ['media.callback', 'numbers.answers', 'letTimePass'],
    async play(stage) {
      const { first, id } = await putOff(stage, { personal: true });
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'rescheduled');
      await first.settle({ type: 'set-state', state: 'not-ready' });
      const second = await stage.ready('second');
      await stage.letTimePass(SOON_MS);
      await stage.quiet();
      absent(second, id);
      await becomeReady(first);
      await acceptCallback(first, id);
    },
  },
  {
    name: 'a moment that is over is refused, and a number that is none (WC-30)',
    needs: ['media.callback', 'numbers.answers'],
    async play(stage) {
      const { first, id, one } = await readyToCall(stage);
      stage.needs(one.can.reschedule, 'reschedule');
      const now = stage.clock.now();
      await first.refused({ type: 'reschedule', interaction: id, at: now - 60_000 }, 'INVALID');
      await first.refused(
        { type: 'reschedule', interaction: id, at: now + LATER_MS, number: 'Eva' },
        'INVALID',
      );
      const { callback } = still(first, id, 'ready-to-call');
      first.expect(callback?.rescheduledTo === undefined, 'it is not put off', callback);
    },
  },
  {
    name: 'nobody puts it off in a call',
    needs: ['media.callback', 'numbers.answers'],
    async play(stage) {
      const { first, id, one } = await readyToCall(stage);
      stage.needs(one.can.call, 'call');
      await first.settle({ type: 'call', interaction: id });
      const at = stage.clock.now() + LATER_MS;
      await first.refused({ type: 'reschedule', interaction: id, at }, 'NOT_ALLOWED');
    },
  },
  {
    name: 'what is put off needs its disposition, too (WC-24)',
    needs: ['media.callback', 'numbers.answers', 'taskTypes.requiredDisposition'],
    async play(stage) {
      const taskType = stage.taskType('requiredDisposition');
      const { first, id, one } = await readyToCall(stage, { taskType });
      stage.needs(one.can.reschedule, 'reschedule');
      await first.settle({ type: 'reschedule', interaction: id, at: stage.clock.now() + LATER_MS });
      const { can } = still(first, id, 'ready-to-call');
      first.expect(blockedBy(can.done, 'DISPOSITION_REQUIRED'), 'Done is blocked', can.done);
      await first.refused({ type: 'done', interaction: id }, 'DISPOSITION_REQUIRED');
    },
  },
];
