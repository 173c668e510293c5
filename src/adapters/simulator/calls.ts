import { PadError } from '../../core/index.js';
import type {
  Call,
  CallState,
  Mute,
  PauseRecording,
  ResumeRecording,
  SendDtmf,
  StartRecording,
  StopRecording,
  Unmute,
} from '../../core/index.js';
import { ANSWER_MS, callOf, isTelephoneNumber } from './call-state.js';
import { callBack, endCallback, startCall } from './callbacks.js';
import { leaveConference } from './conference.js';
import { end, enter } from './lifecycle.js';
import { mine } from './mine.js';
import { agentCan, demand } from './permissions.js';
import { placeOf } from './targets.js';
import { newId, tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { letGo } from './wrap-up.js';

const DIGITS = /^[0-9*#A-D]{1,64}$/;

/** Calls: a callback, a number, or somebody of the directory (MI-46, WC-11). */
export function call(turn: Turn, agent: WorldAgent, command: Call): void {
  const { interaction, number, target } = command;
  if ([interaction ?? number, target].filter((given) => given !== undefined).length !== 1)
    throw new PadError('INVALID', 'either a callback, a number or a target');
  if (interaction !== undefined) callBack(turn, agent, interaction, number);
  else dial(turn, agent, command);
}

/** Something happens at the other end of a call that rings. */
export function answerCall(turn: Turn, one: WorldInteraction): void {
  const last = one.call?.dnis?.at(-1);
  if (last === '1' || last === '2') {
    if (one.callback) endCallback(turn, one, last === '1' ? 'busy' : 'no-answer');
    else end(turn, one, last === '1' ? 'failed' : 'timed-out');
    return;
  }
  if (last === '3') one.hangsUpAt = turn.now + ANSWER_MS;
  enter(turn, one, 'connected');
}

/** The contact hangs up. */
export function contactHangsUp(turn: Turn, one: WorldInteraction): void {
  const agent = turn.state.agents[one.agent ?? ''];
  delete one.hangsUpAt;
  if (!agent) return;
  if (one.callback) endCallback(turn, one, 'ended');
  else {
    leaveConference(turn, one);
    letGo(turn, one, agent);
  }
}

/** The contact hears silence. */
export function mute(turn: Turn, agent: WorldAgent, command: Mute): void {
  change(turn, agent, command, { muted: true });
}

/** The contact hears the agent again. */
export function unmute(turn: Turn, agent: WorldAgent, command: Unmute): void {
  const one = mine(turn, agent, command.interaction, 'unmute');
  const { muted: _, ...rest } = callOf(one);
  one.call = rest;
  tellInteraction(turn, one, agent.id);
}

/** Begins to record. */
export function record(turn: Turn, agent: WorldAgent, command: StartRecording): void {
  change(turn, agent, command, { recording: 'on' });
}

/** Leaves a silence. */
export function pauseRecording(turn: Turn, agent: WorldAgent, command: PauseRecording): void {
  change(turn, agent, command, { recording: 'paused' });
}

/** Goes on. */
export function resumeRecording(turn: Turn, agent: WorldAgent, command: ResumeRecording): void {
  change(turn, agent, command, { recording: 'on' });
}

/** Ends the recording. */
export function stopRecording(turn: Turn, agent: WorldAgent, command: StopRecording): void {
  const one = mine(turn, agent, command.interaction, 'stop-recording');
  const { recording: _, ...rest } = callOf(one);
  one.call = rest;
  tellInteraction(turn, one, agent.id);
}

/** Presses keys: nobody hears them in a world. */
export function sendDtmf(turn: Turn, agent: WorldAgent, { interaction, digits }: SendDtmf): void {
  mine(turn, agent, interaction, 'send-dtmf');
  if (!DIGITS.test(digits)) throw new PadError('INVALID', 'these are no keys');
}

function change(
  turn: Turn,
  agent: WorldAgent,
  { type, interaction }: Mute | StartRecording | PauseRecording | ResumeRecording,
  changes: Partial<CallState>,
): void {
  const one = mine(turn, agent, interaction, type);
  one.call = { ...callOf(one), ...changes };
  tellInteraction(turn, one, agent.id);
}

function dial(turn: Turn, agent: WorldAgent, { number, target, record: link }: Call): void {
  demand(agentCan(turn.state, agent).call);
  const place = target === undefined ? undefined : placeOf(turn.state, target);
  const dialled = number ?? place?.number;
  if (target !== undefined && dialled === undefined)
    throw new PadError('TARGET_UNAVAILABLE', 'it has no number');
  if (dialled === undefined || !isTelephoneNumber(dialled))
    throw new PadError('INVALID', 'this is no telephone number');
  const name = place?.name;
  const one: WorldInteraction = {
    id: newId(turn, 'call'),
    medium: 'voice',
    phase: 'establishing',
    since: turn.now,
    createdAt: turn.now,
    agent: agent.id,
    pastOffers: [],
    declined: {},
    subject: name ?? dialled,
    priority: 0,
    contact: { ...(name === undefined ? {} : { name }), address: dialled },
    ...(link ? { record: link } : {}),
    ringUntil: turn.now + turn.state.ringMs,
    data: {},
    attachments: [],
  };
  turn.state.interactions[one.id] = one;
  startCall(turn, one, dialled);
  enter(turn, one, 'establishing');
}
