import type { Failure } from './adapter.js';
import type { Command } from './commands.js';
import { deepFreeze } from './freeze.js';
import type { Interaction, Notice, NoticeCode } from './model.js';
import { byId, interactionOf, subjectOf } from './selectors.js';
import type { PadState } from './state.js';

const MOST = 256;

/** The state with one more notice; the oldest goes when there are too many. The same id is told once. */
export function remember(state: PadState, notice: Notice | undefined): PadState {
  if (!notice || byId(state.notices, notice.id)) return state;
  return { ...state, notices: [deepFreeze(notice), ...state.notices].slice(0, MOST) };
}

/** What the agent is told when an interaction leaves without their doing. */
export function departureNotice(before: Interaction, after: Interaction, at: number): Notice | undefined {
  const code = departureCode(before, after);
  if (!code) return undefined;
  const about = before.subject || before.contact?.name;
  return {
    id: `${after.id}${after.revision}`,
    at,
    level: 'warning',
    code,
    read: false,
    about,
    interaction: after.id,
  };
}

function departureCode(before: Interaction, { outcome }: Interaction): NoticeCode | undefined {
  if (outcome === 'redirected') return 'OFFER_REDIRECTED';
  if (outcome === 'requeued') return 'INTERACTION_REQUEUED';
  if (outcome !== 'withdrawn') return undefined;
  return before.phase === 'offered' ? 'OFFER_WITHDRAWN' : 'INTERACTION_WITHDRAWN';
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
  const known = interactionOf(state, interaction) ?? byId(state.gone, interaction);
  return {
    id: command.id + phase,
    at,
    level: 'error',
    code: phase === 'refused' ? 'COMMAND_REFUSED' : 'COMMAND_UNKNOWN',
    read: false,
    error: failure.code,
    about: known?.subject,
    interaction,
  };
}
