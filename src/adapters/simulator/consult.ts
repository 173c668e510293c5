import type { Outcome, TargetRef } from '../../core/index.js';
import { ANSWER_MS, isCall } from './call-state.js';
import { interactionOf, refOf } from './holdings.js';
import { newLeg, otherLegOf } from './legs.js';
import { assign, end, enter, newOffer } from './lifecycle.js';
import { tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

/** Rings a colleague about an interaction: a call of its own, with a leg for each side (8.9). */
export function callAgent(turn: Turn, parent: WorldInteraction, asker: WorldAgent, target: WorldAgent): void {
  const mine = newLeg(turn, parent, {
    medium: 'voice',
    parent: parent.id,
    peer: refOf(target),
    ringUntil: turn.now + turn.state.ringMs,
  });
  const theirs = newLeg(turn, parent, {
    medium: 'voice',
    peer: refOf(asker),
    otherLeg: mine.id,
    handover: { by: refOf(asker) },
  });
  mine.otherLeg = theirs.id;
  ring(turn, mine, asker, parent);
  theirs.agent = target.id;
  theirs.offer = newOffer(turn, target.id, turn.state.ringMs, { kind: 'consult', onDeadline: 'end' });
  enter(turn, theirs, 'offered');
}

/** Calls a telephone number about an interaction; somebody answers after a second. */
export function callNumber(turn: Turn, parent: WorldInteraction, asker: WorldAgent, peer: TargetRef): void {
  const leg = newLeg(turn, parent, {
    medium: 'voice',
    parent: parent.id,
    peer,
    ringUntil: turn.now + turn.state.ringMs,
    answersAt: turn.now + ANSWER_MS,
  });
  ring(turn, leg, asker, parent);
}

/** Whoever was rung has answered: both sides talk. */
export function connectConsult(turn: Turn, leg: WorldInteraction): void {
  for (const one of [leg, otherLegOf(turn, leg)]) if (one?.agent) assign(turn, one, one.agent);
}

/** The call is over, for each side with an outcome of its own. What it was about stays as it is (MI-24). */
export function endConsult(turn: Turn, leg: WorldInteraction, mine: Outcome, theirs: Outcome = mine): void {
  const other = otherLegOf(turn, leg);
  endLeg(turn, leg, mine);
  if (other) endLeg(turn, other, theirs);
}

function endLeg(turn: Turn, leg: WorldInteraction, outcome: Outcome): void {
  const { agent } = leg;
  end(turn, leg, outcome);
  const parent = interactionOf(turn.state, leg.parent ?? '');
  if (parent && agent !== undefined && parent.agent === agent) tellInteraction(turn, parent, agent);
}

/** The asker hears it ring; a call that it is about waits on hold. */
function ring(turn: Turn, leg: WorldInteraction, asker: WorldAgent, parent: WorldInteraction): void {
  leg.agent = asker.id;
  enter(turn, leg, 'establishing');
  if (isCall(parent) && parent.phase === 'connected') enter(turn, parent, 'held');
  else tellInteraction(turn, parent, asker.id);
}
