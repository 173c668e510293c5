import {
  commandLife,
  permission,
  type Agent,
  type CommandLife,
  type Interaction,
  type PadState,
  type Permission,
} from '../core/index.js';
import type { I18n } from '../i18n/index.js';
import type { Intent } from './events.js';

/** One way to do an action: the root is asked for something, or the form opens in which a reply is written. */
export interface ActionChoice {
  readonly label: string;
  readonly intent: Intent | { readonly type: 'write' };
}

/** In the order of their places. Hold and Retrieve have the same one. */
const PLACES = [
  'call',
  'end-call',
  'release',
  'done',
  'reply',
  'hold',
  'consult',
  'start-im',
  'transfer',
  'park',
  'requeue',
  'did-not-arrive',
  'abandon',
] as const;

/** The commands that have a button of their own; each action is called like its command. */
export type ActionName = (typeof PLACES)[number] | 'retrieve';

/** Something that can be done with an interaction, as the backend allows it now. */
export interface Action {
  readonly name: ActionName;
  readonly label: string;
  readonly permission: Permission;
  readonly life: CommandLife | undefined;
  /** The next step: there is one at most, and it comes first. */
  readonly primary: boolean;
  /** With several, the agent chooses. */
  readonly choices: readonly ActionChoice[];
}

/** The controls of an interaction, by their places (behaviours, section 11): what `can` does not name is not there. */
export function actionsOf(state: PadState, one: Interaction, { m }: I18n): readonly (Action | undefined)[] {
  const next = (['call', 'end-call', 'release'] as const).find((name) => one.can[name]) ?? 'done';
  return PLACES.map((place) => {
    const name = place === 'hold' && one.can.retrieve ? 'retrieve' : place;
    const allowed = permission(unwritten(state), one, name);
    if (!allowed || (name === 'abandon' && !letGoFailed(state, one))) return undefined;
    const label = (one.medium === 'im' ? m.imCommands[name] : undefined) ?? m.commands[name];
    const form = name === 'reply' || name === 'consult' || name === 'start-im' || name === 'transfer';
    return {
      name,
      label,
      permission: allowed,
      // A reply is written in its form, a target chosen in its dialog: their failures are shown there.
      life: form ? undefined : commandLife(state, name, one.id),
      primary: name === next,
      choices: choicesOf(name, label, one, state.agent, m),
    };
  });
}

/** What an agent writes, and the keys of a call, go on their way beside everything else: no button waits for them. */
export function unwritten(state: PadState): PadState {
  const commands = state.commands.filter(({ command: { type } }) => !/^(set-(note|disp)|send)/.test(type));
  return { ...state, commands };
}

/** Abandon is for what does not let go (MI-37): its last Release or Done failed. */
function letGoFailed(state: PadState, { id }: Interaction): boolean {
  return Boolean((commandLife(state, 'release', id) ?? commandLife(state, 'done', id))?.failure);
}

function choicesOf(
  type: ActionName,
  label: string,
  { id: interaction, medium, parent, peer }: Interaction,
  agent: Agent | undefined,
  m: I18n['m'],
): ActionChoice[] {
  switch (type) {
    case 'reply':
      return [{ label, intent: { type: 'write' } }];
    // From an instant message about a call it is known with whom (IM-26).
    case 'consult':
    case 'start-im':
    case 'transfer':
      if (medium === 'im' && parent && peer)
        return [{ label, intent: { type: 'consult', interaction: parent, target: peer.id } }];
      return [{ label, intent: { type: 'open-targets', interaction, mode: type } }];
    // Into the agent's own workbin, or into one that is shared (WI-22).
    case 'park': {
      const shared = agent?.workLists?.filter(({ kind }) => kind === 'workbin') ?? [];
      return [
        { label: m.workLists.own, intent: { type, interaction } },
        ...shared.map(({ id: workbin, name }) => ({ label: name, intent: { type, interaction, workbin } })),
      ];
    }
    // Back to where it came from, or into the queue of the agent alone (CG-29).
    case 'requeue':
      return [
        { label: m.requeueTo.queue, intent: { type, interaction } },
        ...(agent ? [{ label: m.requeueTo.own, intent: { type, interaction, target: agent.id } }] : []),
      ];
    default:
      return [{ label, intent: { type, interaction } }];
  }
}
