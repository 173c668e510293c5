import { without } from './lists.js';
import { withoutLives } from './lives.js';
import { interactionOf, isInHand, unreadNotices } from './selectors.js';
import type { TargetRef } from './model.js';
import type { LocalChange, PadState } from './state.js';

const MOST_KEPT = 50;

/** The state after something that the agent did in the pad itself. */
export function withLocalChange(state: PadState, change: LocalChange): PadState {
  switch (change.type) {
    case 'select':
      return select(state, change.interaction);
    case 'read-notices':
      if (unreadNotices(state) === 0) return state;
      return { ...state, notices: state.notices.map((notice) => ({ ...notice, read: true })) };
    case 'mark-notice':
      return {
        ...state,
        notices: state.notices.map((one) => (one.id === change.id ? { ...one, read: change.read } : one)),
      };
    case 'delete-notice':
      return { ...state, notices: without(state.notices, change.id) };
    case 'delete-notices':
      return { ...state, notices: [] };
    case 'favourites':
    case 'recents':
      return { ...state, [change.type]: kept(state[change.type], change.target, change.keep) };
    case 'dismiss':
      return withoutLives(
        state,
        ({ command, phase }) => phase !== 'pending' && command.id === change.command,
      );
  }
}

function kept(list: readonly TargetRef[], target: TargetRef, keep: boolean): readonly TargetRef[] {
  const others = without(list, target.id);
  return keep ? [target, ...others].slice(0, MOST_KEPT) : others;
}

/** Only what the agent holds can be selected: an offer is answered, not opened. */
function select(state: PadState, id: string | undefined): PadState {
  const possible = id === undefined || isInHand(interactionOf(state, id));
  if (!possible || id === state.selected) return state;
  return { ...state, selected: id, unread: state.unread.filter((one) => one !== id) };
}
