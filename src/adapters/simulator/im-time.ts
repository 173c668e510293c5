import type { Timestamp } from '../../core/index.js';
import { lostMoment } from './holdings.js';
import { endIm } from './im.js';
import { tellInteraction } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldState } from './world-state.js';

/** When something becomes of an instant message by itself: its notice or the wait for it ends, or one of the two is gone. */
export function imMoments(state: WorldState, one: WorldInteraction): readonly Timestamp[] {
  return [noticeEnd(one), waitEnd(one), lossOf(state, one)].filter((at) => at !== Infinity);
}

/** Lets that happen. */
export function followIm(turn: Turn, one: WorldInteraction): void {
  const { state, now } = turn;
  if (lossOf(state, one) <= now) endIm(turn, one, 'by-agent', 'by-other');
  else if (waitEnd(one) <= now) endIm(turn, one, 'timed-out', 'timed-out');
  else if (noticeEnd(one) <= now) lapse(turn, one);
}

/** The notice goes and the entry stays: it can still be accepted (IM-14). */
function lapse(turn: Turn, one: WorldInteraction): void {
  if (!one.offer) return;
  one.offer.lapsed = true;
  tellInteraction(turn, one, one.offer.agent);
}

function noticeEnd({ offer }: WorldInteraction): Timestamp {
  return offer && !offer.lapsed ? offer.deadline : Infinity;
}

function waitEnd({ phase, ringUntil = Infinity }: WorldInteraction): Timestamp {
  return phase === 'establishing' ? ringUntil : Infinity;
}

function lossOf(state: WorldState, { phase, agent = '' }: WorldInteraction): Timestamp {
  return phase === 'establishing' || phase === 'connected' ? lostMoment(state, agent) : Infinity;
}
