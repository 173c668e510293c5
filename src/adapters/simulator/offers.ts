import { connectConsult, endConsult } from './consult.js';
import { agentOf } from './holdings.js';
import { joinIm, refuseIm } from './im.js';
import { acceptInvitation, failInvitation } from './invitation.js';
import { assign, end, giveBack } from './lifecycle.js';
import type { Turn } from './turn.js';
import type { WorldInteraction, WorldOffer } from './world-interaction.js';
import { becomeOnFinish } from './wrap-up.js';

/** The agent takes what was offered to them, whoever offered it. */
export function acceptOffer(turn: Turn, one: WorldInteraction, offer: WorldOffer): void {
  if (offer.kind === 'transfer') acceptInvitation(turn, one, agentOf(turn.state, offer.agent));
  else if (offer.kind === 'consult') connectConsult(turn, one);
  else if (offer.kind === 'im') joinIm(turn, one);
  else assign(turn, one, offer.agent);
}

/** The agent does not take what was offered to them. */
export function rejectOffer(turn: Turn, one: WorldInteraction, offer: WorldOffer): void {
  if (offer.kind === 'transfer') failInvitation(turn, one, 'rejected', 'rejected');
  else if (offer.kind === 'consult') endConsult(turn, one, 'rejected');
  else if (offer.kind === 'im') refuseIm(turn, one);
  else {
    giveBack(turn, one, 'rejected');
    const { rejectedState } = turn.state;
    if (rejectedState) becomeOnFinish(turn, agentOf(turn.state, offer.agent), rejectedState);
  }
}

/** Nobody answered in time (WI-8, WI-10, T5). */
export function expireOffer(turn: Turn, one: WorldInteraction, offer: WorldOffer): void {
  if (offer.kind === 'transfer') failInvitation(turn, one, 'timed-out', 'redirected');
  else if (offer.kind === 'consult') endConsult(turn, one, 'redirected', 'timed-out');
  else if (offer.onDeadline === 'accept') assign(turn, one, offer.agent);
  else {
    if (offer.onDeadline === 'end') end(turn, one, 'withdrawn');
    else giveBack(turn, one, 'redirected');
    const { missedState } = turn.state;
    if (missedState) becomeOnFinish(turn, agentOf(turn.state, offer.agent), missedState);
  }
}

/** Nobody is there any more who could answer a colleague. */
export function loseAgent(turn: Turn, agent: string): void {
  for (const one of Object.values(turn.state.interactions)) {
    if (one.offer?.agent !== agent) continue;
    if (one.offer.kind === 'transfer') failInvitation(turn, one, 'failed', 'withdrawn');
    else if (one.offer.kind === 'consult') endConsult(turn, one, 'withdrawn', 'failed');
  }
}
