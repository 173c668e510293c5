import type { Interaction } from '../core/index.js';
import type { ContractInteraction } from './backend.js';
import type { CaseSpec } from './case-spec.js';
import type { Recorder } from './recorder.js';
import { accept, becomeReady, withOffer } from './stage.js';
import type { Stage } from './stage.js';
import { askedBy, consultAbout, gone, idOf, logOut, still, untilCan } from './teamwork.js';

interface Holding {
  readonly first: Recorder;
  readonly second: Recorder;
  readonly held: Interaction;
}

interface Consulting extends Holding {
  /** The consult as the first agent has it, and as the second has it. */
  readonly asking: Interaction;
  readonly asked: Interaction;
}

/** The first agent holds something, the second is available. */
async function holding(stage: Stage, item: Partial<ContractInteraction> = {}): Promise<Holding> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const held = await stage.held(first, item);
  stage.needs(held.can.consult, 'consult');
  await becomeReady(second);
  return { first, second, held };
}

/** The second agent is being rung. */
async function ringing(stage: Stage, item: Partial<ContractInteraction> = {}): Promise<Consulting> {
  const one = await holding(stage, item);
  const { first, second, held } = one;
  await first.settle({ type: 'consult', interaction: held.id, target: idOf(second) });
  const asking = await consultAbout(first, held.id, 'establishing');
  return { ...one, asking, asked: await askedBy(second, idOf(first), 'offered') };
}

/** The second agent has answered. */
async function talking(stage: Stage, item: Partial<ContractInteraction> = {}): Promise<Consulting> {
  const one = await ringing(stage, item);
  await accept(one.second, one.asked);
  await one.first.phase(one.asking.id, 'connected');
  return one;
}

