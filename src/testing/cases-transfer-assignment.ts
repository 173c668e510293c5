import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { absent, gone, idOf, inState, logOut, still, told } from './teamwork.js';

interface Holding {
  readonly first: Recorder;
  readonly second: Recorder;
  readonly id: string;
}

async function holding(stage: Stage, medium: 'email' | 'case' = 'email'): Promise<Holding> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const { id, can } = await stage.held(first, { medium });
  stage.needs(can.transfer, 'transfer');
  return { first, second, id };
}

async function assigns({ first, second, id }: Holding): Promise<void> {
  const target = idOf(second);
  const fact = await first.settle({ type: 'transfer', interaction: id, target, note: 'yours' });
  first.expect(told(fact, id)?.outcome === 'transferred', 'it is gone, named by the command', fact);
}

/** It came to the target without an offer, with who handed it over. */
async function received({ first, second, id }: Holding): Promise<void> {
  const { handover } = await second.phase(id, 'connected');
  second.expect(handover?.by.id === idOf(first), 'from the first agent', handover);
  second.expect(handover?.note === 'yours', 'the note', handover);
  const offered = second.facts.some(
    (fact) =>
      fact.type === 'interaction' && fact.interaction.id === id && fact.interaction.phase === 'offered',
  );
  second.expect(!offered, 'no accept step (MI-31)', 'an offer');
}

/** Handing a case or an e-mail over: it leaves at once, and comes when the target can take it (8.8, MI-25 to MI-31). */
export const transferAssignmentCases: readonly CaseSpec[] = [
  {
    name: 'to who is available: at once, without an accept step (MI-28, MI-31)',
    needs: ['media.email'],
    async play(stage) {
      const held = await holding(stage);
      await becomeReady(held.second);
      await assigns(held);
      await received(held);
    },
  },
  {
    name: 'a case goes the same way',
    needs: ['media.case'],
    async play(stage) {
      const held = await holding(stage, 'case');
      await becomeReady(held.second);
      await assigns(held);
      await received(held);
    },
  },
  {
    name: 'to who is logged in: when they are available (MI-28)',
    needs: ['media.email'],
    async play(stage) {
      const held = await holding(stage);
      await assigns(held);
      await stage.quiet();
      absent(held.second, held.id);
      await becomeReady(held.second);
      await received(held);
    },
  },
  {
    name: 'to who is logged out: at their next log-in (MI-28)',
    needs: ['media.email'],
    async play(stage) {
      const held = await holding(stage);
      await logOut(held.second);
      await assigns(held);
      await stage.quiet();
      absent(held.second, held.id);
      await becomeReady(held.second);
      await received(held);
    },
  },
  {
    name: 'to a service: it waits in its queue and is offered (MI-27)',
    needs: ['media.email', 'places.service'],
    async play(stage) {
      const { first, second, id } = await holding(stage);
      await first.settle({ type: 'set-state', state: 'not-ready' });
      await first.settle({ type: 'transfer', interaction: id, target: stage.place('service') });
      await gone(first, id, 'transferred');
      await inState(first, 'not-ready');
      await becomeReady(second);
      const { handover } = await second.phase(id, 'offered');
      second.expect(handover?.by.id === idOf(first), 'from the first agent', handover);
    },
  },
  {
    name: 'never to a queue, to oneself or to a telephone number (MI-27)',
    needs: ['media.email', 'places.otherQueue'],
    async play(stage) {
      const { first, id } = await holding(stage);
      const targets = [stage.place('otherQueue'), idOf(first), '+46700000000'];
      for (const target of targets) {
        const transfer = { type: 'transfer', interaction: id, target } as const;
        await first.refused(transfer, 'TARGET_UNAVAILABLE', 'INVALID', 'NOT_FOUND', 'NOT_ALLOWED');
      }
      still(first, id, 'connected');
    },
  },
  {
    name: 'a chat cannot be handed over (MI-32)',
    needs: ['media.chat'],
    async play(stage) {
      const first = await stage.ready('first');
      const second = await stage.notReady('second');
      const { id } = await stage.held(first, { medium: 'chat' });
      const transfer = { type: 'transfer', interaction: id, target: idOf(second) } as const;
      await first.refused(transfer, 'NOT_ALLOWED', 'UNSUPPORTED', 'TARGET_UNAVAILABLE');
      still(first, id, 'connected');
    },
  },
];
