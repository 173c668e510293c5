import type { Medium, Outcome, Phase } from '../core/index.js';

/** A move that an interaction may make for an agent; `none`: not seen before. */
export interface Move {
  readonly from: Phase | 'none';
  readonly to: Phase;
  /** With which outcomes, when it goes. */
  readonly outcomes?: readonly Outcome[];
}

/**
 * The legal moves per medium (behaviours 8.3). A fact may also report the same phase again, but never a second `gone`.
 * After `gone` an item may come back: it went to the queue and this agent is offered it later.
 */
export const MOVES: Readonly<Partial<Record<Medium, readonly Move[]>>> = {
  'work-item': [
    { from: 'none', to: 'offered' },
    { from: 'none', to: 'connected' },
    { from: 'offered', to: 'connected' },
    { from: 'offered', to: 'gone', outcomes: ['rejected', 'redirected', 'withdrawn'] },
    { from: 'connected', to: 'gone', outcomes: ['done', 'withdrawn', 'requeued', 'transferred'] },
    { from: 'gone', to: 'offered' },
    { from: 'gone', to: 'connected' },
  ],
};

/** Whether an interaction of that medium may make that move. */
export function isLegalMove(medium: Medium, from: Phase | 'none', to: Phase, outcome?: Outcome): boolean {
  if (from === to) return to !== 'gone';
  const move = MOVES[medium]?.find((one) => one.from === from && one.to === to);
  if (!move) return false;
  return move.outcomes === undefined || (outcome !== undefined && move.outcomes.includes(outcome));
}
