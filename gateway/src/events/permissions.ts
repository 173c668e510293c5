/** What an agent may do with an interaction now: the one place that both shows and refuses it (behaviours, section 11). */
import { PadError } from 'contact-pad/core';
import { isInCall } from '../callbacks/call-phase.js';
import type { VoiceOf } from '../callbacks/call-phase.js';
import type { Consultable } from '../talk/talk-view.js';
import type {
  Can,
  CommandType,
  DispositionChoice,
  ErrorCode,
  Medium,
  Permission,
  Phase,
  ReasonCode,
} from 'contact-pad/core';

/** All that the permissions of an interaction follow from. */
export interface Standing {
  readonly medium: Medium;
  readonly phase: Phase;
  /** Of the agent who sees it. */
  readonly privileges: readonly string[];
  /** A leg of a call to a colleague. */
  readonly consult: boolean;
  /** What can be called beside an instant message about a call. */
  readonly consultable: Consultable;
  /** Who makes the agent's calls. */
  readonly voice: VoiceOf;
  /** An invitation to somebody else is open. */
  readonly invited: boolean;
  /** Consults about it that the agent has not ended. */
  readonly children: boolean;
  readonly dispositions: Pick<DispositionChoice, 'required'> | null;
  readonly disposition: string | null;
  /** Some key of its case data can be changed. */
  readonly editable: boolean;
}

const CASE: readonly CommandType[] = ['release', 'abandon', 'consult', 'transfer', 'park', 'requeue'];

const CONNECTED: Readonly<Partial<Record<Medium, readonly CommandType[]>>> = {
  chat: ['release', 'abandon', 'consult', 'send-message'],
  email: [...CASE, 'reply', 'did-not-arrive'],
  case: CASE,
  'work-item': ['done', 'abandon', 'consult', 'transfer', 'park', 'requeue'],
};

/** What stands only for agents who have the privilege of that name. */
const PRIVILEGED = [
  'reject',
  'done',
  'release',
  'abandon',
  'reply',
  'park',
  'requeue',
  'transfer',
  'consult',
] as const satisfies readonly CommandType[];

/** All that an agent may have; `im`: writes instant messages, and gets them (IM-1). */
export const PRIVILEGES = [...PRIVILEGED, 'im'] as const;

/** What waits for the answer to an invitation. */
const INVITED: readonly CommandType[] = ['done', 'release', 'abandon', 'park', 'requeue', 'transfer'];

/** A callback, phase by phase (8.2). */
const CALLBACK: Readonly<Partial<Record<Phase, readonly CommandType[]>>> = {
  'ready-to-call': ['call', 'reschedule', 'done', 'consult', 'requeue'],
  establishing: ['end-call', 'done'],
  connected: ['end-call', 'hold', 'send-dtmf', 'consult', 'done'],
  held: ['end-call', 'retrieve', 'consult', 'done'],
};

/** An instant message, phase by phase (8.6, 8.7). */
const IM: Readonly<Partial<Record<Phase, readonly CommandType[]>>> = {
  offered: ['accept', 'reject'],
  'not-connected': ['send-message', 'done'],
  establishing: ['release'],
  connected: ['send-message', 'release'],
  wrap: ['done'],
};

/** Where a colleague can be asked in writing about what is worked on (IM-16). */
const WORKED_ON: readonly Phase[] = ['ready-to-call', 'connected', 'held'];

/** What only whoever makes the call can do with it: where that is the pad's own line, the pad allows it itself. */
const ON_THE_LINE: readonly CommandType[] = ['hold', 'retrieve', 'send-dtmf'];

const CODES: Readonly<Partial<Record<ReasonCode, ErrorCode>>> = {
  CALL_OPEN: 'CALL_OPEN',
  CHILD_OPEN: 'CHILD_OPEN',
  DISPOSITION_REQUIRED: 'DISPOSITION_REQUIRED',
  INTERACTIONS_OPEN: 'INTERACTIONS_OPEN',
  TRANSFER_PENDING: 'TRANSFER_PENDING',
};

