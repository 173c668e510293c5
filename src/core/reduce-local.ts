import { withDraft } from './drafts.js';
import { without } from './lists.js';
import { withoutLives } from './lives.js';
import type { Notice, TargetRef } from './model.js';
import { remember } from './notices.js';
import { interactionOf, isInHand } from './selectors.js';
import type { LocalChange, PadState } from './state.js';

const MOST_KEPT = 256;

/** The state after something that the agent did in the pad itself. */
export function withLocalChange(state: PadState, change: LocalChange): PadState {
  switch (change.type) {
    case 'select':
      return select(state, change.interaction);
    case 'notices':
      return { ...state, notices: state.notices.flatMap((one) => marked(one, change)) };
    case 'favourites':
    case 'recents':
      return { ...state, [change.type]: kept(state[change.type], change.target, change.keep) };
    case 'draft':
      return withDraft(state, change.interaction, change.fields);
    case 'notice':
      return remember(state, change.notice);
    case 'restored':
      return { ...state, ...change.restored };
    case 'dismiss':
      return withoutLives(
        state,
        ({ command, phase }) => phase !== 'pending' && command.id === change.command,
      );
  }
}

function marked(notice: Notice, { ids, as }: Extract<LocalChange, { type: 'notices' }>): Notice[] {
  if (ids && !ids.includes(notice.id)) return [notice];
  return as === 'deleted' ? [] : [{ ...notice, read: as === 'read' }];
}

function kept(list: readonly TargetRef[], target: TargetRef, keep: boolean): readonly TargetRef[] {
  return [...(keep ? [target] : []), ...without(list, target.id)].slice(0, MOST_KEPT);
}

/** Only what the agent holds can be selected: an offer is answered, not opened. */
function select(state: PadState, id: string | undefined): PadState {
  const possible = !id || isInHand(interactionOf(state, id));
  if (!possible || id === state.selected) return state;
  return { ...state, selected: id, unread: state.unread.filter((one) => one !== id) };
}
