import { interactionOf, type LocalChange, type PadState, type Request, type Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';

/** What is asked for when a target has been chosen: a command, or to keep the target. */
export type TargetRequest = Request | Extract<LocalChange, { readonly target: unknown }>;

/** Something that can be done with a target. */
export interface TargetAction {
  readonly label: string;
  /** Why it cannot be done now, in words. */
  readonly blocked?: string | undefined;
  /** Absent while there is nobody to do it with. */
  readonly request?: TargetRequest | undefined;
}

/** The change that puts a target among those that are kept, or takes it out. */
export function keeping(
  type: 'favourites' | 'recents',
  { id, kind, name }: Target,
  keep: boolean,
): TargetRequest {
  return { type, target: { id, kind, name }, keep };
}

/** What can be done about its being a favourite (TC-3): nothing where the administrator keeps it. */
export function favouriteActions(
  target: Target,
  { favourites }: PadState,
  i18n: I18n,
): readonly TargetAction[] {
  if (target.favourite) return [];
  const keep = !favourites.some(({ id }) => id === target.id);
  const { addFavourite, removeFavourite } = targetWords(i18n);
  return [{ label: keep ? addFavourite : removeFavourite, request: keeping('favourites', target, keep) }];
}

/** Whether what was asked for in the state `before` has come to be: an invitation is out, or there is a talk with somebody. */
export function cameTrue(request: TargetRequest, before: PadState, now: PadState): boolean {
  const about = 'interaction' in request ? request.interaction : undefined;
  if (request.type === 'transfer') return interactionOf(now, about)?.transfer?.state === 'invited';
  const known = talks(before, about);
  return talks(now, about).some((id) => !known.includes(id));
}

/** Ids of the talks that this agent began about an interaction, or about none, also of those that are over. */
function talks({ interactions, gone }: PadState, about: string | undefined): string[] {
  return [...interactions, ...gone]
    .filter(
      ({ parent, medium, conversation }) =>
        parent === about && (medium === 'im' ? conversation?.own : about !== undefined),
    )
    .map(({ id }) => id);
}
