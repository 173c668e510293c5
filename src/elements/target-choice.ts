import { html, nothing, type TemplateResult } from 'lit';
import {
  commandLife,
  interactionOf,
  permission,
  type Interaction,
  type PadState,
  type Request,
  type Target,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { failureLine, why } from './control.js';
import type { TargetMode } from './target-search.js';

/** What the agent is about to ask for. */
export interface Choice {
  readonly mode: TargetMode;
  readonly interaction: Interaction;
  /** The target as it is now. */
  readonly target: Target | undefined;
  /** The telephone number that was typed, where one can be dialled. */
  readonly number?: string | undefined;
}

/** The command, with a word for the receiver of a transfer; nothing while there is nobody to send it to. */
export function requestOf(
  { mode, interaction, target, number }: Choice,
  note: string | undefined,
): Request | undefined {
  const about = { type: mode, interaction: interaction.id };
  if (target) return { ...about, target: target.id, ...(note && mode === 'transfer' ? { note } : {}) };
  return number === undefined ? undefined : { ...about, type: 'consult', number };
}

/** Why it cannot be done now, in words; nothing when it can. */
export function whyNot(choice: Choice, state: PadState, i18n: I18n): string | undefined {
  const { mode, interaction, target, number } = choice;
  const nobody = number === undefined ? i18n.m.targets.choose : undefined;
  return why(permission(state, interaction, mode), i18n) ?? (target ? why(target.can[mode], i18n) : nobody);
}

/** Something that can be done with a target. */
export interface TargetAction {
  readonly label: string;
  /** Why it cannot be done now, in words. */
  readonly blocked?: string | undefined;
}

/** What to ask for: this, or to keep it. */
export interface TargetDeed extends TargetAction {
  readonly mode?: TargetMode;
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

/** What can be done with a target: in the order of the modes, then to keep it (TC-3), where the administrator does not. */
export function targetActions(
  target: Target,
  { interaction, modes, mode: first, state, i18n }: TargetDeeds,
): readonly TargetDeed[] {
  if (!interaction) return [];
  const { commands, targets } = i18n.m;
  const doing = [...new Set([first, ...modes])].map((mode): TargetDeed => {
    const isInvitation = mode === 'transfer' && interaction.medium === 'work-item';
    const label = isInvitation ? targets.workItemTransfer : commands[mode];
    return { label, mode, blocked: whyNot({ mode, interaction, target }, state, i18n) };
  });
  if (target.favourite) return doing;
  return [...doing, { label: isOwn(target, state) ? targets.removeFavourite : targets.addFavourite }];
}

/** Whether it is one of the agent's own favourites. */
export function isOwn({ id }: Target, { favourites }: PadState): boolean {
  return favourites.some((one) => one.id === id);
}

/** The button that does it, who it is done with, and beside it what became of it. */
export function targetFooter(
  choice: Choice,
  state: PadState,
  onPrimary: () => void,
  i18n: I18n,
): TemplateResult {
  const { mode, interaction, target, number } = choice;
  const { targets } = i18n.m;
  const life = commandLife(state, mode, interaction.id);
  const isPending = life?.phase === 'pending';
  const blocked = whyNot(choice, state, i18n);
  const name = target?.name ?? number;
  return html`${failureLine(life, i18n)}
    <footer>
      <p id="whom">
        ${name ? html`<span class="cut">${targets.chosen[mode]} <b class="outside">${name}</b></span>` : nothing}
        ${blocked && !isPending ? html`<span class="muted">${blocked}</span>` : nothing}
      </p>
      <button
        class="primary"
        aria-disabled=${isPending || blocked !== undefined}
        aria-busy=${isPending}
        aria-describedby="whom"
        @click=${onPrimary}
      >
        ${targets[isPending ? 'pending' : 'primary'][mode]}
      </button>
    </footer>`;
}

/** Whether what was sent in the state `before` has come to be: an invitation is out, or the consult is there. */
export function cameTrue(mode: TargetMode, id: string, before: PadState, now: PadState): boolean {
  if (mode === 'transfer') return interactionOf(now, id)?.transfer?.state === 'invited';
  const known = consults(before, id);
  return consults(now, id).some((one) => !known.includes(one));
}

/** Ids of the consults about it, also of those that are over. */
function consults({ interactions, gone }: PadState, id: string): string[] {
  return [...interactions, ...gone].filter(({ parent }) => parent === id).map((one) => one.id);
}
