import type { Interaction, Phase } from '../core/index.js';
import type { Means } from './backend.js';
import { readyToCall, talking } from './callbacks.js';
import type { CaseSpec } from './case-spec.js';
import { CLASS_ACTIONS, forbiddenActions, missingActions } from './class-actions.js';
import type { ActionColumn } from './class-actions.js';
import type { Recorder } from './recorder.js';
import { accept, becomeReady } from './stage.js';
import type { Stage } from './stage.js';
import { askedBy, consultAbout, idOf } from './teamwork.js';

type Medium = Exclude<ActionColumn, 'consult'>;
type Reach = (stage: Stage, medium: Medium) => Promise<readonly [Recorder, Interaction]>;

const offered: Reach = async (stage, medium) => {
  const first = await stage.ready('first');
  return [first, await stage.offered(first, { medium })];
};

/** How an interaction of any other medium gets into a phase. */
const WAYS: Readonly<Partial<Record<Phase, Reach>>> = {
  offered,
  async connected(stage, medium) {
    const first = await stage.ready('first');
    return [first, await stage.held(first, { medium })];
  },
  async held(stage, medium) {
    const first = await stage.ready('first');
    const { id } = await stage.held(first, { medium });
    await first.settle({ type: 'hold', interaction: id });
    return [first, await first.phase(id, 'held')];
  },
  async wrap(stage, medium) {
    const first = await stage.ready('first');
    const { id } = await stage.held(first, { medium, taskType: stage.taskType('openWrap') });
    await first.settle({ type: medium === 'work-item' ? 'done' : 'release', interaction: id });
    return [first, await first.phase(id, 'wrap')];
  },
  async parked(stage, medium) {
    const first = await stage.ready('first');
    const { id } = await stage.held(first, { medium });
    await first.settle({ type: 'park', interaction: id });
    return [first, await first.phase(id, 'parked')];
  },
};

const calling: Reach = async (stage) => {
  const { first, id } = await readyToCall(stage);
  await first.settle({ type: 'call', interaction: id });
  return [first, await first.phase(id, 'establishing')];
};

/** How a callback does: it is called on the way. */
const CALLBACK_WAYS: Readonly<Partial<Record<Phase, Reach>>> = {
  offered,
  async 'ready-to-call'(stage) {
    const { first, one } = await readyToCall(stage);
    return [first, one];
  },
  establishing: calling,
  async connected(stage) {
    const { first, one } = await talking(stage);
    return [first, one];
  },
  async held(stage) {
    const { first, id } = await talking(stage);
    await first.settle({ type: 'hold', interaction: id });
    return [first, await first.phase(id, 'held')];
  },
  async wrap(stage) {
    const { first, id } = await readyToCall(stage, { taskType: stage.taskType('openWrap') });
    await first.settle({ type: 'done', interaction: id });
    return [first, await first.phase(id, 'wrap')];
  },
};

function compare(recorder: Recorder, interaction: Interaction): void {
  const missing = missingActions(interaction).join(', ');
  recorder.expect(missing === '', 'every action of its class stands', `without ${missing}`);
  const forbidden = forbiddenActions(interaction).join(', ');
  recorder.expect(forbidden === '', 'no action of another class stands', `also ${forbidden}`);
}

function meansFor(medium: Medium, phase: Phase): readonly Means[] {
  const media: readonly Means[] = medium === 'work-item' ? [] : [`media.${medium}`];
  return phase === 'wrap' ? [...media, 'taskTypes.openWrap'] : media;
}

function casesOf(
  medium: Medium,
  phases = Object.keys(CLASS_ACTIONS[medium]) as Phase[],
): readonly CaseSpec[] {
  return phases.flatMap((phase) => {
    const reach = (medium === 'callback' ? CALLBACK_WAYS : WAYS)[phase];
    if (!reach) return [];
    return {
      name: `${medium}, ${phase}: exactly the actions of its class`,
      needs: meansFor(medium, phase),
      play: async (stage) => {
        compare(...(await reach(stage, medium)));
      },
    } satisfies CaseSpec;
  });
}

/** What a consult shows, on both sides. */
export const consultClassCase: CaseSpec = {
  name: 'consult, ringing and connected: exactly the actions of its class, on both sides',
  async play(stage) {
    const first = await stage.ready('first');
    const second = await stage.notReady('second');
    const { id, can } = await stage.held(first);
    stage.needs(can.consult, 'consult');
    await becomeReady(second);
    await first.settle({ type: 'consult', interaction: id, target: idOf(second) });
    compare(first, await consultAbout(first, id, 'establishing'));
    const ringing = await askedBy(second, idOf(first), 'offered');
    compare(second, ringing);
    compare(second, await accept(second, ringing));
    compare(first, await consultAbout(first, id, 'connected'));
  },
};

const choiceCase: CaseSpec = {
  name: 'what an interaction itself decides stands only where it is so: a choice of dispositions',
  needs: ['taskTypes.optionalDisposition'],
  async play(stage) {
    const first = await stage.ready('first');
    const chosen = await stage.held(first, { taskType: stage.taskType('optionalDisposition') });
    first.expect(chosen.dispositions !== undefined, 'dispositions to choose from', chosen);
    compare(first, chosen);
    const plain = await stage.held(first);
    first.expect(plain.dispositions === undefined, 'no dispositions to choose from', plain);
    compare(first, plain);
  },
};

const MEDIA: readonly Medium[] = ['callback', 'chat', 'email', 'case', 'work-item'];

/** What a call shows while it goes on. */
export const callClassCases: readonly CaseSpec[] = casesOf('voice', ['offered', 'connected', 'held']);

/** Each class shows exactly its own actions, cell by cell of the one table (section 11). */
export const classCases: readonly CaseSpec[] = [
  ...casesOf('voice', ['wrap']),
  ...MEDIA.flatMap((medium) => casesOf(medium)),
  choiceCase,
];
