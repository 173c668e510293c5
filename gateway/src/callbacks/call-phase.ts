/** How far the call of a callback is (8.2). */
import type { CallbackState, CallState, Phase } from 'contact-pad/core';
import { numbersOf } from './telephone-number.js';

/** Who makes the calls of an agent: the line of their pad, one of the gateway's own, or nobody. */
export type VoiceOf = 'pad' | 'gateway' | null;

/** In a call; before it and after it a callback is Ready to Call. */
export type CallPhase = Extract<Phase, 'establishing' | 'connected' | 'held'>;

/** A callback as it is stored. */
export interface StoredCallback extends Omit<CallbackState, 'numbers'> {
  /** It was put off, and the agent wants to call themselves. */
  readonly personal?: true;
  /** What is called now, where that is another than the number (WC-15). */
  readonly dialled?: string;
}

/** The columns that tell how far a callback is. */
export interface CallbackColumns {
  readonly state: string;
  /** Null for all that is no callback. */
  readonly callback: StoredCallback | null;
  readonly call_phase: CallPhase | null;
  /** Where the contact of a callback can be reached, numbers and others. */
  readonly addresses: readonly string[] | null;
}

/** SQL: columns of the interaction `i` that `CallbackColumns` speaks of, and of a callback who makes the calls of its agent. */
export const CALLBACK_COLUMNS = `
  i.callback, i.call_phase,
  CASE WHEN i.callback IS NOT NULL THEN ARRAY(
    SELECT r.address FROM contact_address r WHERE r.contact_id = i.contact_id ORDER BY r.address) END AS addresses,
  CASE WHEN i.callback IS NOT NULL THEN (SELECT v.voice FROM presence v WHERE v.agent_id = i.agent_id) END AS voice`;

/** Whether a phase is one of a call under way. */
export function isInCall(phase: Phase): phase is CallPhase {
  return phase === 'establishing' || phase === 'connected' || phase === 'held';
}

/** Where a callback stands for the agent who has it; nothing where the interaction is none, or nobody works on it. */
export function callbackPhase({
  state,
  callback,
  call_phase,
}: CallbackColumns): CallPhase | 'ready-to-call' | undefined {
  if (callback === null || state !== 'assigned') return undefined;
  return call_phase ?? 'ready-to-call';
}

/** What an agent sees of a callback in that phase. */
export function callbackView(
  { callback, addresses }: CallbackColumns,
  phase: Phase,
): { readonly callback?: CallbackState; readonly call?: CallState } {
  if (callback === null) return {};
  const { personal: _, dialled = callback.number, ...seen } = callback;
  const numbers = numbersOf(callback.number, addresses ?? []);
  return {
    callback: { ...seen, ...(numbers.length > 1 ? { numbers } : {}) },
    ...(isInCall(phase) ? { call: { direction: 'outbound', dnis: dialled } } : {}),
  };
}
