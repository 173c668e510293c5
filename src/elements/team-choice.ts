import { permission, type Interaction, type PadState, type Target } from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import { targetWords } from '../i18n/targets-en.js';
import { why } from './control.js';
import { favouriteActions, type TargetAction } from './target-action.js';

/** What colleagues are chosen for. */
export interface TeamDeeds {
  readonly interaction: Interaction | undefined;
  readonly state: PadState;
  readonly i18n: I18n;
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
export function teamActions(target: Target, deeds: TeamDeeds): readonly TargetAction[] {
  return [...talksWith(target, deeds), ...favouriteActions(target, deeds.state, deeds.i18n)];
}

/** What can be done with whom is chosen, what is meant first: a colleague who is written to already, to be called. */
export function teamChoices(
  chosen: Target | Interaction | undefined,
  deeds: TeamDeeds,
): readonly TargetAction[] {
  if (!chosen) {
    const { start, startIm, choose } = targetWords(deeds.i18n);
    return [{ label: deeds.interaction ? startIm : start, blocked: choose }];
  }
  return 'medium' in chosen ? callAgain(chosen, deeds) : talksWith(chosen, deeds);
}

function talksWith(target: Target, deeds: TeamDeeds): readonly TargetAction[] {
  return [writeTo(target, deeds), ...callOf(target, deeds)];
}

function writeTo({ id: target, name, can }: Target, { interaction, state, i18n }: TeamDeeds): TargetAction {
  const about = interaction ?? state.agent;
  const blocked = why(about && permission(state, about, 'start-im'), i18n) ?? why(can['start-im'], i18n);
  const request = { type: 'start-im', target, ...(interaction && { interaction: interaction.id }) } as const;
  return {
    label: interaction ? targetWords(i18n).startIm : targetWords(i18n).sendTo(name),
    blocked,
    request,
  };
}

function callOf(
  { id: target, can }: Target,
  { interaction, state, i18n }: TeamDeeds,
): readonly TargetAction[] {
  if (!interaction?.can.consult || !can.consult) return [];
  const blocked = why(permission(state, interaction, 'consult'), i18n) ?? why(can.consult, i18n);
  const request = { type: 'consult', interaction: interaction.id, target } as const;
  return [{ label: targetWords(i18n).startVoice, blocked, request }];
}

/** Whoever is written to about the interaction is called about it (IM-27). */
function callAgain({ peer }: Interaction, { interaction, state, i18n }: TeamDeeds): readonly TargetAction[] {
  if (!interaction || !peer) return [];
  const blocked = why(permission(state, interaction, 'consult'), i18n);
  const request = { type: 'consult', interaction: interaction.id, target: peer.id } as const;
  return [{ label: targetWords(i18n).startVoice, blocked, request }];
}
