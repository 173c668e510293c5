import type { CommandType, Interaction, Phase } from '../core/index.js';

/** The columns of the table: the media that exist now, and the consult, which is a call with a peer. */
export type ActionColumn =
  'voice' | 'video' | 'callback' | 'chat' | 'email' | 'case' | 'work-item' | 'im' | 'consult';

/** What a conditional cell depends on. */
export type ActionCondition =
  | 'release-failed'
  | 'cross-media-consult'
  | 'privilege'
  | 'editable-data'
  | 'dispositions'
  | 'invitation-open'
  | 'live-parent'
  | 'line'
  | 'consulted'
  | 'contacts'
  | 'instant-messages'
  | 'own-call';

/** A cell: `true` stands always, allowed or blocked with a reason; a condition stands where it holds. None: never. */
export type ActionCell = true | ActionCondition;

/** What one column shows in one phase. */
export type PhaseActions = Readonly<Partial<Record<CommandType, ActionCell>>>;

/** A condition in words, and how an interaction shows whether it holds; without `holds` only the backend knows. */
export interface ConditionNote {
  readonly note: string;
  holds?(interaction: Interaction): boolean;
}

/** The notes of behaviours section 11, as far as there are commands for them. */
export const ACTION_CONDITIONS: Readonly<Record<ActionCondition, ConditionNote>> = {
  'release-failed': {
    note: 'c1: allowed by the backend, shown by the pad only when Release (Done of a work item) is not working',
  },
  'cross-media-consult': { note: 'c3: the account has cross-media consult' },
  privilege: { note: 'c8: a privilege of the agent' },
  'editable-data': {
    note: 'where a key of case data can be changed',
    holds: ({ caseData }) => caseData.some(({ editable }) => editable),
  },
  dispositions: {
    note: 'where there are dispositions to choose from',
    holds: ({ dispositions }) => dispositions !== undefined,
  },
  'invitation-open': {
    note: 'while an invitation is open (WI-35)',
    holds: ({ transfer }) => transfer?.state === 'invited',
  },
  'live-parent': { note: 'completes the transfer of the call that it is about' },
  line: {
    note: 'c2: where there is a line that can do it: SIP and softphone agents; recording also by account',
  },
  consulted: { note: 'while a consult about it is connected (MI-43)' },
  contacts: { note: 'where what is known of contacts can be changed' },
  'instant-messages': { note: 'the agent has instant messages (IM-1)' },
  'own-call': { note: 'c4: begun by this agent, about the call that they are in' },
};

const OFFERED = { accept: true, reject: true } as const;
const IM = { 'start-im': 'instant-messages' } as const;
const WRITTEN = {
  'set-note': true,
  'set-disposition': 'dispositions',
  'set-case-data': 'editable-data',
  'assign-contact': 'contacts',
  'set-contact': 'contacts',
} as const;
const WRAP = { ...WRITTEN, done: true } as const;
const PARKED = { resume: true } as const;
const SOUND = {
  mute: 'line',
  unmute: 'line',
  'stop-camera': 'line',
  'start-camera': 'line',
  record: 'line',
  'pause-recording': 'line',
  'resume-recording': 'line',
  'stop-recording': 'line',
  alternate: 'consulted',
  conference: 'consulted',
} as const;
const CALL: Readonly<Partial<Record<Phase, PhaseActions>>> = {
  offered: OFFERED,
  establishing: { release: true },
  connected: {
    ...{ ...WRITTEN, ...IM, ...SOUND },
    ...{ release: true, hold: true, consult: true, transfer: true, 'send-dtmf': true },
  },
  held: { ...WRITTEN, ...IM, ...SOUND, release: true, retrieve: true, consult: true, transfer: true },
  wrap: WRAP,
};
const CALLED = { ...WRITTEN, 'end-call': true, done: true } as const;
const CONNECTED_CASE = {
  ...WRITTEN,
  ...IM,
  release: true,
  transfer: true,
  park: true,
  abandon: 'release-failed',
  consult: 'cross-media-consult',
  requeue: true,
} as const;

