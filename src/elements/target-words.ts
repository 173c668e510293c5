import type { Interaction, Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';

/** What the dialog can do with a target. */
export type TargetMode = 'consult' | 'transfer';

/** What it is, in a word: an agent's presence, else its kind. */
export function standing({ presence, kind }: Target, { m }: I18n): string {
  return presence ? m.targets.presences[presence] : m.targets.kinds[kind];
}

/** The name of its row. */
export function targetName(target: Target, i18n: I18n): string {
  return `${target.name}, ${standing(target, i18n)}`;
}

/** Why it cannot be chosen now, in words; nothing when it can. */
export function blockedWhy({ can }: Target, mode: TargetMode, { m }: I18n): string | undefined {
  const granted = can[mode];
  return granted === true ? undefined : m.reasons[granted?.reason ?? 'NOT_ALLOWED'];
}

/** What there is to know before one chooses it: what it is, then more, with the reason last when it is blocked. */
export function meaning(target: Target, mode: TargetMode, one: Interaction, i18n: I18n): readonly string[] {
  const { detail, waiting } = target;
  const parts = [
    standing(target, i18n),
    detail,
    waiting === undefined ? undefined : i18n.count(i18n.m.targets.waiting, waiting),
    blockedWhy(target, mode, i18n) ?? takenWhen(target, mode, one, i18n),
  ];
  return [...new Set(parts.filter((part) => part !== undefined))];
}

/** When an agent gets what is assigned to them (MI-28); who is invited or called answers now. */
function takenWhen(
  { presence }: Target,
  mode: TargetMode,
  { medium }: Interaction,
  { m }: I18n,
): string | undefined {
  const assigned = mode === 'transfer' && (medium === 'email' || medium === 'case');
  return assigned && presence ? m.targets.when[presence] : undefined;
}
