import type { Entry, Interaction } from '../core/index.js';
import type { ContractCustomer, ContractInteraction } from './backend.js';
import type { Recorder } from './recorder.js';
import { accept, missing } from './stage.js';
import type { Stage } from './stage.js';
import { idOf } from './teamwork.js';

/** Two agents and the instant message between them, as the first has it and as the second has it. */
export interface Writing {
  readonly first: Recorder;
  readonly second: Recorder;
  readonly mine: Interaction;
  readonly theirs: Interaction;
}

/** The two agents are logged in, Not Ready, with instant messages. */
export async function colleagues(stage: Stage): Promise<Pick<Writing, 'first' | 'second'>> {
  const first = await stage.notReady('first');
  stage.needs(first.agent?.can['start-im'], 'start-im');
  return { first, second: await stage.notReady('second') };
}

/** The first agent has asked the second. */
export async function inviting(stage: Stage): Promise<Writing> {
  const { first, second } = await colleagues(stage);
  await first.settle({ type: 'start-im', target: idOf(second) });
  return {
    first,
    second,
    mine: await imWith(first, idOf(second), 'establishing'),
    theirs: await imWith(second, idOf(first), 'offered'),
  };
}

/** The second agent has accepted. */
export async function writing(stage: Stage): Promise<Writing> {
  const { first, second, ...legs } = await inviting(stage);
  const theirs = await accept(second, legs.theirs);
  return { first, second, theirs, mine: await first.phase(legs.mine.id, 'connected') };
}

/** The first agent holds something and has begun to consult the second about it, who knows nothing of it. */
export async function preparing(
  stage: Stage,
  item: Partial<ContractInteraction> = {},
): Promise<Pick<Writing, 'first' | 'second' | 'mine'> & { readonly held: Interaction }> {
  const first = await stage.ready('first');
  const second = await stage.notReady('second');
  const held = await stage.held(first, item);
  stage.needs(held.can['start-im'], 'start-im');
  await first.settle({ type: 'start-im', target: idOf(second), interaction: held.id });
  return { first, second, held, mine: await imWith(first, idOf(second), 'not-connected') };
}

/** The same, and the first message has asked the second agent. */
export async function asking(
  stage: Stage,
  text: string,
  item: Partial<ContractInteraction> = {},
): Promise<Writing & { readonly held: Interaction }> {
  const { first, second, held, mine } = await preparing(stage, item);
  await say(first, mine.id, text);
  return {
    first,
    second,
    held,
    mine: await first.phase(mine.id, 'establishing'),
    theirs: await imWith(second, idOf(first), 'offered'),
  };
}

/** Waits for the instant message with that agent, in that phase. */
export function imWith(recorder: Recorder, peer: string, phase: Interaction['phase']): Promise<Interaction> {
  return recorder.waitFor(`an instant message with ${peer} is ${phase}`, () =>
    [...recorder.interactions.values()].find(
      (one) => one.medium === 'im' && one.peer?.id === peer && one.phase === phase,
    ),
  );
}

/** Waits until it is over in that way. */
export async function over(
  recorder: Recorder,
  id: string,
  ended: NonNullable<Interaction['conversation']>['ended'],
): Promise<void> {
  const one = await recorder.phase(id, 'wrap');
  recorder.expect(one.conversation?.ended === ended, `it has ended ${ended ?? ''}`, one.conversation);
}

/** The agent writes that; answers the entry that settled it. */
export async function say(recorder: Recorder, interaction: string, text: string): Promise<Entry> {
  const fact = await recorder.settle({ type: 'send-message', interaction, text });
  return fact.type === 'message'
    ? fact.entry
    : recorder.fail('send-message is settled by its entry', `it was settled by ${fact.type}`);
}

/** Waits until the agent is told an entry with that text. */
export function hears(recorder: Recorder, id: string, text: string): Promise<Entry> {
  return recorder.waitFor(`an entry of ${id} says "${text}"`, () =>
    entriesOf(recorder, id).find((entry) => entry.text === text),
  );
}

/** The entries that the agent was told of one conversation, in the order in which they came. */
export function entriesOf(recorder: Recorder, id: string): readonly Entry[] {
  return recorder.facts.flatMap((fact) =>
    fact.type === 'message' && fact.entry.interaction === id ? [fact.entry] : [],
  );
}

/** The contacts of the chats of a backend. */
export function customerOf({ backend }: Stage): ContractCustomer {
  if (!backend.customer) throw missing('customer');
  return backend.customer;
}

/** Lets the notice of each instant message end. */
export async function letNoticeEnd({ backend }: Stage): Promise<void> {
  if (!backend.letNoticeEnd) throw missing('letNoticeEnd');
  await backend.letNoticeEnd();
}

/** Lets the wait for an answer end. */
export async function letWaitEnd({ backend }: Stage): Promise<void> {
  if (!backend.letWaitEnd) throw missing('letWaitEnd');
  await backend.letWaitEnd();
}
