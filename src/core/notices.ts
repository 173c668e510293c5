import { deepFreeze } from './freeze.js';
import { byId } from './lists.js';
import type { Interaction, Notice, NoticeCode } from './model.js';
import { interactionOf, subjectOf } from './selectors.js';
import type { Failed, PadState } from './state.js';

const MOST = 256;

const FAILURES: readonly (string | undefined)[] = ['rejected', 'timed-out', 'failed'] satisfies Failing[];

type Failing = 'rejected' | 'timed-out' | 'failed';

function isFailing(how: string | undefined): how is Failing {
  return FAILURES.includes(how);
}

/** The state with one more notice; the oldest goes when there are too many. The same id is told once. */
export function remember(state: PadState, notice: Omit<Notice, 'read'>): PadState {
  if (byId(state.notices, notice.id)) return state;
  return { ...state, notices: [deepFreeze({ ...notice, read: false }), ...state.notices].slice(0, MOST) };
}

/** Tells the agent of an interaction that left without their doing. */
export function rememberDeparture(
  state: PadState,
  before: Interaction,
  after: Interaction,
  at: number,
): PadState {
  const code = departureCode(before, after);
  if (!code) return state;
  const { id } = after;
  const about = before.subject || before.contact?.name;
  return remember(state, {
    id: `${id}${after.revision}`,
    at,
    level: 'warning',
    code,
    about,
    interaction: id,
  });
}

function departureCode({ phase, offer }: Interaction, { outcome }: Interaction): NoticeCode | undefined {
  if (phase === 'establishing') return isFailing(outcome) ? `consult-${outcome}` : undefined;
  if (outcome === 'redirected') return offer?.onDeadline === 'end' ? 'offer-missed' : 'offer-redirected';
  if (outcome !== 'requeued' && outcome !== 'withdrawn') return undefined;
  return `${phase === 'offered' ? 'offer' : 'interaction'}-${outcome}`;
}

/** Tells the agent that nobody took what they wanted to hand over (WI-37). */
export function rememberTransfer(
  state: PadState,
  before: Interaction | undefined,
  { id: interaction, revision, transfer }: Interaction,
  at: number,
): PadState {
  const how = transfer?.state;
  if (before?.transfer?.state !== 'invited' || !isFailing(how)) return state;
  const about = transfer?.target.name;
  return remember(state, {
    id: `${interaction}${revision}`,
    at,
    level: 'error',
    code: `transfer-${how}`,
    about,
    interaction,
  });
}

/** Keeps in My Messages that a command was refused or that its outcome is not known. */
export function rememberFailure(state: PadState, { command, phase, failure, at }: Failed): PadState {
  const interaction = subjectOf(command);
  const about = (interactionOf(state, interaction) ?? byId(state.gone, interaction))?.subject;
  const { code: error } = failure;
  return remember(state, {
    id: command.id + phase,
    at,
    level: 'error',
    code: `command-${phase}`,
    error,
    about,
    interaction,
  });
}
