import type { Timestamp } from '../../core/index.js';
import { callMoment } from './call-state.js';
import { comeDue } from './callbacks.js';
import { answerCall, contactHangsUp } from './calls.js';
import { connectConsult } from './consult.js';
import { isConsult } from './holdings.js';
import { expireOffer, loseAgent } from './offers.js';
import { isRouted, sparedUntil } from './routing.js';
import { followScripts, scriptedMoment } from './script.js';
import type { Turn } from './turn.js';
import type { WorldInteraction, WorldOffer } from './world-interaction.js';
import type { WorldState } from './world-state.js';
import { endWrap } from './wrap-up.js';

/** After how long without a link a colleague does not count as there any more, in milliseconds. A reload takes less. */
const LOST_MS = 10_000;

/** Lets happen what happens by itself until now: answers, ends of offers, ends of wrap-up. */
export function passTime(turn: Turn): void {
  const { state, now } = turn;
  followScripts(turn);
  for (const one of Object.values(state.interactions)) {
    const { offer, callback } = one;
    const agent = state.agents[one.agent ?? ''];
    if (offer && lostMoment(state, offer) <= now) loseAgent(turn, offer.agent);
    else if (offer && offer.onDeadline !== 'stay' && offer.deadline <= now) expireOffer(turn, one, offer);
    else if ((callMoment(one) ?? Infinity) <= now) followCall(turn, one);
    else if (one.phase === 'scheduled' && (callback?.scheduledAt ?? 0) <= now) comeDue(turn, one);
    else if (one.phase === 'wrap' && agent && (agent.wrapUntil ?? Infinity) <= now) endWrap(turn, agent);
  }
}

function followCall(turn: Turn, one: WorldInteraction): void {
  if (one.phase !== 'establishing') contactHangsUp(turn, one);
  else if (isConsult(one)) connectConsult(turn, one);
  else answerCall(turn, one);
}

/** The next moment at which something happens by itself. */
export function nextMoment(state: WorldState): Timestamp | undefined {
  const moments = Object.values(state.interactions).flatMap((one) => momentsOf(state, one));
  return moments.length > 0 ? moments.reduce((a, b) => Math.min(a, b)) : undefined;
}

function momentsOf(state: WorldState, one: WorldInteraction): readonly Timestamp[] {
  const { offer, phase, callback } = one;
  const call = callMoment(one);
  const scripted = scriptedMoment(state, one);
  const wrapUntil = phase === 'wrap' ? state.agents[one.agent ?? '']?.wrapUntil : undefined;
  return [
    ...(offer ? momentsOfOffer(state, offer) : []),
    ...(scripted === undefined ? [] : [scripted]),
    ...(call === undefined ? [] : [call]),
    ...(phase === 'scheduled' && callback ? [callback.scheduledAt] : []),
    ...(wrapUntil === undefined ? [] : [wrapUntil]),
    ...(isRouted(state, one) ? Object.keys(one.declined) : []).map((agent) => sparedUntil(state, one, agent)),
  ];
}

function momentsOfOffer(state: WorldState, offer: WorldOffer): readonly Timestamp[] {
  const lost = lostMoment(state, offer);
  return [...(offer.onDeadline === 'stay' ? [] : [offer.deadline]), ...(lost === Infinity ? [] : [lost])];
}

/** When a colleague's offer fails because nobody is there to answer it; what the router offered only times out. */
function lostMoment({ agents }: WorldState, { kind, agent }: WorldOffer): Timestamp {
  const { lostAt, script } = agents[agent] ?? {};
  return kind === 'routed' || script || lostAt === undefined ? Infinity : lostAt + LOST_MS;
}
