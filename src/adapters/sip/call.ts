import { randomId, systemClock, type PadError } from '../../core/index.js';
import type {
  CallQuality,
  CallResult,
  CallVideo,
  Can,
  Handover,
  Interaction,
  Outcome,
  Party,
  Phase,
  TargetRef,
  Transfer,
} from '../../core/index.js';
import type { About } from './invitation.js';
import type { Dialog, Line } from './phone.js';
import type { Recording } from './recording.js';
import type { Video } from './video.js';
import type { Voice } from './voice.js';

/** One line of a call. Three who talk are a call of two legs. */
export interface Leg {
  readonly line: Line;
  readonly who: TargetRef;
  /** Once there is something to hear. */
  voice?: Voice;
  /** It is part of this call; a consult's becomes part of the call that it was about. */
  call: Call;
  answered: boolean;
  /** The other side has put us on hold. */
  away: boolean;
  /** Its sound is interrupted. */
  reconnecting: boolean;
  /** Another page has left it; it goes on here when it is answered. */
  left?: Dialog;
  /** It takes the place of that one when it is answered. */
  insteadOf?: Leg;
  /** Ends what watches it. */
  stop: () => void;
}

/** One call as this agent has it. */
export interface Call {
  readonly id: string;
  readonly medium: 'voice' | 'video';
  readonly direction: 'inbound' | 'outbound';
  readonly createdAt: number;
  readonly about: About;
  readonly ani?: string;
  readonly dnis?: string;
  /** The call that this consult is about. */
  readonly parent?: string;
  /** Of a consult: who is at the other end. */
  readonly peer?: TargetRef;
  /** Whoever asks for advice, or has handed the call on. */
  readonly handover?: Handover;
  readonly ringUntil?: number;
  readonly offer?: Interaction['offer'];
  legs: readonly Leg[];
  phase: Phase;
  since: number;
  muted: boolean;
  /** Its pictures, once it was answered or made with some. */
  video?: Video;
  recording?: { readonly tape: Recording; readonly since: number; paused: boolean };
  transfer?: Transfer;
  quality?: CallQuality;
  /** How it ended. */
  result?: CallResult;
  /** How it leaves when it ends, where that is decided already. */
  leaving?: Outcome;
  /** The command that is done when the call is in that phase; the fact that says so names it. */
  awaited?: { readonly command: string; readonly phase: Phase };
  /** What the agent wrote about it; kept nowhere else. */
  note?: string;
  /** Who waits for it to be connected; told the reason when it ends instead. */
  settle?: (reason?: PadError) => void;
}

/** A call that begins. */
export function newCall(first: Pick<Call, 'direction' | 'about' | 'phase'> & Partial<Call>): Call {
  const now = systemClock.now();
  return { id: randomId(), medium: 'voice', createdAt: now, since: now, legs: [], muted: false, ...first };
}

/** Goes to a phase, where it is not there already. */
export function enter(call: Call, phase: Phase): void {
  if (call.phase === phase) return;
  call.phase = phase;
  call.since = systemClock.now();
}

/** A call as a pad sees it. */
export function viewOf(call: Call, can: Can): Omit<Interaction, 'source' | 'revision'> {
  const {
    id,
    medium,
    phase,
    since,
    createdAt,
    about,
    parent,
    peer,
    handover,
    ringUntil,
    offer,
    transfer,
    note,
  } = call;
  const who = call.legs[0]?.who;
  return {
    id,
    medium,
    phase,
    since,
    createdAt,
    ...{ subject: about.subject, caseData: about.caseData, attachments: [] },
    ...(about.record ? { record: about.record } : {}),
    ...(who && !peer ? { contact: { name: who.name, address: who.id } } : {}),
    ...(parent === undefined ? {} : { parent }),
    ...(peer ? { peer } : {}),
    ...(handover ? { handover } : {}),
    ...(phase === 'establishing' && ringUntil !== undefined ? { ringUntil } : {}),
    ...(phase === 'offered' && offer ? { offer } : {}),
    ...(phase === 'connected' && transfer ? { transfer } : {}),
    ...(note === undefined ? {} : { note }),
    call: stateOf(call),
    can,
  };
}

function stateOf(call: Call): NonNullable<Interaction['call']> {
  const { direction, ani, dnis, muted, recording, quality, result, legs } = call;
  const parties = legs.map(partyOf);
  const tellsParties = parties.length > 1 || legs.some(({ away }) => away);
  return {
    direction,
    ...(ani ? { ani } : {}),
    ...(dnis ? { dnis } : {}),
    ...(muted ? { muted } : {}),
    ...(recording ? { recording: recording.paused ? 'paused' : 'on' } : {}),
    ...(call.video ? { video: seen(call, call.video) } : {}),
    ...(tellsParties ? { parties } : {}),
    ...(quality ? { quality } : {}),
    ...(legs.some(({ reconnecting }) => reconnecting) ? { reconnecting: true } : {}),
    ...(result ? { result } : {}),
  };
}

/** Nobody is shown while the call is held. */
function seen({ phase, legs }: Call, { camera, own, theirs }: Video): CallVideo {
  const isSeen = phase === 'connected' && !legs.some(({ away }) => away);
  return {
    camera,
    ...(own && isSeen ? { own } : {}),
    ...(theirs && isSeen ? { theirs } : {}),
  };
}

function partyOf({ who: { id, name }, call, away, answered }: Leg): Party {
  const state = !answered ? 'ringing' : away || call.phase === 'held' ? 'held' : 'connected';
  return { id, name, number: id, state };
}
