import type { CallState, Timestamp } from '../../core/index.js';
import { consultsAbout, interactionOf } from './holdings.js';
import { knownPerson } from './people.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldState } from './world-state.js';

/** How long it rings before something happens, and how long somebody talks who hangs up, in milliseconds. */
export const ANSWER_MS = 1000;
const NUMBER = /^\+?[\d\s().-]{2,40}$/;

/** A call, and the consult about it that is connected or held. */
export interface CallPair {
  readonly call: WorldInteraction;
  readonly consult: WorldInteraction;
}

/** Whether a text can be dialled. */
export function isTelephoneNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** What the contact of a callback can be called on, each number once, the one that was asked for first (WC-15). */
export function numbersFor(
  { people }: WorldState,
  { callback, contact }: WorldInteraction,
): readonly string[] {
  const { addresses = [] } = (contact && knownPerson(people, contact)) ?? {};
  return [...new Set([callback?.number ?? '', ...addresses.filter(isTelephoneNumber)])];
}

/** Whether somebody talks in it, or could. */
export function isCall({ medium }: WorldInteraction): boolean {
  return medium === 'voice' || medium === 'callback';
}

/** Whether both sides are on the line. */
export function isTalk({ phase }: WorldInteraction): boolean {
  return phase === 'connected' || phase === 'held';
}

/** What a call is known by; one that came in is known by its contact. */
export function callOf({ call, contact }: WorldInteraction): CallState {
  return call ?? { direction: 'inbound', ...(contact?.address ? { ani: contact.address } : {}) };
}

/** When the other end of a call does something by itself, or never. */
export function callMoment(one: WorldInteraction): Timestamp | undefined {
  if (one.phase === 'establishing') return one.answersAt;
  return isTalk(one) ? one.hangsUpAt : undefined;
}

/** The call and its consult, named by either of the two, if somebody has answered. */
export function pairOf(state: WorldState, one: WorldInteraction): CallPair | undefined {
  const call = one.parent === undefined ? one : interactionOf(state, one.parent);
  if (!call || !isCall(call) || !isTalk(call)) return undefined;
  const consult = consultsAbout(state, call).find(isTalk);
  return consult && { call, consult };
}
