import type { Agent } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent, gone, inState, told } from './teamwork.js';

interface InWrap {
  readonly first: Recorder;
  readonly id: string;
  readonly agent: Agent;
}

/** The first agent has finished a work item of that task type, the only one, and is in wrap-up. */
async function inWrap(stage: Stage, kind: 'timedWrap' | 'openWrap'): Promise<InWrap> {
  const first = await stage.ready('first');
  const { id } = await stage.held(first, { taskType: stage.taskType(kind) });
  await first.settle({ type: 'done', interaction: id });
  await first.phase(id, 'wrap');
  return { first, id, agent: await inState(first, 'wrap') };
}

/** After the last release: Wrap (Auto), by task type (MI-35, CG-32). */
export const wrapUpCases: readonly CaseSpec[] = [
  {
    name: 'Release of an e-mail leads to wrap, and Done ends it',
    needs: ['media.email', 'taskTypes.openWrap'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first, { medium: 'email', taskType: stage.taskType('openWrap') });
      const fact = await first.settle({ type: 'release', interaction: id });
      first.expect(told(fact, id)?.phase === 'wrap', 'it is in wrap, named by the command', fact);
      await inState(first, 'wrap');
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'done');
      await inState(first, 'ready');
    },
  },
  {
    name: 'Done of a work item leads to wrap, and Done again ends it',
    needs: ['taskTypes.openWrap'],
    async play(stage) {
      const { first, id, agent } = await inWrap(stage, 'openWrap');
      first.expect(agent.wrapUntil === undefined, 'a wrap-up without an end', agent);
      await first.settle({ type: 'done', interaction: id });
      await gone(first, id, 'done');
      await inState(first, 'ready');
    },
  },
  {
    name: 'without wrap-up, Release ends an e-mail at once',
    needs: ['media.email'],
    async play(stage) {
      const first = await stage.ready('first');
      const { id } = await stage.held(first, { medium: 'email' });
      const fact = await first.settle({ type: 'release', interaction: id });
      first.expect(told(fact, id)?.outcome === 'done', 'it is gone as done, named by the command', fact);
      first.expect(first.agent?.state === 'ready', 'the agent is ready', first.agent?.state);
    },
  },
  {
    name: 'what is released first waits in wrap until the last is released, and the agent with it',
    needs: ['taskTypes.openWrap'],
    async play(stage) {
      const first = await stage.ready('first');
      const taskType = stage.taskType('openWrap');
      const one = await stage.held(first, { taskType });
      const other = await stage.held(first, { taskType });
      await first.settle({ type: 'done', interaction: one.id });
      await first.phase(one.id, 'wrap');
      await stage.quiet();
      first.expect(first.agent?.state === 'ready', 'the agent is still ready', first.agent?.state);
      await first.settle({ type: 'done', interaction: other.id });
      await inState(first, 'wrap');
      await first.settle({ type: 'done', interaction: one.id });
      await first.settle({ type: 'done', interaction: other.id });
      await inState(first, 'ready');
    },
  },
  {
    name: 'a wrap-up of a set time says when it ends, and ends by itself',
    needs: ['taskTypes.timedWrap', 'letWrapEnd'],
    async play(stage) {
      const { first, id, agent } = await inWrap(stage, 'timedWrap');
      const length = (agent.wrapUntil ?? 0) - agent.since;
      first.expect(length > 0, 'a wrapUntil after the beginning of the wrap-up', `${length} ms`);
      await stage.letWrapEnd();
      await gone(first, id, 'done');
      await inState(first, 'ready');
    },
  },
  {
    name: 'more time moves the end of the wrap-up (CG-32)',
    needs: ['taskTypes.timedWrap'],
    async play(stage) {
      const { first, agent } = await inWrap(stage, 'timedWrap');
      first.expect(agent.can.extend === true, 'extend is allowed', agent.can);
      await first.settle({ type: 'extend' });
      const until = agent.wrapUntil ?? 0;
      await first.waitFor('a later wrapUntil', () =>
        (first.agent?.wrapUntil ?? 0) > until ? true : undefined,
      );
    },
  },
  {
    name: 'more time is refused where no wrap-up runs out',
    needs: ['taskTypes.openWrap'],
    async play(stage) {
      const { first, agent } = await inWrap(stage, 'openWrap');
      first.expect(agent.can.extend !== true, 'extend is not allowed', agent.can);
      await first.refused({ type: 'extend' }, 'NOT_ALLOWED');
    },
  },
  {
    name: 'Ready ends the wrap-up early',
    needs: ['taskTypes.timedWrap'],
    async play(stage) {
      const { first, id } = await inWrap(stage, 'timedWrap');
      await becomeReady(first);
      await gone(first, id, 'done');
      await inState(first, 'ready');
    },
  },
  {
    name: 'nothing new comes in wrap-up, and the next comes after it',
    needs: ['taskTypes.openWrap'],
    async play(stage) {
      const { first, id } = await inWrap(stage, 'openWrap');
      const next = await stage.post();
      await stage.quiet();
      absent(first, next);
      await first.settle({ type: 'done', interaction: id });
      await first.phase(next, 'offered');
    },
  },
  {
    name: 'logging out is refused in wrap-up (WI-23)',
    needs: ['taskTypes.openWrap'],
    async play(stage) {
      const { first } = await inWrap(stage, 'openWrap');
      await first.refused({ type: 'log-out' }, 'INTERACTIONS_OPEN');
      await inState(first, 'wrap');
    },
  },
  {
    name: 'a wrap-up is still there after the link was cut',
    needs: ['taskTypes.openWrap', 'cutLink', 'restoreLink'],
    async play(stage) {
      const { first, id } = await inWrap(stage, 'openWrap');
      await stage.cut(first);
      await stage.restore(first);
      await first.phase(id, 'wrap');
      await inState(first, 'wrap');
    },
  },
];
