import type { Failure } from './adapter.js';
import type { Command } from './commands.js';
import { deepFreeze } from './freeze.js';
import type { Interaction, Notice, NoticeCode } from './model.js';
import { interactionOf, subjectOf } from './selectors.js';
import type { PadState } from './state.js';

const MOST = 256;

/** The state with one more notice; the oldest goes when there are too many. The same id is told once. */
export function remember(state: PadState, notice: Notice | undefined): PadState {
  if (!notice || state.notices.some(({ id }) => id === notice.id)) return state;
  return { ...state, notices: [deepFreeze(notice), ...state.notices].slice(0, MOST) };
}

/** What the agent is told when an interaction leaves without their doing. */
export function departureNotice(before: Interaction, after: Interaction, at: number): Notice | undefined {
  const code = departureCode(before, after);
  if (!code) return undefined;
  const about = before.subject || before.contact?.name;
  const level = 'warning';
  return {
    id: `${after.id}:${after.revision}`,
    at,
    level,
    code,
    interaction: after.id,
    read: false,
    ...(about ? { about } : {}),
  };
}

function departureCode(before: Interaction, after: Interaction): NoticeCode | undefined {
  if (after.outcome === 'redirected') return 'OFFER_REDIRECTED';
  if (after.outcome === 'requeued') return 'INTERACTION_REQUEUED';
  if (after.outcome === 'withdrawn')
    return before.phase === 'offered' ? 'OFFER_WITHDRAWN' : 'INTERACTION_WITHDRAWN';
  return undefined;
}

/** What My Messages keeps of a command that was refused or whose outcome is not known. */
export function refusalNotice(
  state: PadState,
  command: Command,
  phase: 'refused' | 'unknown',
  failure: Failure,
  at: number,
): Notice {
  const interaction = subjectOf(command);
  const known = interactionOf(state, interaction) ?? state.gone.find(({ id }) => id === interaction);
  return {
    id: `${command.id}:${phase}`,
    at,
    level: 'error',
    code: phase === 'refused' ? 'COMMAND_REFUSED' : 'COMMAND_UNKNOWN',
    error: failure.code,
    read: false,
    ...(known ? { about: known.subject } : {}),
    ...(interaction ? { interaction } : {}),
  };
}
