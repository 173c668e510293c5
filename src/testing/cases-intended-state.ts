import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent, gone, inState } from './teamwork.js';

const NOT_READY = { type: 'set-state', state: 'not-ready' } as const;

/** The first agent holds a work item and has chosen Not Ready meanwhile. */
async function intending(stage: Stage): Promise<{ readonly first: Recorder; readonly id: string }> {
  const first = await stage.ready('first');
  const { id } = await stage.held(first);
  const fact = await first.settle(NOT_READY);
  first.expect(
    fact.type === 'agent' && fact.agent.state === 'ready' && fact.agent.intended?.state === 'not-ready',
    'the agent is ready and intends not-ready, named by the command',
    fact,
  );
  return { first, id };
}

async function takenBack(stage: Stage, first: Recorder, id: string): Promise<void> {
  await first.waitFor('no intended state', () => (first.agent?.intended ? undefined : true));
  const next = await stage.post();
  await first.phase(next, 'offered');
  await first.settle({ type: 'done', interaction: id });
  await stage.quiet();
  first.expect(first.agent?.state === 'ready', 'the agent is still ready', first.agent?.state);
}

/** A state chosen while working takes effect on finish, and can be undone (8.10, CG-34). */
export const intendedStateCases: readonly CaseSpec[] = [
  {
    name: 'Not Ready chosen while working holds the next back and begins on finish',
    async play(stage) {
      const { first, id } = await intending(stage);
      const next = await stage.post();
      await stage.quiet();
      absent(first, next);
      await first.settle({ type: 'done', interaction: id });
      const agent = await inState(first, 'not-ready');
      first.expect(agent.intended === undefined, 'nothing is intended any more', agent.intended);
      await stage.quiet();
      absent(first, next);
    },
  },
  {
    name: 'the reason of an intended Not Ready is kept',
    async play(stage) {
      const first = await stage.ready('first');
      const reason = first.agent?.reasons[0]?.code;
      stage.needs(reason === undefined ? undefined : true, 'reasons for Not Ready');
      const { id } = await stage.held(first);
      await first.settle({ ...NOT_READY, ...(reason === undefined ? {} : { reason }) });
      first.expect(first.agent?.intended?.reason === reason, `the reason ${reason}`, first.agent?.intended);
      await first.settle({ type: 'done', interaction: id });
      const agent = await inState(first, 'not-ready');
      first.expect(agent.reason === reason, `the reason ${reason}`, agent.reason);
    },
  },
  {
    name: 'Not Ready chosen again takes the intention back',
    async play(stage) {
      const { first, id } = await intending(stage);
      await first.settle(NOT_READY);
      await takenBack(stage, first, id);
    },
  },
  {
    name: 'Ready takes the intention back',
    async play(stage) {
      const { first, id } = await intending(stage);
      await becomeReady(first);
      await takenBack(stage, first, id);
    },
  },
  {
    name: 'Not Ready chosen in wrap-up begins when the wrap-up is over',
    needs: ['taskTypes.openWrap'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first, { taskType: stage.taskType('openWrap') });
      await first.settle({ type: 'done', interaction: id });
      await inState(first, 'wrap');
      await first.settle(NOT_READY);
      await first.waitFor('an intended state', () => first.agent?.intended);
      first.expect(first.agent?.state === 'wrap', 'the agent is still in wrap-up', first.agent?.state);
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'done');
      await inState(first, 'not-ready');
    },
  },
];
