import {
  commandLife,
  permission,
  type CommandLife,
  type CommandType,
  type Interaction,
  type PadState,
  type Permission,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { Intent } from './events.js';

/** What an action does: it asks the root for something, or opens the form in which a reply is written. */
export type ActionIntent = Intent | { readonly type: 'write' };

/** One way to do an action. */
export interface ActionChoice {
  readonly label: string;
  readonly intent: ActionIntent;
}

/** The commands that have a button of their own; each action is called like its command. */
export type ActionName = Extract<
  CommandType,
  | 'release'
  | 'done'
  | 'reply'
  | 'hold'
  | 'retrieve'
  | 'consult'
  | 'transfer'
  | 'park'
  | 'requeue'
  | 'did-not-arrive'
  | 'abandon'
>;

/** In the order of their places. */
const ORDER: readonly ActionName[] = [
  'release',
  'done',
  'reply',
  'hold',
  'retrieve',
  'consult',
  'transfer',
  'park',
  'requeue',
  'did-not-arrive',
  'abandon',
];

/** Something that can be done with an interaction, as the backend allows it now. */
export interface Action {
  readonly name: ActionName;
  readonly label: string;
  readonly permission: Permission;
  readonly life: CommandLife | undefined;
  /** The next step: there is one at most, and it comes first. */
  readonly primary: boolean;
  /** With several, the agent chooses. */
  readonly choices: readonly [ActionChoice, ...ActionChoice[]];
}

/** What an agent writes goes on its way beside everything else: no button waits for it. */
const WRITTEN: readonly CommandType[] = ['set-note', 'set-disposition'];

/** The controls of an interaction (behaviours, section 11): what `can` does not name is not there. */
export function actionsOf(state: PadState, one: Interaction, i18n: I18n): readonly Action[] {
  const commands = state.commands.filter(({ command }) => !WRITTEN.includes(command.type));
  const view = { ...state, commands };
  const next = one.can.release ? 'release' : 'done';
  return ORDER.flatMap((name) => {
    const allowed = permission(view, one, name);
    if (allowed === undefined) return [];
    const label = i18n.m.commands[name];
    const choices = choicesOf(name, state, one, i18n);
    return {
      name,
      label,
      permission: allowed,
      life: lifeOf(state, name, one),
      primary: name === next,
      choices,
    };
  });
}

/** A reply is written in its form, a target chosen in its dialog: their failures are shown there. */
function lifeOf(state: PadState, name: ActionName, { id }: Interaction): CommandLife | undefined {
  return name === 'reply' || name === 'consult' || name === 'transfer'
    ? undefined
    : commandLife(state, name, id);
}

function choicesOf(name: ActionName, state: PadState, { id }: Interaction, i18n: I18n): Action['choices'] {
  const { m } = i18n;
  const label = m.commands[name];
  switch (name) {
    case 'reply':
      return [{ label, intent: { type: 'write' } }];
    case 'consult':
    case 'transfer':
      return [{ label, intent: { type: 'open-targets', interaction: id, mode: name } }];
    case 'park':
      return parkings(state, id, i18n);
    case 'requeue':
      return requeuings(state, id, i18n);
    default:
      return [{ label, intent: { type: name, interaction: id } }];
  }
}

/** Into the agent's own workbin, or into one that is shared (WI-22). */
function parkings({ agent }: PadState, interaction: string, { m }: I18n): Action['choices'] {
  const bins = agent?.workLists?.filter(({ kind }) => kind === 'workbin') ?? [];
  const shared = bins.map(({ id: workbin, name }): ActionChoice => {
    return { label: name, intent: { type: 'park', interaction, workbin } };
  });
  return [{ label: m.workLists.own, intent: { type: 'park', interaction } }, ...shared];
}

/** Back to where it came from, or into the queue of the agent alone (CG-29). */
function requeuings({ agent }: PadState, interaction: string, { m }: I18n): Action['choices'] {
  const back: ActionChoice = { label: m.requeueTo.queue, intent: { type: 'requeue', interaction } };
  if (!agent) return [back];
  const own = { label: m.requeueTo.own, intent: { type: 'requeue', interaction, target: agent.id } } as const;
  return [back, own];
}
