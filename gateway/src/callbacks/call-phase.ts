/** How far the call of a callback is (8.2). */
import type { CallbackState, CallState, Phase } from 'contact-pad/core';

/** Who makes the calls of an agent: the line of their pad, one of the gateway's own, or nobody. */
export type VoiceOf = 'pad' | 'gateway' | null;

/** In a call; before it and after it a callback is Ready to Call. */
export type CallPhase = Extract<Phase, 'establishing' | 'connected' | 'held'>;

/** A callback as it is stored. */
export interface StoredCallback extends CallbackState {
  /** It was put off, and the agent wants to call themselves. */
  readonly personal?: true;
}

/** The columns that tell how far a callback is. */
export interface CallbackColumns {
  readonly state: string;
  /** Null for all that is no callback. */
  readonly callback: StoredCallback | null;
  readonly call_phase: CallPhase | null;
}

/** SQL: columns of the interaction `i` that `CallbackColumns` speaks of, and of a callback who makes the calls of its agent. */
export const CALLBACK_COLUMNS = `
  i.callback, i.call_phase,
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
  { callback }: CallbackColumns,
  phase: Phase,
): { readonly callback?: CallbackState; readonly call?: CallState } {
  if (callback === null) return {};
  const { personal: _, ...seen } = callback;
  return {
    callback: seen,
    ...(isInCall(phase) ? { call: { direction: 'outbound', dnis: callback.number } } : {}),
  };
}
