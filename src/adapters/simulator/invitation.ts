import { PadError } from '../../core/index.js';
import type { Transfer } from '../../core/index.js';
import { agentOf, refOf } from './holdings.js';
import { assign, closeOffer, newOffer, takeInvitationBack } from './lifecycle.js';
import { tellGone, tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { closeGate } from './wrap-up.js';

/** A colleague is invited to take a work item; the sender keeps it until they answer (8.8 a). */
export function invite(
  turn: Turn,
  one: WorldInteraction,
  source: WorldAgent,
  target: WorldAgent,
  note: string | undefined,
): void {
  const offer = newOffer(turn, target.id, turn.state.invitationMs, {
    kind: 'transfer',
    onDeadline: 'end',
    handover: { by: refOf(source), ...(note ? { note } : {}) },
  });
  one.offer = offer;
  one.transfer = { target: refOf(target), state: 'invited', since: turn.now, deadline: offer.deadline };
  tellInteraction(turn, one, source.id);
  tellInteraction(turn, one, target.id);
}

/** The colleague takes it: it leaves the sender, which counts as a release. */
export function acceptInvitation(turn: Turn, one: WorldInteraction, target: WorldAgent): void {
  const source = agentOf(turn.state, one.agent ?? '');
  const handover = one.offer?.handover;
  delete one.transfer;
  one.givenBy = source.id;
  assign(turn, one, target.id);
  if (handover) one.handover = handover;
  tellGone(turn, one, source.id, 'transferred');
  closeGate(turn, source);
}

/** The invitation came to nothing: the sender goes on with it (WI-37, WI-38). */
export function failInvitation(
  turn: Turn,
  one: WorldInteraction,
  state: Exclude<Transfer['state'], 'invited'>,
  outcome: 'rejected' | 'redirected' | 'withdrawn',
): void {
  const { offer, transfer, agent } = one;
  if (!offer || !transfer || agent === undefined) return;
  closeOffer(one);
  tellGone(turn, one, offer.agent, outcome);
  one.transfer = { target: transfer.target, state, since: turn.now };
  tellInteraction(turn, one, agent);
}

/** The sender takes the invitation back. Throws `GONE` when it was answered meanwhile. */
export function cancelInvitation(turn: Turn, one: WorldInteraction, source: WorldAgent): void {
  if (one.transfer?.state !== 'invited') throw new PadError('GONE', 'the invitation was answered');
  takeInvitationBack(turn, one);
  delete one.transfer;
  tellInteraction(turn, one, source.id);
}
