import { PadError } from '../../core/index.js';
import type { Can, CommandType, ErrorCode, Permission, ReasonCode } from '../../core/index.js';
import { callOf, isCall, isTalk, pairOf } from './call-state.js';
import {
  consultsAbout,
  interactionOf,
  isConsult,
  isOccupied,
  isWrapping,
  openOf,
  phaseFor,
  wrapOf,
} from './holdings.js';
import { caseDataOf } from './case-data.js';
import { dispositionsOf, lacksDisposition, taskTypeOf } from './task-types.js';
import type { WorldInteraction, WorldPhase } from './world-interaction.js';
import type { Switchable, WorldAgent, WorldState } from './world-state.js';

type Commands = readonly CommandType[];

const CASE: Commands = ['release', 'abandon', 'consult', 'transfer', 'park', 'requeue'];

/** What each medium can while it is worked on (behaviours, section 11). */
const CONNECTED: Readonly<Record<WorldInteraction['medium'], Commands>> = {
  voice: ['release', 'hold', 'consult', 'transfer', 'send-dtmf'],
  callback: ['end-call', 'hold', 'consult', 'transfer', 'send-dtmf', 'done'],
  chat: ['release', 'abandon', 'consult', 'send-message'],
  email: [...CASE, 'reply', 'did-not-arrive'],
  case: CASE,
  'work-item': ['done', 'abandon', 'consult', 'transfer', 'park', 'requeue'],
  im: ['send-message', 'release'],
};
const HELD: Readonly<Partial<Record<WorldInteraction['medium'], Commands>>> = {
  voice: ['release', 'retrieve', 'consult', 'transfer'],
  callback: ['end-call', 'retrieve', 'consult', 'transfer', 'done'],
};
const READY_TO_CALL: Commands = ['call', 'reschedule', 'done', 'consult', 'requeue', 'start-im'];

const IN_CALL: readonly WorldPhase[] = ['establishing', 'connected', 'held'];

/** What waits for the answer to an invitation. */
const INVITED: Commands = ['done', 'release', 'park', 'requeue', 'transfer'];

/** What the reasons of the world's own rules are refused with. */
const CODES: Readonly<Partial<Record<ReasonCode, ErrorCode>>> = {
  AWAY: 'TARGET_UNAVAILABLE',
  LOGGED_OUT: 'TARGET_UNAVAILABLE',
  CALL_OPEN: 'CALL_OPEN',
  CHILD_OPEN: 'CHILD_OPEN',
  DISPOSITION_REQUIRED: 'DISPOSITION_REQUIRED',
  INTERACTIONS_OPEN: 'INTERACTIONS_OPEN',
  TRANSFER_PENDING: 'TRANSFER_PENDING',
};

/** What that agent can do now with an interaction. */
export function interactionCan(state: WorldState, one: WorldInteraction, agent: WorldAgent): Can {
  const commands = commandsFor(state, one, agent);
  const can = commands.map((command) => {
    const reason = blockOf(state, one, command);
    return [command, reason ? { reason } : true] as const;
  });
  return switched(agent, Object.fromEntries(can));
}

/** What an agent can do now for themselves. */
export function agentCan(state: WorldState, agent: WorldAgent): Can {
  if (agent.state === 'logged-out') return switched(agent, { 'set-state': true, watch: true });
  const all = openOf(state, agent.id);
  const isCalling = all.some((one) => isCall(one) && one.phase !== 'wrap');
  return switched(agent, {
    'set-state': true,
    'log-out': isOccupied(state, agent.id) ? { reason: 'INTERACTIONS_OPEN' } : true,
    call: isCalling ? { reason: 'CALL_OPEN' } : true,
    take: true,
    'keep-response': true,
    watch: true,
    'start-im': true,
    ...(agent.audio ? { 'set-audio': true, 'enable-audio': true } : {}),
    ...(extensionOf(state, agent) > 0 ? { extend: true } : {}),
  });
}

/** How much longer Extend makes the wrap-up, in milliseconds; 0 where it cannot. */
export function extensionOf(state: WorldState, agent: WorldAgent): number {
  if (agent.state !== 'wrap' || agent.wrapUntil === undefined) return 0;
  return Math.max(0, ...wrapOf(state, agent.id).map((one) => taskTypeOf(state, one)?.extendMs ?? 0));
}

/** What the rules allow, with the agent's switches on top. */
export function switched(agent: WorldAgent, can: Can): Can {
  const entries = Object.entries(can) as [CommandType, Permission][];
  return Object.fromEntries(
    entries.flatMap(([command, permission]) => {
      const set = agent.switches[command];
      return set === 'off' ? [] : [[command, typeof set === 'object' ? set : permission]];
    }),
  );
}

