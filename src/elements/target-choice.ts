import {
  interactionOf,
  permission,
  type Interaction,
  type PadState,
  type Request,
  type Target,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { blockedWhy, type TargetMode } from './target-words.js';

/** What the agent is about to ask for. */
export interface Choice {
  readonly mode: TargetMode;
  readonly interaction: Interaction;
  /** The chosen target as it is now. */
  readonly target: Target | undefined;
  /** The telephone number that was typed, where one can be dialled. */
  readonly number: string | undefined;
  /** A word for the receiver of a transfer. */
  readonly note: string;
}

/** The command; nothing while there is nobody to send it to. */
export function requestOf({ mode, interaction, target, number, note }: Choice): Request | undefined {
  const about = { interaction: interaction.id };
  if (mode === 'transfer')
    return target && { type: mode, ...about, target: target.id, ...(note ? { note } : {}) };
  if (target) return { type: mode, ...about, target: target.id };
  return number === undefined ? undefined : { type: mode, ...about, number };
}

/** Why it cannot be done now, in words; nothing when it can. */
export function whyNot(choice: Choice, state: PadState, i18n: I18n): string | undefined {
  const { mode, interaction, target, number } = choice;
  const granted = permission(state, interaction, mode) ?? { reason: 'NOT_ALLOWED' };
  if (granted !== true) return i18n.m.reasons[granted.reason];
  if (target) return blockedWhy(target, mode, i18n);
  return number === undefined ? i18n.m.targets.choose : undefined;
}

/** Whether what was asked for in the state `before` has come to be: an invitation is out, or the consult is there. */
export function cameTrue(mode: TargetMode, id: string, before: PadState, now: PadState): boolean {
  if (mode === 'transfer') return interactionOf(now, id)?.transfer?.state === 'invited';
  const known = new Set(consults(before, id));
  return consults(now, id).some((one) => !known.has(one));
}

/** Ids of the consults about it, also of those that are over. */
function consults({ interactions, gone }: PadState, id: string): string[] {
  return [...interactions, ...gone].filter(({ parent }) => parent === id).map((one) => one.id);
}
