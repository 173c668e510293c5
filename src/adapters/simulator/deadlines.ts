import type { Timestamp } from '../../core/index.js';
import { callMoment } from './call-state.js';
import { comeDue } from './callbacks.js';
import { answerCall, contactHangsUp } from './calls.js';
import { connectConsult } from './consult.js';
import { isConsult, lostMoment } from './holdings.js';
import { followIm, imMoments } from './im-time.js';
import { expireOffer, loseAgent } from './offers.js';
import { isRouted, sparedUntil } from './routing.js';
import { followScripts, scriptedMoment } from './script.js';
import type { Turn } from './turn.js';
import type { WorldInteraction, WorldOffer } from './world-interaction.js';
import type { WorldState } from './world-state.js';
import { endWrap } from './wrap-up.js';

/** Lets happen what happens by itself until now: answers, ends of offers, ends of wrap-up. */
export function passTime(turn: Turn): void {
  const { state, now } = turn;
  followScripts(turn);
  for (const one of Object.values(state.interactions)) {
    const { offer, callback } = one;
    const agent = state.agents[one.agent ?? ''];
    if (one.medium === 'im') followIm(turn, one);
    else if (offer && failMoment(state, offer) <= now) loseAgent(turn, offer.agent);
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
  const { offer, phase, callback, medium } = one;
  const call = callMoment(one);
  const scripted = scriptedMoment(state, one);
  const wrapUntil = phase === 'wrap' ? state.agents[one.agent ?? '']?.wrapUntil : undefined;
  return [
    ...(medium === 'im' ? imMoments(state, one) : offer ? momentsOfOffer(state, offer) : []),
    ...(scripted === undefined ? [] : [scripted]),
    ...(call === undefined ? [] : [call]),
    ...(phase === 'scheduled' && callback ? [callback.scheduledAt] : []),
    ...(wrapUntil === undefined ? [] : [wrapUntil]),
    ...(isRouted(state, one) ? Object.keys(one.declined) : []).map((agent) => sparedUntil(state, one, agent)),
  ];
}

function momentsOfOffer(state: WorldState, offer: WorldOffer): readonly Timestamp[] {
  const fails = failMoment(state, offer);
  return [...(offer.onDeadline === 'stay' ? [] : [offer.deadline]), ...(fails === Infinity ? [] : [fails])];
}

/** When a colleague's offer fails because nobody is there to answer it; what the router offered only times out. */
function failMoment(state: WorldState, { kind, agent }: WorldOffer): Timestamp {
  return kind === 'routed' ? Infinity : lostMoment(state, agent);
}
