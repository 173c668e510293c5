/** Calling somebody who asked for it: Call, End Call, On Hold, keys, Reschedule (8.2). */
import { PadError } from 'contact-pad/core';
import { isInCall } from '../callbacks/call-phase.js';
import { beginCall, endCall, enterCall } from '../callbacks/calls.js';
import { reportLineCall } from '../callbacks/line-calls.js';
import { reschedule } from '../callbacks/postpone.js';
import { isTelephoneNumber, numbersOf } from '../callbacks/telephone-number.js';
import { logEvent } from '../routing/transition.js';
import type { Performer, Performers } from './asker.js';
import { lockHeld, storable } from './held.js';

/** Whoever makes the agent's calls dials now (WC-11), one of the contact's numbers (WC-15). */
const call: Performer<'call'> = async (change, { agent }, { interaction, number }) => {
  if (interaction === undefined) throw new PadError('UNSUPPORTED', 'The gateway calls no telephone numbers.');
  const { voice, callback, addresses } = await lockHeld(change, agent, interaction, 'call');
  const asked = callback?.number ?? '';
  if (number !== undefined && !numbersOf(asked, addresses ?? []).includes(number))
    throw new PadError('INVALID', 'This is no number of the contact.');
  await beginCall(change, { interaction, agent }, number === asked ? undefined : number);
  if (voice === 'gateway') change.call(interaction);
};

/** Hangs up, or gives up waiting (WC-14, WC-22). */
const hangUp: Performer<'end-call'> = async (change, { agent }, { interaction }) => {
  const { phase } = await lockHeld(change, agent, interaction, 'end-call');
  const result = phase === 'establishing' ? 'cancelled' : 'ended';
  await endCall(change, { interaction, agent }, result, agent);
};

const hold: Performer<'hold'> = async (change, { agent }, { interaction }) => {
  await lockHeld(change, agent, interaction, 'hold');
  await enterCall(change, { interaction, agent }, 'held', agent);
};

const retrieve: Performer<'retrieve'> = async (change, { agent }, { interaction }) => {
  await lockHeld(change, agent, interaction, 'retrieve');
  await enterCall(change, { interaction, agent }, 'connected', agent);
};

/** Which keys they were is nobody's business: they may be a secret of the contact's. */
const sendDtmf: Performer<'send-dtmf'> = async (change, { agent }, { interaction, digits }) => {
  await lockHeld(change, agent, interaction, 'send-dtmf');
  logEvent(change.tx, {
    interaction,
    event: 'keys-pressed',
    actor: agent,
    body: { keys: digits.length },
  });
};

/** What the line of the agent's pad says of the call that it makes. */
const report: Performer<'report-call'> = async (change, { agent }, command) => {
  const { interaction, state, result, line } = command;
  if (line) {
    const record = Object.values<string | undefined>({ ...line.record });
    storable([interaction, line.subject, line.address, line.name, ...record].join());
    return reportLineCall(change, agent, { ...command, line });
  }
  const { phase, voice, callback } = await lockHeld(change, agent, interaction);
  if (!callback || voice !== 'pad') throw new PadError('NOT_ALLOWED', 'Another line makes this call.');
  if (!isInCall(phase)) throw new PadError('GONE', 'The call is over.');
  const caller = { interaction, agent };
  if (state === 'ended')
    await endCall(change, caller, result ?? (phase === 'establishing' ? 'failed' : 'ended'), agent);
  else if (state === 'ringing' || (state === 'held' && phase === 'establishing'))
    throw new PadError('NOT_ALLOWED', 'Nobody has answered yet.');
  else if (state === phase) change.changes(agent, interaction);
  else await enterCall(change, caller, state, agent);
};

const putOff: Performer<'reschedule'> = async (change, { agent }, command) => {
  const { interaction, at, number, personal = false } = command;
  await lockHeld(change, agent, interaction, 'reschedule');
  if (number !== undefined && !isTelephoneNumber(number))
    throw new PadError('INVALID', 'The number is no telephone number.');
  if (!(await reschedule(change, { interaction, at, number, personal })))
    throw new PadError('INVALID', 'That moment is over.');
  logEvent(change.tx, {
    interaction,
    event: 'reschedule-chosen',
    actor: agent,
    body: { at, personal },
  });
  change.changes(agent, interaction);
};

/** What agents do with callbacks, and what their lines say of them. */
export const calling: Performers = {
  call,
  'end-call': hangUp,
  hold,
  retrieve,
  'send-dtmf': sendDtmf,
  'report-call': report,
  reschedule: putOff,
};