/** Whether nothing is switched that stands in the way. */
export function isOn(agent: WorldAgent, what: Switchable): boolean {
  return (agent.switches[what] ?? 'on') === 'on';
}

/** Throws unless it is allowed, with the code of the reason. */
export function demand(permission: Permission | undefined): void {
  if (permission === true) return;
  const code = permission && CODES[permission.reason];
  throw new PadError(code ?? 'NOT_ALLOWED', 'this is not allowed now');
}

function commandsFor(state: WorldState, one: WorldInteraction, agent: WorldAgent): Commands {
  const phase = phaseFor(one, agent.id);
  if (phase === 'offered') return ['accept', 'reject'];
  if (phase === 'parked') return ['resume'];
  if (one.medium === 'im') return writing(state, one);
  if (phase && isConsult(one)) return ['release', ...onTheLine(state, one)];
  if (phase === 'ready-to-call') return [...READY_TO_CALL, ...written(state, one)];
  if (phase === 'establishing')
    return one.callback ? ['end-call', 'done', ...written(state, one)] : ['release'];
  if (phase === 'connected') {
    const cancel: Commands = one.transfer?.state === 'invited' ? ['cancel-transfer'] : [];
    return [
      ...CONNECTED[one.medium],
      'start-im',
      ...cancel,
      ...onTheLine(state, one),
      ...written(state, one),
    ];
  }
  if (phase === 'held')
    return [...(HELD[one.medium] ?? []), 'start-im', ...onTheLine(state, one), ...written(state, one)];
  return phase === 'wrap' ? ['done', ...written(state, one)] : [];
}

/** What an instant message can; from the call that it is about it can be gone on with by voice (IM-26). */
function writing(state: WorldState, one: WorldInteraction): Commands {
  if (one.phase === 'not-connected') return ['send-message', 'done'];
  if (one.phase === 'establishing') return ['release'];
  if (one.phase !== 'connected') return ['done'];
  return callBehind(state, one) ? [...CONNECTED.im, 'consult'] : CONNECTED.im;
}

/** The call of this agent's that an instant message of theirs is about, while somebody talks there. */
function callBehind(state: WorldState, one: WorldInteraction): WorldInteraction | undefined {
  const call = one.talk?.own && interactionOf(state, one.parent ?? '');
  return call && call.agent === one.agent && isCall(call) && isTalk(call) ? call : undefined;
}

/** What can be done with the sound of a call, and with two calls at once (WC-21, MI-43). */
function onTheLine(state: WorldState, one: WorldInteraction): Commands {
  if (!isCall(one) || !isTalk(one)) return [];
  const { muted, recording } = callOf(one);
  const recorded = {
    none: ['record'],
    on: ['pause-recording', 'stop-recording'],
    paused: ['resume-recording', 'stop-recording'],
  } as const satisfies Record<string, Commands>;
  const pair: Commands = pairOf(state, one) ? ['alternate', 'conference'] : [];
  return [muted ? 'unmute' : 'mute', ...recorded[recording ?? 'none'], ...pair];
}

function written(state: WorldState, one: WorldInteraction): Commands {
  const disposition: Commands = dispositionsOf(state, one) ? ['set-disposition'] : [];
  const editable = caseDataOf(state, one).some((entry) => entry.editable);
  return [
    'set-note',
    'assign-contact',
    'set-contact',
    ...disposition,
    ...(editable ? (['set-case-data'] as const) : []),
  ];
}

function blockOf(state: WorldState, one: WorldInteraction, command: CommandType): ReasonCode | undefined {
  if (one.transfer?.state === 'invited' && INVITED.includes(command)) return 'TRANSFER_PENDING';
  if (command === 'done' && one.callback && IN_CALL.includes(one.phase)) return 'CALL_OPEN';
  const asksFirst = command === 'done' || command === 'consult';
  if (asksFirst && consultsAbout(state, callBehind(state, one) ?? one).length > 0) return 'CHILD_OPEN';
  return command === 'done' && lacksDisposition(state, one) ? 'DISPOSITION_REQUIRED' : undefined;
}

/** Whether the agent can change their state to Ready by hand: not before every required disposition is set (8.10). */
export function canFinish(state: WorldState, agent: WorldAgent): boolean {
  return !isWrapping(agent) || !wrapOf(state, agent.id).some((one) => lacksDisposition(state, one));
}
