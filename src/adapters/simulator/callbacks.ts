import { PadError } from '../../core/index.js';
import type { CallResult, EndCall, Handover, Reschedule } from '../../core/index.js';
import { ANSWER_MS, isTelephoneNumber, numbersFor } from './call-state.js';
import { leaveConference } from './conference.js';
import { consultsAbout } from './holdings.js';
import { end, enter, leave, waitFor } from './lifecycle.js';
import { mine } from './mine.js';
import type { Place } from './targets.js';
import { newId, tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { closeGate } from './wrap-up.js';

/** A callback that is Ready to Call is called (WC-11), on the number that was asked for unless another is named (WC-15). */
export function callBack(turn: Turn, agent: WorldAgent, interaction: string, number?: string): void {
  const one = mine(turn, agent, interaction, 'call');
  if (!one.callback) throw new PadError('NOT_ALLOWED', 'this is no callback');
  if (number !== undefined && !numbersFor(turn.state, one).includes(number))
    throw new PadError('INVALID', 'this is no number of the contact');
  const { result: _, ...callback } = one.callback;
  one.callback = callback;
  startCall(turn, one, number ?? callback.number);
  enter(turn, one, 'establishing');
}

/** From now on it rings there: whoever has a number that ends in 1 is busy, in 2 does not answer, in 3 answers and hangs up. */
export function startCall(turn: Turn, one: WorldInteraction, number: string): void {
  one.call = { direction: 'outbound', dnis: number };
  one.answersAt = turn.now + ANSWER_MS;
}

/** Hangs up, or gives up waiting (WC-14, WC-22). */
export function endCall(turn: Turn, agent: WorldAgent, { interaction }: EndCall): void {
  const one = mine(turn, agent, interaction, 'end-call');
  endCallback(turn, one, one.phase === 'establishing' ? 'cancelled' : 'ended');
}

/** The call of a callback is over: Ready to Call again, with what became of it (WC-12). */
export function endCallback(turn: Turn, one: WorldInteraction, result: CallResult): void {
  if (!one.callback) return;
  leaveConference(turn, one);
  delete one.call;
  one.callback = { ...one.callback, result };
  enter(turn, one, 'ready-to-call');
}

/** Writes down what Done will put it off to (WC-29, WC-30). */
export function reschedule(turn: Turn, agent: WorldAgent, command: Reschedule): void {
  const one = mine(turn, agent, command.interaction, 'reschedule');
  const { at, number, personal } = command;
  if (!(at > turn.now)) throw new PadError('INVALID', 'that moment is over');
  if (number !== undefined && !isTelephoneNumber(number))
    throw new PadError('INVALID', 'this is no telephone number');
  if (!one.callback) return;
  const { personal: _, ...callback } = one.callback;
  one.callback = {
    ...callback,
    rescheduledTo: at,
    ...(number === undefined ? {} : { number }),
    ...(personal ? { personal: true } : {}),
  };
  tellInteraction(turn, one, agent.id);
}

/** It leaves the agent and waits until then. */
export function postpone(turn: Turn, one: WorldInteraction, agent: WorldAgent): void {
  const { callback } = one;
  if (callback?.rescheduledTo === undefined) return;
  leave(turn, one, 'scheduled', 'rescheduled');
  one.callback = { number: callback.number, scheduledAt: callback.rescheduledTo };
  if (callback.personal) one.waitsFor = agent.id;
  delete one.disposition;
  delete one.handover;
  closeGate(turn, agent);
}

/** Its time has come. */
export function comeDue({ state, now }: Turn, one: WorldInteraction): void {
  one.phase = state.entrances[one.entrance ?? '']?.open === false ? 'buffered' : 'queued';
  one.since = now;
}

/** The contact talks to somebody else now; the callback stays, to be finished (8.2). */
export function passCallOn(
  turn: Turn,
  one: WorldInteraction,
  { id, agent, queue }: Place,
  handover: Handover,
): void {
  const consult = consultsAbout(turn.state, one).find(
    ({ peer, phase }) => peer?.id === id && phase === 'connected',
  );
  if (consult) end(turn, consult, 'merged');
  else if (agent || queue !== undefined) ringElsewhere(turn, one, { agent: agent?.id, queue, handover });
  endCallback(turn, one, 'ended');
}

/** As a call of its own. */
function ringElsewhere(
  turn: Turn,
  { subject, priority, contact, record, data, queue: own }: WorldInteraction,
  to: {
    readonly agent: string | undefined;
    readonly queue: string | undefined;
    readonly handover: Handover;
  },
): void {
  const queue = to.queue ?? own;
  const call: WorldInteraction = {
    id: newId(turn, 'call'),
    medium: 'voice',
    phase: 'queued',
    since: turn.now,
    createdAt: turn.now,
    pastOffers: [],
    declined: {},
    ...{ subject, priority, data: { ...data }, attachments: [], handover: to.handover },
    ...(contact ? { contact } : {}),
    ...(record ? { record } : {}),
    ...(queue === undefined ? {} : { queue }),
  };
  if (to.agent !== undefined) waitFor(call, to.agent, 'offered');
  turn.state.interactions[call.id] = call;
}
