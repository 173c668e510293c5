import type { Agent } from '../core/index.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent, gone, idOf, inState, still, told } from './teamwork.js';

interface Holding {
  readonly first: Recorder;
  readonly second: Recorder;
  readonly id: string;
}

async function holding(stage: Stage): Promise<Holding> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const { id, can } = await stage.held(first);
  stage.needs(can.requeue, 'requeue');
  return { first, second, id };
}

/** It has gone back, and the agent pauses without wrap-up. */
async function requeued({ first, id }: Holding, target?: string): Promise<Agent> {
  const fact = await first.settle({ type: 'requeue', interaction: id, ...(target ? { target } : {}) });
  first.expect(told(fact, id)?.outcome === 'requeued', 'it is gone, named by the command', fact);
  return inState(first, 'not-ready');
}

/** Given back: to its queue, another one, or somebody's personal queue (CG-29, CG-30). */
export const requeueCases: readonly CaseSpec[] = [
  {
    name: 'back to its queue: the agent is Not Ready at once, and somebody else is offered it',
    async play(stage) {
      const held = await holding(stage);
      await requeued(held);
      await becomeReady(held.second);
      await held.second.phase(held.id, 'offered');
    },
  },
  {
    name: 'to another queue: it is offered from there',
    needs: ['places.otherQueue'],
    async play(stage) {
      const held = await holding(stage);
      await requeued(held, stage.place('otherQueue'));
      await becomeReady(held.second);
      await held.second.phase(held.id, 'offered');
    },
  },
  {
    name: "to a colleague's personal queue: they are offered it, and nobody else is",
    needs: ['thirdAgent'],
    async play(stage) {
      const held = await holding(stage);
      const third = await stage.third();
      await becomeReady(third);
      await requeued(held, idOf(held.second));
      await stage.quiet();
      absent(third, held.id);
      await becomeReady(held.second);
      await held.second.phase(held.id, 'offered');
    },
  },
  {
    name: "to one's own personal queue: it comes back when the agent is ready",
    async play(stage) {
      const held = await holding(stage);
      const { first, second, id } = held;
      await becomeReady(second);
      await requeued(held, idOf(first));
      await stage.quiet();
      absent(second, id);
      await becomeReady(first);
      await first.phase(id, 'offered');
    },
  },
  {
    name: 'with something else open the agent is Not Ready on finish',
    async play(stage) {
      const { first, id } = await holding(stage);
      const other = await stage.held(first);
      await first.settle({ type: 'requeue', interaction: id });
      await gone(first, id, 'requeued');
      await first.waitFor('not-ready is intended', () =>
        first.agent?.intended?.state === 'not-ready' ? true : undefined,
      );
      first.expect(first.agent?.state === 'ready', 'the agent is still ready', first.agent?.state);
      await first.settle({ type: 'done', interaction: other.id });
      await inState(first, 'not-ready');
    },
  },
  {
    name: 'to where nothing can wait is refused',
    async play(stage) {
      const { first, id } = await holding(stage);
      const requeue = { type: 'requeue', interaction: id, target: 'no-such-queue' } as const;
      await first.refused(requeue, 'NOT_FOUND', 'TARGET_UNAVAILABLE', 'INVALID');
      still(first, id, 'connected');
    },
  },
];
