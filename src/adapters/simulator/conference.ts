import { PadError } from '../../core/index.js';
import type { Alternate, Conference, Party } from '../../core/index.js';
import { callOf, pairOf } from './call-state.js';
import type { CallPair } from './call-state.js';
import { endConsult } from './consult.js';
import { interactionOf } from './holdings.js';
import { otherLegOf } from './legs.js';
import { end, enter } from './lifecycle.js';
import { mine } from './mine.js';
import { tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

/** The one that is held is talked to, the other is held (MI-43). */
export function alternate(turn: Turn, agent: WorldAgent, { interaction }: Alternate): void {
  const { call, consult } = demandPair(turn, agent, interaction, 'alternate');
  const isTalking = consult.phase === 'connected';
  enter(turn, call, isTalking ? 'connected' : 'held');
  enter(turn, consult, isTalking ? 'held' : 'connected');
}

/** Three talk: the consult becomes part of the call (WC-19, MI-43). */
export function conference(turn: Turn, agent: WorldAgent, { interaction }: Conference): void {
  const { call, consult } = demandPair(turn, agent, interaction, 'conference');
  const { contact } = call;
  const parties: readonly Party[] = [
    {
      id: 'contact',
      name: contact?.name ?? contact?.address ?? call.subject,
      ...(contact?.address === undefined ? {} : { number: contact.address }),
      state: 'connected',
    },
    { id: consult.id, name: consult.peer?.name ?? consult.subject, state: 'connected' },
  ];
  call.call = { ...callOf(call), parties };
  const other = otherLegOf(turn, consult);
  if (other) call.conferenceLeg = other.id;
  end(turn, consult, 'merged');
  enter(turn, call, 'connected');
}

/** The call is over, and with it the part of whoever was brought in. */
export function leaveConference(turn: Turn, call: WorldInteraction): void {
  const leg = interactionOf(turn.state, call.conferenceLeg ?? '');
  delete call.conferenceLeg;
  if (leg && leg.phase !== 'ended') endConsult(turn, leg, 'released');
}

/** Whoever was brought in hangs up: the others go on. */
export function leftConference(turn: Turn, leg: WorldInteraction): void {
  const call = Object.values(turn.state.interactions).find(({ conferenceLeg }) => conferenceLeg === leg.id);
  if (!call) return;
  delete call.conferenceLeg;
  const { parties: _, ...rest } = callOf(call);
  call.call = rest;
  if (call.agent !== undefined) tellInteraction(turn, call, call.agent);
}

function demandPair(turn: Turn, agent: WorldAgent, id: string, type: 'alternate' | 'conference'): CallPair {
  const pair = pairOf(turn.state, mine(turn, agent, id, type));
  if (!pair) throw new PadError('NOT_ALLOWED', 'nobody else is on the line');
  return pair;
}
