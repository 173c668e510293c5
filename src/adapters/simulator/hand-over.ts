import { PadError } from '../../core/index.js';
import type { CancelTransfer, Consult, Handover, TransferTo } from '../../core/index.js';
import { isTelephoneNumber } from './call-state.js';
import { passCallOn } from './callbacks.js';
import { callAgent, callNumber, endConsult } from './consult.js';
import { agentOf, consultsAbout, interactionOf, presenceOf, refOf } from './holdings.js';
import { cancelInvitation, invite } from './invitation.js';
import { otherLegOf } from './legs.js';
import { assign, end, giveBack, waitFor } from './lifecycle.js';
import { demand } from './permissions.js';
import { fits, held, mine } from './mine.js';
import { placeOf, targetCan } from './targets.js';
import type { Place } from './targets.js';
import { tellGone } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { closeGate } from './wrap-up.js';

const LONGEST_NOTE = 4000;

/** Hands it over, each medium in its own way (8.8, T8). */
export function transfer(turn: Turn, agent: WorldAgent, command: TransferTo): void {
  const one = mine(turn, agent, command.interaction, 'transfer');
  fits(command.note, LONGEST_NOTE);
  const place = target(turn, agent, one, command.target, 'transfer');
  if (one.medium === 'work-item' && place.kind === 'agent') {
    invite(turn, one, agent, agentOf(turn.state, place.id), command.note);
    return;
  }
  const handover: Handover = { by: refOf(agent), ...(command.note ? { note: command.note } : {}) };
  if (one.callback) {
    passCallOn(turn, one, place, handover);
    return;
  }
  one.handover = handover;
  const consult = consultsAbout(turn.state, one).find(({ peer }) => peer?.id === place.id);
  if (one.medium === 'voice' && consult?.phase === 'connected') complete(turn, one, consult, agent);
  else if (place.kind === 'contact') end(turn, one, 'transferred');
  else {
    if (place.kind === 'agent') waitFor(one, place.id, one.medium === 'voice' ? 'offered' : 'assigned');
    if (place.queue !== undefined) one.queue = place.queue;
    giveBack(turn, one, 'transferred');
  }
  closeGate(turn, agent);
}

/** Takes an open invitation back (WI-35). */
export function cancelTransfer(turn: Turn, agent: WorldAgent, { interaction }: CancelTransfer): void {
  if (interactionOf(turn.state, interaction)?.givenBy === agent.id)
    throw new PadError('GONE', 'the invitation was accepted');
  const one = held(turn, agent, interaction);
  if (one.transfer?.state === 'invited') mine(turn, agent, interaction, 'cancel-transfer');
  cancelInvitation(turn, one, agent);
}

/** Calls somebody about it (8.9). */
export function consult(turn: Turn, agent: WorldAgent, command: Consult): void {
  const one = mine(turn, agent, command.interaction, 'consult');
  if (one.medium === 'im') throw new PadError('NOT_ALLOWED', 'it is the call behind it that is asked about');
  const { number } = command;
  if ((command.target === undefined) === (number === undefined))
    throw new PadError('INVALID', 'either a target or a number');
  if (number !== undefined) {
    if (!isTelephoneNumber(number)) throw new PadError('INVALID', 'this is no telephone number');
    callNumber(turn, one, agent, { id: number, kind: 'number', name: number });
    return;
  }
  const { id, kind, name } = target(turn, agent, one, command.target ?? '', 'consult');
  if (kind === 'agent') callAgent(turn, one, agent, agentOf(turn.state, id));
  else callNumber(turn, one, agent, { id, kind, name });
}

/** The target, if that can be done with it now. */
function target(
  turn: Turn,
  agent: WorldAgent,
  one: WorldInteraction,
  id: string,
  action: 'transfer' | 'consult',
): Place {
  if (id === agent.id) throw new PadError('TARGET_UNAVAILABLE', 'that is yourself');
  const place = placeOf(turn.state, id);
  if (!place) throw new PadError('NOT_FOUND', 'there is no such target');
  const colleague = place.kind === 'agent' ? agentOf(turn.state, id) : undefined;
  const presence = colleague && presenceOf(turn.state, colleague);
  demand(targetCan(turn.state, agent, one, place, presence)[action]);
  return place;
}

/** Whoever was consulted gets the call; nobody holds a consult any more (8.1). */
function complete(turn: Turn, call: WorldInteraction, leg: WorldInteraction, agent: WorldAgent): void {
  const receiver = otherLegOf(turn, leg)?.agent;
  endConsult(turn, leg, 'merged');
  if (receiver === undefined) {
    end(turn, call, 'transferred');
    return;
  }
  assign(turn, call, receiver);
  tellGone(turn, call, agent.id, 'transferred');
}
