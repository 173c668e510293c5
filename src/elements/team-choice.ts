import { html, nothing, type TemplateResult } from 'lit';
import {
  commandLife,
  permission,
  type Interaction,
  type LocalChange,
  type PadState,
  type Request,
  type Target,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { teamEn } from '../i18n/team-en.js';
import { failureLine, why } from './control.js';
import { isOwn, type TargetAction } from './target-choice.js';

/** What colleagues are chosen for. */
export interface TeamDeeds {
  readonly interaction: Interaction | undefined;
  readonly state: PadState;
  readonly i18n: I18n;
}

/** Something that can be done with a colleague. */
export interface TeamAction extends TargetAction {
  readonly request?: Request | Extract<LocalChange, { readonly target: unknown }>;
}

/** The instant messages that this agent began about an interaction and that are not over, newest first (IM-26). */
export function activeConsultations(
  { interactions }: PadState,
  about: Interaction | undefined,
): readonly Interaction[] {
  if (!about) return [];
  return interactions
    .filter(
      ({ medium, parent, conversation, phase }) =>
        medium === 'im' && parent === about.id && conversation?.own && phase === 'connected',
    )
    .reverse();
}

/** What can be done with a target of the list: to write to it, to call it about the interaction, to keep it (TC-3). */
export function teamActions(target: Target, deeds: TeamDeeds): readonly TeamAction[] {
  const { state, i18n } = deeds;
  const { targets } = i18n.m;
  const { id, kind, name } = target;
  const actions = [writeTo(target, deeds), callOf(target, deeds)].filter((action) => action !== undefined);
  if (target.favourite) return actions;
  const keep = !isOwn(target, state);
  const request = { type: 'favourites', target: { id, kind, name }, keep } as const;
  return [...actions, { label: keep ? targets.addFavourite : targets.removeFavourite, request }];
}

/** The buttons that begin it, the one that is meant first: with a colleague who is written to already, to call them. */
export function teamFooter(
  deeds: TeamDeeds,
  chosen: Target | Interaction | undefined,
  onAction: (action: TeamAction) => void,
): TemplateResult {
  const { interaction, state, i18n } = deeds;
  const life =
    commandLife(state, 'start-im', interaction?.id) ?? commandLife(state, 'consult', interaction?.id);
  const { name, actions: shown } = choiceOf(chosen, deeds);
  const blocked = shown[0]?.blocked;
  const nobody: TeamAction = {
    label: interaction ? teamEn.startIm : teamEn.start,
    blocked: i18n.m.targets.choose,
  };
  const isPending = life?.phase === 'pending';
  const buttons = (shown.length ? shown : [nobody]).map((action, index) => {
    const waits = isPending || action.blocked !== undefined;
    return html`<button
      class=${index === 0 ? 'primary' : ''}
      aria-disabled=${waits}
      title=${action.blocked ?? ''}
      @click=${() => {
        if (!waits) onAction(action);
      }}
    >
      ${isPending && index === 0 ? teamEn.starting : action.label}
    </button>`;
  });
  return html`${failureLine(life, i18n)}
    <footer>
      <p id="whom">
        ${name ? html`<b class="outside">${name}</b>` : nothing}
        <span class="muted">${name ? blocked : nobody.blocked}</span>
      </p>
      ${buttons}
    </footer>`;
}

/** Who is chosen, and what can be done then. */
function choiceOf(
  chosen: Target | Interaction | undefined,
  deeds: TeamDeeds,
): { readonly name?: string | undefined; readonly actions: readonly TeamAction[] } {
  if (!chosen) return { actions: [] };
  const isOpen = 'medium' in chosen;
  const actions = isOpen ? [callAgain(chosen, deeds)] : [writeTo(chosen, deeds), callOf(chosen, deeds)];
  return {
    name: isOpen ? chosen.peer?.name : chosen.name,
    actions: actions.filter((action) => action !== undefined),
  };
}

/** Whether something has begun since: an instant message, or a consult about the interaction. */
export function hasBegun(before: PadState, now: PadState, about: string | undefined): boolean {
  const isNew = (one: Interaction): boolean =>
    one.parent === about && (one.medium === 'im' ? one.conversation?.own === true : about !== undefined);
  return now.interactions.some((one) => isNew(one) && !before.interactions.some(({ id }) => id === one.id));
}

function writeTo(target: Target, { interaction, state, i18n }: TeamDeeds): TeamAction {
  const { agent } = state;
  const about = interaction ?? agent;
  const blocked =
    why(about && permission(state, about, 'start-im'), i18n) ?? why(target.can['start-im'], i18n);
  const request = {
    type: 'start-im',
    target: target.id,
    ...(interaction && { interaction: interaction.id }),
  } as const;
  return { label: interaction ? teamEn.startIm : teamEn.sendTo(target.name), blocked, request };
}

function callOf(target: Target, { interaction, state, i18n }: TeamDeeds): TeamAction | undefined {
  if (!interaction?.can.consult || !target.can.consult) return undefined;
  const blocked = why(permission(state, interaction, 'consult'), i18n) ?? why(target.can.consult, i18n);
  const request = { type: 'consult', interaction: interaction.id, target: target.id } as const;
  return { label: teamEn.startVoice, blocked, request };
}

/** Whoever is written to about the interaction is called about it (IM-27). */
function callAgain(im: Interaction, { interaction, state, i18n }: TeamDeeds): TeamAction | undefined {
  if (!interaction || !im.peer) return undefined;
  const blocked = why(permission(state, interaction, 'consult'), i18n);
  return {
    label: teamEn.startVoice,
    blocked,
    request: { type: 'consult', interaction: interaction.id, target: im.peer.id },
  };
}
