import { interactionOf, unreadNotices } from './selectors.js';
import type { LocalChange, PadState } from './state.js';

/** The state after something that the agent did in the pad itself. */
export function withLocalChange(state: PadState, change: LocalChange): PadState {
  const next = apply(state, change);
  return next === state ? state : { ...next, cause: { type: 'local', by: [] } };
}

function apply(state: PadState, change: LocalChange): PadState {
  switch (change.type) {
    case 'select':
      return select(state, change.interaction);
    case 'read-notices':
      if (unreadNotices(state) === 0) return state;
      return {
        ...state,
        notices: state.notices.map((notice) => ({ ...notice, read: true })),
      };
    case 'delete-notice':
      return { ...state, notices: state.notices.filter(({ id }) => id !== change.id) };
    case 'dismiss':
      return {
        ...state,
        commands: state.commands.filter(
          ({ command, phase }) => phase === 'pending' || command.id !== change.command,
        ),
      };
  }
}

/** Only what the agent holds can be selected: an offer is answered, not opened. */
function select(state: PadState, id: string | undefined): PadState {
  const possible = id === undefined || interactionOf(state, id)?.phase === 'connected';
  if (!possible || id === state.selected) return state;
  return { ...state, selected: id, unread: state.unread.filter((one) => one !== id) };
}
