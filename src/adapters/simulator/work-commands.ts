import { PadError } from '../../core/index.js';
import type {
  Abandon,
  Done,
  Hold,
  Release,
  Reply,
  Retrieve,
  SetCaseData,
  SetDisposition,
  SetNote,
} from '../../core/index.js';
import { postpone } from './callbacks.js';
import { caseDataOf, fitsCaseEntry } from './case-data.js';
import { endChat } from './chat.js';
import { leaveConference, leftConference } from './conference.js';
import { endConsult } from './consult.js';
import { isConsult } from './holdings.js';
import { endIm } from './im.js';
import { end, enter } from './lifecycle.js';
import { fits, mine } from './mine.js';
import { canBeChosen, dispositionsOf } from './task-types.js';
import { newId, tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { closeGate, letGo } from './wrap-up.js';

const LONGEST_NOTE = 10_000;
const LONGEST_REPLY = 100_000;

/** Finishes what is in wrap-up, or an instant message of which nobody knows (IM-19), and ends a work item (WI-18) or a callback, or puts that off (WC-25, WC-29). */
export function done(turn: Turn, agent: WorldAgent, { interaction }: Done): void {
  const one = mine(turn, agent, interaction, 'done');
  if (one.phase === 'wrap' || one.phase === 'not-connected') {
    end(turn, one, 'done');
    return;
  }
  refuseWhereStuck(turn, one);
  if (one.callback?.rescheduledTo === undefined) letGo(turn, one, agent);
  else postpone(turn, one, agent);
}

/** Hangs up, closes, lets go (MI-33). A consult ends for both sides, and what it was about goes on (MI-22). */
export function release(turn: Turn, agent: WorldAgent, { interaction }: Release): void {
  const one = mine(turn, agent, interaction, 'release');
  if (one.medium === 'im') {
    endIm(turn, one, 'by-agent', 'by-other');
    return;
  }
  if (isConsult(one)) {
    endConsult(turn, one, 'released', one.phase === 'establishing' ? 'withdrawn' : 'released');
    leftConference(turn, one);
    return;
  }
  if (one.phase === 'establishing') {
    end(turn, one, 'released');
    closeGate(turn, agent);
    return;
  }
  leaveConference(turn, one);
  if (one.medium !== 'voice') refuseWhereStuck(turn, one);
  if (one.medium === 'chat') endChat(turn, one, agent, { ended: 'by-agent', name: agent.name });
  else letGo(turn, one, agent);
}

/** Closes by force what Release does not close, and keeps a record of it (MI-37). */
export function abandon(turn: Turn, agent: WorldAgent, { interaction }: Abandon): void {
  const one = mine(turn, agent, interaction, 'abandon');
  turn.state.abandoned.push({ interaction, agent: agent.id, at: turn.now });
  end(turn, one, 'abandoned');
  closeGate(turn, agent);
}

/** The caller waits (MI-42). */
export function hold(turn: Turn, agent: WorldAgent, { interaction }: Hold): void {
  enter(turn, mine(turn, agent, interaction, 'hold'), 'held');
}

/** The agent talks to the caller again. */
export function retrieve(turn: Turn, agent: WorldAgent, { interaction }: Retrieve): void {
  enter(turn, mine(turn, agent, interaction, 'retrieve'), 'connected');
}

/** Stores an answer to an e-mail for the mail system. */
export function reply(turn: Turn, agent: WorldAgent, { interaction, text }: Reply): void {
  const one = mine(turn, agent, interaction, 'reply');
  if (text === '') throw new PadError('INVALID', 'there is nothing to send');
  fits(text, LONGEST_REPLY);
  const to = one.contact?.address ?? one.from;
  turn.state.outbox.push({
    id: newId(turn, 'reply'),
    interaction,
    agent: agent.id,
    ...(to === undefined ? {} : { to }),
    subject: one.subject,
    text,
    at: turn.now,
  });
  tellInteraction(turn, one, agent.id);
}

/** Chooses how it ended, or takes the choice back (DC-1). */
export function setDisposition(turn: Turn, agent: WorldAgent, command: SetDisposition): void {
  const one = mine(turn, agent, command.interaction, 'set-disposition');
  const { disposition } = command;
  if (disposition === undefined) delete one.disposition;
  else {
    if (!canBeChosen(dispositionsOf(turn.state, one)?.options ?? [], disposition))
      throw new PadError('INVALID', 'there is no such disposition');
    one.disposition = disposition;
  }
  tellInteraction(turn, one, agent.id);
}

/** Replaces what was written about it (NT-1). */
export function setNote(turn: Turn, agent: WorldAgent, { interaction, note }: SetNote): void {
  const one = mine(turn, agent, interaction, 'set-note');
  fits(note, LONGEST_NOTE);
  if (note === '') delete one.note;
  else one.note = note;
  tellInteraction(turn, one, agent.id);
}

/** Changes an editable key of case data (WI-21). */
export function setCaseData(turn: Turn, agent: WorldAgent, { interaction, key, value }: SetCaseData): void {
  const one = mine(turn, agent, interaction, 'set-case-data');
  const entry = caseDataOf(turn.state, one).find((each) => each.key === key);
  if (!entry?.editable) throw new PadError('NOT_ALLOWED', 'this cannot be changed');
  if (!fitsCaseEntry(entry, value)) throw new PadError('INVALID', `not a value of type ${entry.type}`);
  one.data[key] = value;
  tellInteraction(turn, one, agent.id);
}

function refuseWhereStuck({ state }: Turn, { queue = '' }: WorldInteraction): void {
  if (state.queues[queue]?.refusesRelease)
    throw new PadError('UNAVAILABLE', 'the connected system does not let go of it');
}
