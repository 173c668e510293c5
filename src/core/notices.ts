import { deepFreeze } from './freeze.js';
import { byId } from './lists.js';
import type { Interaction, Notice, NoticeCode } from './model.js';
import { interactionOf, subjectOf } from './selectors.js';
import type { Failed, PadState } from './state.js';

const MOST = 256;

type Failing = 'rejected' | 'timed-out' | 'failed';

/** That nobody came, where it ended so. */
function failureCode<T extends string, How extends string>(
  what: T,
  how: How | undefined,
): `${T}-${How & Failing}` | undefined {
  const isFailing = how === 'rejected' || how === 'timed-out' || how === 'failed';
  return isFailing ? `${what}-${how as How & Failing}` : undefined;
}

/** The state with one more notice; the oldest goes when there are too many. The same id is told once. */
export function remember(state: PadState, notice: Omit<Notice, 'read'>): PadState {
  if (byId(state.notices, notice.id)) return state;
  return { ...state, notices: [deepFreeze({ ...notice, read: false }), ...state.notices].slice(0, MOST) };
}

/** Tells the agent of an interaction that left without their doing, or that nobody took from their hands (WI-37). */
export function rememberFate(
  state: PadState,
  before: Interaction | undefined,
  after: Interaction,
  at: number,
): PadState {
  if (!before) return state;
  const { id, revision, phase, transfer } = after;
  const gone = phase === 'gone';
  const code = gone ? departureCode(before, after) : failedCode(before, after);
  if (!code) return state;
  const about = gone ? before.subject || before.contact?.name : (transfer?.target ?? after.peer)?.name;
  const level = gone ? 'warning' : 'error';
  return remember(state, { id: `${id}${revision}`, at, level, code, about, interaction: id });
}

function departureCode({ phase, offer }: Interaction, { outcome }: Interaction): NoticeCode | undefined {
  if (phase === 'establishing') return failureCode('consult', outcome);
  if (outcome === 'redirected') return offer?.onDeadline === 'end' ? 'offer-missed' : `offer-${outcome}`;
  if (outcome !== 'requeued' && outcome !== 'withdrawn') return undefined;
  return `${phase === 'offered' ? 'offer' : 'interaction'}-${outcome}`;
}

/** Of an invitation to somebody else: to take it over, or to an instant message (IM-4). */
function failedCode(before: Interaction, { transfer, conversation }: Interaction): NoticeCode | undefined {
  if (before.phase === 'establishing') return failureCode('im', conversation?.ended);
  return before.transfer?.state === 'invited' ? failureCode('transfer', transfer?.state) : undefined;
}

/** Keeps in My Messages that a command was refused or that its outcome is not known. */
export function rememberFailure(state: PadState, { command, phase, failure, at }: Failed): PadState {
  const interaction = subjectOf(command);
  const about = (interactionOf(state, interaction) ?? byId(state.gone, interaction))?.subject;
  return remember(state, {
    id: command.id + phase,
    at,
    level: 'error',
    code: `command-${phase}`,
    error: failure.code,
    about,
    interaction,
  });
}
