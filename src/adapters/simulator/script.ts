import type { Timestamp } from '../../core/index.js';
import { hasPeer } from './holdings.js';
import { end } from './lifecycle.js';
import { acceptOffer, rejectOffer } from './offers.js';
import { playOn, playedMoment } from './played.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldState } from './world-state.js';

/** How long a colleague of a script works on what they were given, in milliseconds. */
const WORK_MS = 30_000;

/** Lets the colleagues of scripts answer what others hand over or ask, and end what they have worked on. */
export function followScripts(turn: Turn): void {
  for (const one of Object.values(turn.state.interactions)) {
    const at = scriptedMoment(turn.state, one);
    if (at === undefined || at > turn.now) continue;
    const { offer } = one;
    if (!offer && one.talk && one.phase !== 'wrap') playOn(turn, one);
    else if (!offer) end(turn, one, 'done');
    else if (turn.state.agents[offer.agent]?.script?.answer === 'reject') rejectOffer(turn, one, offer);
    else acceptOffer(turn, one, offer);
  }
}

/** When the colleague of a script does something about it, or never. */
export function scriptedMoment(state: WorldState, one: WorldInteraction): Timestamp | undefined {
  const { offer, agent, phase } = one;
  if (offer) {
    const script = state.agents[offer.agent]?.script;
    return script && script.answer !== 'ignore' ? offer.since + script.afterMs : undefined;
  }
  const played = playedMoment(state, one);
  if (played !== undefined || agent === undefined || !state.agents[agent]?.script) return played;
  const isWorkedOn = hasPeer(one) ? one.medium === 'im' && phase === 'wrap' : phase === 'connected';
  return isWorkedOn ? one.since + WORK_MS : undefined;
}
