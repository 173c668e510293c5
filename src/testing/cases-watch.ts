import type { Presence, Target } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import { blockedBy, idOf } from './teamwork.js';

const MOST_WATCHED = 100;

/** Waits until the target is told so. */
function told(
  recorder: Recorder,
  id: string,
  wanted: string,
  is: (target: Target) => boolean,
): Promise<true> {
  return recorder.waitFor(`${id} is ${wanted}`, () => {
    const target = recorder.targets.get(id);
    return target && is(target) ? true : undefined;
  });
}

const present = (recorder: Recorder, id: string, presence: Presence): Promise<true> =>
  told(recorder, id, presence, (target) => target.presence === presence);

/** Targets that are reported while they are looked at (TC-4, 8.10). */
export const watchCases: readonly CaseSpec[] = [
  {
    name: 'what is watched is told at once, and as it changes',
    async play(stage) {
      const first = await stage.notReady('first');
      const second = await stage.notReady('second');
      const id = idOf(second);
      const fact = await first.settle({ type: 'watch', targets: [id] });
      first.expect(fact.type === 'settled', 'it is settled by a fact of type settled', fact);
      await present(first, id, 'logged-in');
      await becomeReady(second);
      await present(first, id, 'available');
      await second.settle({ type: 'log-out' });
      await present(first, id, 'logged-out');
    },
  },
  {
    name: 'what can be done about an interaction follows',
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id: about, can } = await stage.held(first);
      stage.needs(can.consult, 'consult');
      const id = idOf(second);
      await first.settle({ type: 'watch', targets: [id], about });
      await told(first, id, 'AWAY', (target) => blockedBy(target.can.consult, 'AWAY'));
      await becomeReady(second);
      await told(first, id, 'to be consulted', (target) => target.can.consult === true);
    },
  },
  {
    name: 'an empty list ends it: nothing more is told',
    async play(stage) {
      const first = await stage.notReady('first');
      const second = await stage.notReady('second');
      await first.settle({ type: 'watch', targets: [idOf(second)] });
      await present(first, idOf(second), 'logged-in');
      await first.settle({ type: 'watch', targets: [] });
      await becomeReady(second);
      await stage.quiet();
      const { presence } = first.targets.get(idOf(second)) ?? {};
      first.expect(presence === 'logged-in', 'nothing more', presence);
    },
  },
  {
    name: 'a target that is not there is passed over, the others are told',
    async play(stage) {
      const first = await stage.notReady('first');
      const second = await stage.notReady('second');
      await first.settle({ type: 'watch', targets: ['no-such-target', idOf(second)] });
      await present(first, idOf(second), 'logged-in');
    },
  },
  {
    name: 'too many at once are refused, and the list before stays',
    async play(stage) {
      const first = await stage.notReady('first');
      const second = await stage.notReady('second');
      await first.settle({ type: 'watch', targets: [idOf(second)] });
      const targets = Array.from({ length: MOST_WATCHED + 1 }, (_, index) => `target-${index}`);
      await first.refused({ type: 'watch', targets }, 'INVALID');
      await becomeReady(second);
      await present(first, idOf(second), 'available');
    },
  },
  {
    name: 'it lasts over a link that was cut',
    needs: ['cutLink', 'restoreLink'],
    async play(stage) {
      const first = await stage.notReady('first');
      const second = await stage.notReady('second');
      await first.settle({ type: 'watch', targets: [idOf(second)] });
      await present(first, idOf(second), 'logged-in');
      await stage.cut(first);
      await becomeReady(second);
      await stage.restore(first);
      await present(first, idOf(second), 'available');
    },
  },
];
