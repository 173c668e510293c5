import type { Goal, MediumFigures, Statistics } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import { finish } from './contacts.js';
import type { Recorder } from './recorder.js';
import type { Stage } from './stage.js';

/** How long what is measured lasts, in milliseconds. */
const LASTING_MS = 50;
/** How often it is asked for, where time goes on by itself and is not let pass. */
const MOST_ASKED = 500;

/** An agent whose backend has figures, who is ready, and the moment since when they are asked for. */
async function measured(stage: Stage): Promise<{ readonly first: Recorder; readonly since: number }> {
  const first = await stage.ready('first');
  stage.needs(first.agent?.statistics, 'statistics');
  return { first, since: first.agent?.since ?? 0 };
}

const figures = (recorder: Recorder, since: number): Promise<Statistics> =>
  recorder.query({ type: 'statistics', since });

/** Until the agent has been in their state for some time more, as the backend counts it. */
async function lasting(stage: Stage, recorder: Recorder, since: number): Promise<void> {
  const { state, reason } = recorder.agent ?? {};
  const time = async (): Promise<number> => {
    const { states } = await figures(recorder, since);
    return states.find((one) => one.state === state && one.reason === reason)?.ms ?? 0;
  };
  const end = (await time()) + LASTING_MS;
  let now = 0;
  for (let asked = 0; asked < MOST_ASKED && now < end; asked += 1) {
    await stage.letTimePass(LASTING_MS);
    now = await time();
  }
  recorder.expect(now >= end, `${LASTING_MS} ms more in ${state ?? ''} ${reason ?? ''}`, now);
}

const workItems = ({ media }: Statistics): MediumFigures | undefined =>
  media.find(({ medium }) => medium === 'work-item');

/** Which figure a goal is for. */
const figureOf = ({ of, medium, state, reason }: Goal): string =>
  [of, medium, state, reason].filter(Boolean).join(' ');

/** Whether there is such a figure. */
const isApt = ({ of, medium, state, reason }: Goal): boolean =>
  of === 'time' ? state !== undefined && medium === undefined : state === undefined && reason === undefined;

/** From what is wrong at the low end to what is wrong at the high one. */
const isInOrder = ({ errorLow, warningLow, target, warningHigh, errorHigh }: Goal): boolean =>
  [errorLow, warningLow, target, warningHigh, errorHigh]
    .filter((each) => each !== undefined)
    .every((each, index, all) => each >= (all[index - 1] ?? each));

/** What an agent is told of their own day (KP-1). */
export const statisticsCases: readonly CaseSpec[] = [
  {
    name: 'what an agent handled is counted by medium when they have it no more, with how long they had it',
    needs: ['letTimePass'],
    async play(stage) {
      const { first, since } = await measured(stage);
      const one = await stage.held(first);
      const before = workItems(await figures(first, since));
      first.expect((before?.handled ?? 0) === 0, 'nothing handled while it is open', before);
      await lasting(stage, first, since);
      await finish(first, one.id);
      const after = workItems(await figures(first, since));
      first.expect(after?.handled === 1, '1 handled', after);
      first.expect((after?.ms ?? 0) >= LASTING_MS, `at least ${LASTING_MS} ms`, after);
    },
  },
  {
    name: 'the time in a state goes on until now, each state and each reason by itself',
    needs: ['letTimePass'],
    async play(stage) {
      const { first, since } = await measured(stage);
      await lasting(stage, first, since);
      const [reason] = first.agent?.reasons ?? [];
      const pause = reason ? { reason: reason.code } : {};
      await first.settle({ type: 'set-state', state: 'not-ready', ...pause });
      await lasting(stage, first, since);
      const { states } = await figures(first, since);
      const ready = states.find(({ state }) => state === 'ready')?.ms ?? 0;
      first.expect(ready >= LASTING_MS, 'the time that was Ready', states);
    },
  },
  {
    name: 'a figure has one goal at most, whose target lies within its bounds',
    async play(stage) {
      const { first, since } = await measured(stage);
      const { goals } = await figures(first, since);
      stage.needs(goals?.length ? true : undefined, 'goals');
      const all = (goals ?? []).map(figureOf);
      first.expect(new Set(all).size === all.length, 'one goal for each figure', all);
      for (const goal of goals ?? []) {
        first.expect(isApt(goal), 'a figure that there is', goal);
        first.expect(isInOrder(goal), 'bounds in order', goal);
      }
    },
  },
  {
    name: 'figures of a moment that is to come, or of last week, are refused with INVALID',
    async play(stage) {
      const { first, since } = await measured(stage);
      for (const moment of [since + 86_400_000, since - 7 * 86_400_000])
        await first.queryRefused({ type: 'statistics', since: moment }, 'INVALID');
    },
  },
];