/** Asking somebody about an interaction: a call of its own (8.9, MI-11 to MI-24). */
export const consultCases: readonly CaseSpec[] = [
  {
    name: 'it rings as an interaction of its own, and the original is untouched (MI-21, MI-24)',
    async play(stage) {
      const { first, second, held, asking } = await ringing(stage);
      first.expect(asking.medium === 'voice' && asking.id !== held.id, 'a call of its own', asking);
      first.expect(asking.peer?.id === idOf(second), 'the second agent as peer', asking.peer);
      const left = (asking.ringUntil ?? 0) - asking.since;
      first.expect(left > 0, 'a ringUntil that lies ahead', `${left} ms`);
      still(first, held.id, stage.aside);
    },
  },
  {
    name: 'who is asked sees who asks, and what it is about',
    async play(stage) {
      const { first, second, asked } = await ringing(stage, {
        subject: 'Loan',
        caseData: { cid: '4711' },
      });
      second.expect(asked.medium === 'voice', 'a call', asked.medium);
      second.expect(asked.handover?.by.id === idOf(first), 'asked by the first agent', asked.handover);
      second.expect(asked.subject === 'Loan', 'the subject', asked.subject);
      const value = asked.caseData.find(({ key }) => key === 'cid')?.value;
      second.expect(value === '4711', 'the case data', asked.caseData);
    },
  },
  {
    name: 'answered: both are connected, and whoever hangs up ends it for both (MI-22)',
    async play(stage) {
      const { first, second, held, asking, asked } = await talking(stage);
      const connected = still(first, asking.id, 'connected');
      first.expect(connected.ringUntil === undefined, 'it rings no more', connected.ringUntil);
      await second.settle({ type: 'release', interaction: asked.id });
      await gone(second, asked.id, 'released');
      await gone(first, asking.id, 'released');
      still(first, held.id, stage.aside);
    },
  },
  {
    name: 'hung up by who asked: it ends for both, without wrap-up, and the original goes on (MI-22)',
    async play(stage) {
      const { first, second, held, asking, asked } = await talking(stage);
      await first.settle({ type: 'release', interaction: asking.id });
      await gone(first, asking.id, 'released');
      await gone(second, asked.id, 'released');
      still(first, held.id, stage.aside);
      first.expect(first.agent?.state === 'ready', 'the agent is ready', first.agent?.state);
    },
  },
  {
    name: 'refused: it goes as rejected, and the original is unchanged (MI-23)',
    async play(stage) {
      const { first, second, held, asking, asked } = await ringing(stage);
      await second.settle({ type: 'reject', interaction: asked.id, offer: withOffer(asked).offer.id });
      await gone(second, asked.id, 'rejected');
      await gone(first, asking.id, 'rejected');
      still(first, held.id, stage.aside);
    },
  },
  {
    name: 'not answered in time: it goes as timed-out, and the original is unchanged (MI-23)',
    needs: ['letOffersExpire'],
    async play(stage) {
      const { first, second, held, asking, asked } = await ringing(stage);
      await stage.letOffersExpire();
      await gone(first, asking.id, 'timed-out');
      await gone(second, asked.id, 'redirected');
      still(first, held.id, stage.aside);
    },
  },
  {
    name: 'hung up while it rings: it is taken back from who was asked',
    async play(stage) {
      const { first, second, asking, asked } = await ringing(stage);
      await first.settle({ type: 'release', interaction: asking.id });
      await gone(first, asking.id, 'released');
      await gone(second, asked.id, 'withdrawn');
      const { offer } = withOffer(asked);
      await second.refused({ type: 'accept', interaction: asked.id, offer: offer.id }, 'GONE');
    },
  },
  {
    name: 'a consult without anybody, or with two, is refused',
    async play(stage) {
      const { first, second, held } = await holding(stage);
      const consult = { type: 'consult', interaction: held.id } as const;
      await first.refused(consult, 'INVALID');
      await first.refused({ ...consult, target: idOf(second), number: '+46700000000' }, 'INVALID');
    },
  },
  {
    name: 'a telephone number is dialled (MI-19, MI-20)',
    needs: ['number', 'letNumberAnswer'],
    async play(stage) {
      const { first, held } = await holding(stage);
      await first.settle({ type: 'consult', interaction: held.id, number: stage.number });
      const { id, peer } = await consultAbout(first, held.id, 'establishing');
      first.expect(peer?.kind === 'number', 'a number as peer', peer);
      await stage.letNumberAnswer();
      await first.phase(id, 'connected');
      await first.settle({ type: 'release', interaction: id });
      await gone(first, id, 'released');
    },
  },
  {
    name: 'who is asked cannot log out before it is over (WI-23)',
    async play(stage) {
      const { second, asked } = await talking(stage);
      await second.refused({ type: 'log-out' }, 'INTERACTIONS_OPEN');
      await second.settle({ type: 'release', interaction: asked.id });
      await second.waitFor('log-out is allowed', () =>
        second.agent?.can['log-out'] === true ? true : undefined,
      );
      await logOut(second);
    },
  },
];

/** A consult about something written: it lives on when that is released, and Done waits for it. */
export const writtenConsultCases: readonly CaseSpec[] = [
  {
    name: 'the original is released apart: the consult lives on (MI-22)',
    needs: ['media.email'],
    async play(stage) {
      const { first, second, held, asking, asked } = await talking(stage, { medium: 'email' });
      await first.settle({ type: 'release', interaction: held.id });
      await stage.quiet();
      still(first, asking.id, 'connected');
      still(second, asked.id, 'connected');
      await first.settle({ type: 'release', interaction: asking.id });
      await gone(first, asking.id, 'released');
    },
  },
  {
    name: 'Done is blocked until the consult is over (WC-26)',
    async play(stage) {
      const { first, held, asking } = await talking(stage);
      await untilCan(first, held.id, 'done', 'CHILD_OPEN');
      await first.refused({ type: 'done', interaction: held.id }, 'CHILD_OPEN');
      await first.settle({ type: 'release', interaction: asking.id });
      await untilCan(first, held.id, 'done');
      await first.settle({ type: 'done', interaction: held.id });
    },
  },
];