/** What the agent can do; nothing with what is gone. */
export function canOf(standing: Standing): Can {
  const entries = [...commandsOf(standing), ...talksOf(standing)].map((command) => {
    const reason = blockOf(standing, command);
    return [command, reason ? { reason } : true] as const;
  });
  return Object.fromEntries(entries);
}

/** Throws a `PadError` with the code of the reason unless it is allowed; `NOT_ALLOWED` where it does not stand at all. */
export function demand(permission: Permission | undefined): void {
  if (permission === true) return;
  const code = permission && CODES[permission.reason];
  throw new PadError(code ?? 'NOT_ALLOWED', 'This is not allowed now.');
}

/** Whether a disposition has to be chosen and none is (WI-19). */
export function lacksDisposition({
  dispositions,
  disposition,
}: Pick<Standing, 'dispositions' | 'disposition'>): boolean {
  return dispositions?.required === true && disposition === null;
}

function commandsOf(standing: Standing): readonly CommandType[] {
  const { phase, privileges, consult } = standing;
  const isFree = (command: CommandType): boolean =>
    !(PRIVILEGED as readonly CommandType[]).includes(command) || privileges.includes(command);
  if (standing.medium === 'im') return IM[phase] ?? [];
  if (phase === 'offered') return (['accept', 'reject'] as const).filter((each) => consult || isFree(each));
  if (phase === 'gone') return [];
  const ofCallback = standing.medium === 'callback' ? CALLBACK[phase] : undefined;
  if (ofCallback)
    return [
      ...ofCallback.filter((each) => canCall(standing, each) && (each === 'done' || isFree(each))),
      ...writtenOf(standing),
    ];
  if (consult || phase === 'establishing') return ['release'];
  if (phase === 'parked') return ['resume'];
  // After-work is finished by whoever has it, also without the privilege to end work items.
  if (phase === 'wrap') return ['done', ...writtenOf(standing)];
  const cancel: readonly CommandType[] = standing.invited ? ['cancel-transfer'] : [];
  return [...(CONNECTED[standing.medium] ?? []).filter(isFree), ...cancel, ...writtenOf(standing)];
}

/** Whom else it can be talked about with: by an instant message, and about that by a call (IM-16, IM-27). */
function talksOf({ medium, phase, privileges, consult, consultable }: Standing): readonly CommandType[] {
  if (medium === 'im') return consultable !== null && privileges.includes('consult') ? ['consult'] : [];
  return privileges.includes('im') && !consult && WORKED_ON.includes(phase) ? ['start-im'] : [];
}

/** Whether there is a line for it. */
function canCall({ voice, phase }: Standing, command: CommandType): boolean {
  if (command === 'call') return voice !== null;
  const isOnTheLine = ON_THE_LINE.includes(command) || (command === 'consult' && isInCall(phase));
  return !isOnTheLine || voice === 'gateway';
}

function writtenOf({ dispositions, editable }: Standing): readonly CommandType[] {
  return [
    'set-note',
    'assign-contact',
    'set-contact',
    ...(dispositions ? (['set-disposition'] as const) : []),
    ...(editable ? (['set-case-data'] as const) : []),
  ];
}

function blockOf(standing: Standing, command: CommandType): ReasonCode | undefined {
  if (standing.invited && INVITED.includes(command)) return 'TRANSFER_PENDING';
  if (command === 'done' && standing.medium === 'callback' && isInCall(standing.phase)) return 'CALL_OPEN';
  if (command === 'consult' && standing.consultable === 'CHILD_OPEN') return 'CHILD_OPEN';
  if (standing.children && (command === 'done' || command === 'consult')) return 'CHILD_OPEN';
  return command === 'done' && lacksDisposition(standing) ? 'DISPOSITION_REQUIRED' : undefined;
}
