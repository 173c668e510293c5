import type { Interaction } from '../core/index.js';
import type { ContractInteraction } from './backend.js';
import type { Recorder } from './recorder.js';
import { accept, becomeReady, withOffer } from './stage.js';
import type { Stage } from './stage.js';
import { askedBy, consultAbout, idOf } from './teamwork.js';

/** The first agent with a callback. */
export interface Calling {
  readonly first: Recorder;
  readonly id: string;
  /** As it was last told. */
  readonly one: Interaction;
}

/** A callback comes in for the first agent, who accepts it; somebody will answer, unless it is another number. */
export async function readyToCall(stage: Stage, item: Partial<ContractInteraction> = {}): Promise<Calling> {
  const first = await stage.ready('first');
  const id = await stage.post({ medium: 'callback', number: stage.numberThat('answers'), ...item });
  return { first, id, one: await acceptCallback(first, id) };
}

/** The agent accepts a callback, unless that has happened by itself: nothing is dialled. */
export async function acceptCallback(recorder: Recorder, id: string): Promise<Interaction> {
  const arrived = await recorder.waitFor(`callback ${id} is offered or ready to call`, () => {
    const one = recorder.interactions.get(id);
    return one?.phase === 'offered' || one?.phase === 'ready-to-call' ? one : undefined;
  });
  if (arrived.phase === 'offered') {
    const { offer } = withOffer(arrived);
    await recorder.settle({ type: 'accept', interaction: id, offer: offer.id });
  }
  return recorder.phase(id, 'ready-to-call');
}

/** The first agent talks with whoever wanted to be called. */
export async function talking(stage: Stage, item: Partial<ContractInteraction> = {}): Promise<Calling> {
  const { first, id, one } = await readyToCall(stage, item);
  stage.needs(one.can.call, 'call');
  await first.settle({ type: 'call', interaction: id });
  await first.phase(id, 'establishing');
  await stage.letCallsGoOn();
  return { first, id, one: await first.phase(id, 'connected') };
}

/** Waits until it is Ready to Call again, and told what came of the call. */
export function readyAgain(
  recorder: Recorder,
  id: string,
  result: NonNullable<Interaction['callback']>['result'],
): Promise<Interaction> {
  return recorder.waitFor(`callback ${id} is ready to call, and the call was ${result ?? 'not made'}`, () => {
    const one = recorder.interactions.get(id);
    return one?.phase === 'ready-to-call' && one.callback?.result === result ? one : undefined;
  });
}

/** The same, while the contact waits and the first agent consults the second. */
export async function consulting(stage: Stage): Promise<Calling & { readonly consult: Interaction }> {
  const { first, id, one } = await talking(stage);
  stage.needs(one.can.consult, 'consult');
  const second = await stage.notReady('second');
  await becomeReady(second);
  await first.settle({ type: 'consult', interaction: id, target: idOf(second) });
  await first.phase(id, 'held');
  await accept(second, await askedBy(second, idOf(first), 'offered'));
  return { first, id, one, consult: await consultAbout(first, id, 'connected') };
}