/**
 * Which actions each class shows, phase by phase (behaviours section 11): what is not named in a phase never stands in
 * `can` there. The contract holds adapters to it, and the tests of the pad read it.
 */
export const CLASS_ACTIONS: Readonly<Record<ActionColumn, Readonly<Partial<Record<Phase, PhaseActions>>>>> = {
  voice: CALL,
  video: CALL,
  callback: {
    offered: OFFERED,
    'ready-to-call': {
      ...{ ...WRITTEN, ...IM },
      ...{ call: true, reschedule: true, done: true, requeue: 'privilege', consult: 'cross-media-consult' },
    },
    establishing: CALLED,
    connected: {
      ...{ ...CALLED, ...IM, ...SOUND },
      ...{ hold: true, 'send-dtmf': true, consult: 'cross-media-consult', transfer: 'line' },
    },
    held: { ...CALLED, ...IM, ...SOUND, retrieve: true, consult: 'cross-media-consult', transfer: 'line' },
    wrap: WRAP,
  },
  chat: {
    offered: OFFERED,
    connected: {
      ...WRITTEN,
      ...IM,
      'send-message': true,
      release: true,
      abandon: 'release-failed',
      consult: 'cross-media-consult',
    },
    wrap: WRAP,
  },
  email: {
    offered: OFFERED,
    connected: { ...CONNECTED_CASE, reply: true, 'did-not-arrive': true },
    wrap: WRAP,
    parked: PARKED,
  },
  case: { offered: OFFERED, connected: CONNECTED_CASE, wrap: WRAP, parked: PARKED },
  'work-item': {
    offered: OFFERED,
    connected: {
      ...WRITTEN,
      ...IM,
      done: 'privilege',
      transfer: true,
      'cancel-transfer': 'invitation-open',
      park: true,
      abandon: 'release-failed',
      consult: 'cross-media-consult',
      requeue: true,
    },
    wrap: WRAP,
    parked: PARKED,
  },
  im: {
    offered: OFFERED,
    'not-connected': { 'send-message': true, done: true },
    establishing: { release: true },
    connected: { 'send-message': true, release: true, consult: 'own-call' },
    wrap: { done: true },
  },
  consult: {
    offered: OFFERED,
    establishing: { release: true },
    connected: { ...SOUND, release: true, transfer: 'live-parent', 'send-dtmf': 'line' },
    held: { ...SOUND, release: true, transfer: 'live-parent' },
  },
};

/** The column of an interaction; nothing for a medium that has none yet. */
export function columnOf({ medium, peer }: Interaction): ActionColumn | undefined {
  if (peer && medium !== 'im') return 'consult';
  return Object.hasOwn(CLASS_ACTIONS, medium) ? medium : undefined;
}

/** What stands in `can` although the table forbids it. */
export function forbiddenActions(interaction: Interaction): readonly CommandType[] {
  const cells = cellsOf(interaction);
  if (!cells) return [];
  return (Object.keys(interaction.can) as CommandType[]).filter(
    (command) => stands(cells[command], interaction) === false,
  );
}

/** What does not stand in `can` although the table wants it; what only the backend knows is never missing. */
export function missingActions(interaction: Interaction): readonly CommandType[] {
  const cells = Object.entries(cellsOf(interaction) ?? {}) as [CommandType, ActionCell][];
  return cells
    .filter(([command, cell]) => stands(cell, interaction) === true && !interaction.can[command])
    .map(([command]) => command);
}

function cellsOf(interaction: Interaction): PhaseActions | undefined {
  const column = columnOf(interaction);
  return column && (CLASS_ACTIONS[column][interaction.phase] ?? {});
}

/** Whether a cell stands: yes, no, or only the backend knows. */
function stands(cell: ActionCell | undefined, interaction: Interaction): boolean | undefined {
  if (cell === undefined || cell === true) return cell === true;
  return ACTION_CONDITIONS[cell].holds?.(interaction);
}
