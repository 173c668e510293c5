import { PadError } from '../../core/index.js';
import type { Accept, Reject, SetState } from '../../core/index.js';
import { interactionOf, isOccupied, isWrapping } from './holdings.js';
import { leaveIms } from './im.js';
import { acceptOffer, rejectOffer } from './offers.js';
import { agentCan, canFinish, demand, extensionOf, interactionCan } from './permissions.js';
import { chooseChannel } from './set-channel.js';
import { tellAgent } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldInteraction, WorldOffer } from './world-interaction.js';
import type { RestingState, WorldAgent } from './world-state.js';
import { become, becomeOnFinish, finishWrap } from './wrap-up.js';

/** Ready, Not Ready, or the intention to be so when everything is finished (CG-34, 8.10); or one channel alone (ST-1). */
export function setState(turn: Turn, agent: WorldAgent, { state, reason, channel }: SetState): void {
  demand(agentCan(turn.state, agent)['set-state']);
  if (reason !== undefined && (state === 'ready' || !turn.state.reasons.some(({ code }) => code === reason)))
    throw new PadError('INVALID', 'there is no such reason');
  const chosen = { state, ...(reason === undefined ? {} : { reason }) };
  if (channel) chooseChannel(turn, agent, channel, chosen);
  else if (state === 'ready') becomeReady(turn, agent);
  else becomeNotReady(turn, agent, chosen);
}

/** Logs out; not while anything is open (WI-23). */
export function logOut(turn: Turn, agent: WorldAgent): void {
  if (isOccupied(turn.state, agent.id))
    throw new PadError('INTERACTIONS_OPEN', 'interactions are still open');
  demand(agentCan(turn.state, agent)['log-out']);
  become(turn, agent, { state: 'logged-out' });
  leaveIms(turn, agent.id);
}

/** More time in wrap-up (CG-32). */
export function extend(turn: Turn, agent: WorldAgent): void {
  demand(agentCan(turn.state, agent).extend);
  agent.wrapUntil = (agent.wrapUntil ?? turn.now) + extensionOf(turn.state, agent);
  tellAgent(turn, agent.id);
}

/** Takes an offer (WI-6). */
export function accept(turn: Turn, agent: WorldAgent, command: Accept): void {
  const [one, offer] = offered(turn, agent, command);
  acceptOffer(turn, one, offer);
}

/** Gives an offer back (WI-7). */
export function reject(turn: Turn, agent: WorldAgent, command: Reject): void {
  const [one, offer] = offered(turn, agent, command);
  rejectOffer(turn, one, offer);
}

/** At once, and whatever else was intended is forgotten; during wrap-up it ends the wrap-up. */
function becomeReady(turn: Turn, agent: WorldAgent): void {
  if (!canFinish(turn.state, agent))
    throw new PadError('DISPOSITION_REQUIRED', 'a disposition has to be chosen first');
  delete agent.intended;
  if (isWrapping(agent)) finishWrap(turn, agent, { state: 'ready' });
  else become(turn, agent, { state: 'ready' });
}

/** At once when nothing is open, else on finish; asking for the intended state again takes it back. */
function becomeNotReady(turn: Turn, agent: WorldAgent, next: RestingState): void {
  const { intended } = agent;
  if (intended?.state === 'not-ready' && intended.reason === next.reason) {
    delete agent.intended;
    tellAgent(turn, agent.id);
  } else becomeOnFinish(turn, agent, next);
}

/** The pending offer to this agent; an offer that is over is `GONE` (WI-9). */
function offered(
  turn: Turn,
  agent: WorldAgent,
  { type, interaction, offer }: Accept | Reject,
): readonly [WorldInteraction, WorldOffer] {
  const one = interactionOf(turn.state, interaction);
  if (one?.offer?.id === offer && one.offer.agent === agent.id) {
    demand(interactionCan(turn.state, one, agent)[type]);
    return [one, one.offer];
  }
  if (one?.pastOffers.some((past) => past.id === offer && past.agent === agent.id))
    throw new PadError('GONE', 'the offer is over');
  throw new PadError('NOT_FOUND', 'there is no such offer');
}
