import type { Medium, Outcome, Phase } from '../core/index.js';

/** A move that an interaction may make for an agent; `none`: not seen before. */
export interface Move {
  readonly from: Phase | 'none';
  readonly to: Phase;
  /** With which outcomes, when it goes. */
  readonly outcomes?: readonly Outcome[];
}

const DECLINED = ['rejected', 'redirected', 'withdrawn'] as const;
const HANDED_ON = ['withdrawn', 'requeued', 'transferred', 'parked', 'abandoned'] as const;

/** How anything comes to an agent, and comes back later: offered, or at once (auto answer, assignment, a pick). */
const ARRIVALS: readonly Move[] = [
  { from: 'none', to: 'offered' },
  { from: 'none', to: 'connected' },
  { from: 'offered', to: 'connected' },
  { from: 'offered', to: 'gone', outcomes: DECLINED },
  { from: 'gone', to: 'offered' },
  { from: 'gone', to: 'connected' },
];

/** After-work: what is over stays in the list until it is done. */
const WRAP: readonly Move[] = [
  { from: 'connected', to: 'wrap' },
  { from: 'wrap', to: 'gone', outcomes: ['done', 'withdrawn'] },
];

/** Set aside in the agent's own workbin, where it may also be found after a restart. */
const PARKING: readonly Move[] = [
  { from: 'connected', to: 'parked' },
  { from: 'parked', to: 'connected' },
  { from: 'parked', to: 'gone', outcomes: HANDED_ON },
];

const NON_LIVE: readonly Move[] = [
  ...ARRIVALS,
  ...WRAP,
  ...PARKING,
  { from: 'connected', to: 'gone', outcomes: ['done', ...HANDED_ON] },
];

/** A call, and a consult, which is one: rung, talked, held. */
const LIVE: readonly Move[] = [
  ...ARRIVALS,
  ...WRAP,
  { from: 'none', to: 'establishing' },
  // Of which the backend learns when it is over.
  { from: 'none', to: 'wrap' },
  { from: 'gone', to: 'establishing' },
  { from: 'establishing', to: 'connected' },
  {
    from: 'establishing',
    to: 'gone',
    outcomes: ['rejected', 'timed-out', 'failed', 'released', 'withdrawn'],
  },
  { from: 'connected', to: 'held' },
  { from: 'held', to: 'connected' },
  { from: 'held', to: 'wrap' },
  { from: 'connected', to: 'gone', outcomes: ['done', 'released', 'merged', 'transferred', 'withdrawn'] },
  { from: 'held', to: 'gone', outcomes: ['done', 'released', 'merged', 'transferred', 'withdrawn'] },
];

/** A callback: what is called comes back to Ready to Call, until it is done or put off (8.2). */
const CALLBACK: readonly Move[] = [
  { from: 'none', to: 'offered' },
  { from: 'none', to: 'ready-to-call' },
  { from: 'offered', to: 'ready-to-call' },
  { from: 'offered', to: 'gone', outcomes: DECLINED },
  { from: 'gone', to: 'offered' },
  { from: 'gone', to: 'ready-to-call' },
  { from: 'ready-to-call', to: 'establishing' },
  { from: 'ready-to-call', to: 'wrap' },
  { from: 'ready-to-call', to: 'gone', outcomes: ['done', 'rescheduled', 'requeued', 'withdrawn'] },
  ...(['establishing', 'connected', 'held'] as const).flatMap((from): readonly Move[] => [
    { from, to: 'ready-to-call' },
    { from, to: 'gone', outcomes: ['requeued', 'withdrawn'] },
  ]),
  { from: 'establishing', to: 'connected' },
  { from: 'connected', to: 'held' },
  { from: 'held', to: 'connected' },
  { from: 'wrap', to: 'gone', outcomes: ['done', 'withdrawn'] },
];

/**
 * The legal moves per medium (behaviours 8.1 … 8.5). A fact may also report the same phase again, but never a second
 * `gone`. After `gone` an item may come back: it went to the queue and this agent is offered it later.
 */
export const MOVES: Readonly<Partial<Record<Medium, readonly Move[]>>> = {
  voice: LIVE,
  video: LIVE,
  callback: CALLBACK,
  im: [
    { from: 'none', to: 'not-connected' },
    { from: 'not-connected', to: 'establishing' },
    { from: 'not-connected', to: 'gone', outcomes: ['done', 'withdrawn'] },
    { from: 'none', to: 'establishing' },
    { from: 'establishing', to: 'connected' },
    { from: 'establishing', to: 'wrap' },
    { from: 'none', to: 'offered' },
    { from: 'offered', to: 'connected' },
    { from: 'offered', to: 'wrap' },
    { from: 'offered', to: 'gone', outcomes: ['rejected', 'withdrawn'] },
    { from: 'connected', to: 'wrap' },
    { from: 'wrap', to: 'gone', outcomes: ['done', 'withdrawn'] },
  ],
  chat: [
    ...ARRIVALS,
    ...WRAP,
    { from: 'connected', to: 'gone', outcomes: ['done', 'abandoned', 'withdrawn', 'requeued'] },
  ],
  email: NON_LIVE,
  case: NON_LIVE,
  'work-item': NON_LIVE,
};

/** Whether an interaction of that medium may make that move. */
export function isLegalMove(medium: Medium, from: Phase | 'none', to: Phase, outcome?: Outcome): boolean {
  if (from === to) return to !== 'gone';
  const move = MOVES[medium]?.find((one) => one.from === from && one.to === to);
  if (!move) return false;
  return move.outcomes === undefined || (outcome !== undefined && move.outcomes.includes(outcome));
}
