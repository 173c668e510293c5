import { permission, type Interaction, type PadState, type Request, type Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { why } from './control.js';
import { favouriteActions, type TargetAction } from './target-action.js';
import type { TargetMode, Wanted } from './target-search.js';
import { telephoneNumber } from './telephone.js';

/** Whom an interaction is to be consulted about with, or handed over to. */
export interface Choice {
  readonly mode: TargetMode;
  readonly interaction: Interaction;
  /** The target as it is now. */
  readonly target: Target | undefined;
  /** The telephone number that was typed, where one can be dialled. */
  readonly number?: string | undefined;
}

/** What targets are chosen for. */
export interface TargetDeeds {
  readonly interaction: Interaction | undefined;
  readonly modes: readonly TargetMode[];
  /** The one that comes first. */
  readonly mode: TargetMode;
  readonly state: PadState;
  readonly i18n: I18n;
}

/** To consult or to transfer, by that name: blocked where it cannot be done now, and while there is nobody to do it with. */
export function handOver(label: string, choice: Choice, state: PadState, i18n: I18n): TargetAction {
  return { label, blocked: whyNot(choice, state, i18n), request: requestOf(choice) };
}

/** What can be done with a target: in the order of the modes, then to keep it (TC-3). */
export function targetActions(
  target: Target,
  { interaction, modes, mode: first, state, i18n }: TargetDeeds,
): readonly TargetAction[] {
  if (!interaction) return [];
  const doing = [...new Set([first, ...modes])].map((mode) => {
    const isInvitation = mode === 'transfer' && interaction.medium === 'work-item';
    const label = isInvitation ? targetWords(i18n).workItemTransfer : i18n.m.commands[mode];
    return handOver(label, { mode, interaction, target }, state, i18n);
  });
  return [...doing, ...favouriteActions(target, state, i18n)];
}

/** What stands where the rows would be: what can be done now (MI-19, MI-27). */
export function emptyHint({ filter, text }: Wanted, mode: TargetMode, i18n: I18n): string {
  const { none, noMatchesHint, dialsNumber, noNumber } = targetWords(i18n);
  const number = telephoneNumber(text);
  if (number) return mode === 'consult' ? dialsNumber(number) : noNumber;
  return text === '' && (filter === 'favourites' || filter === 'recent') ? none[filter] : noMatchesHint;
}

function whyNot(choice: Choice, state: PadState, i18n: I18n): string | undefined {
  const { mode, interaction, target, number } = choice;
  const nobody = number === undefined ? targetWords(i18n).choose : undefined;
  return why(permission(state, interaction, mode), i18n) ?? (target ? why(target.can[mode], i18n) : nobody);
}

function requestOf({ mode, interaction, target, number }: Choice): Request | undefined {
  const about = { type: mode, interaction: interaction.id };
  if (target) return { ...about, target: target.id };
  return number === undefined ? undefined : { ...about, type: 'consult', number };
}
