import { PadError } from '../../core/index.js';
import type { StartIm } from '../../core/index.js';
import { agentOf, interactionOf, isReachable, refOf } from './holdings.js';
import { newLeg, otherLegOf } from './legs.js';
import { closeOffer, end, enter, newOffer } from './lifecycle.js';
import { mine } from './mine.js';
import { agentCan, demand } from './permissions.js';
import { placeOf } from './targets.js';
import type { Turn } from './turn.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';
import type { WorldTalk } from './world-talk.js';

type Ending = NonNullable<WorldTalk['ended']>;

/** Invites a colleague (IM-2), or begins a consultation of which they learn with its first message (IM-17). */
export function startIm(turn: Turn, agent: WorldAgent, { target, interaction }: StartIm): void {
  const about = interaction === undefined ? undefined : mine(turn, agent, interaction, 'start-im');
  if (!about) demand(agentCan(turn.state, agent)['start-im']);
  const colleague = reachable(turn.state, agent, target);
  const leg = newLeg(turn, about, {
    medium: 'im',
    agent: agent.id,
    peer: refOf(colleague),
    talk: { entries: [], delivered: 0, own: true },
    ...(about ? { parent: about.id } : {}),
  });
  if (about) enter(turn, leg, 'not-connected');
  else inviteToIm(turn, leg);
}

/** The colleague at the other end is asked, and sees what it is about. */
export function inviteToIm(turn: Turn, leg: WorldInteraction): void {
  const { state, now } = turn;
  const sender = agentOf(state, leg.agent ?? '');
  const target = reachable(state, sender, leg.peer?.id ?? '');
  const theirs = newLeg(turn, interactionOf(state, leg.parent ?? '') ?? leg, {
    medium: 'im',
    agent: target.id,
    peer: refOf(sender),
    otherLeg: leg.id,
    talk: { entries: [], delivered: 0 },
    offer: newOffer(turn, target.id, state.imNoticeMs, { kind: 'im', onDeadline: 'stay' }),
  });
  leg.otherLeg = theirs.id;
  leg.ringUntil = now + state.imWaitMs;
  enter(turn, leg, 'establishing');
  enter(turn, theirs, 'offered');
}

/** The colleague comes: both can write (IM-13). */
export function joinIm(turn: Turn, leg: WorldInteraction): void {
  closeOffer(leg);
  for (const one of [leg, otherLegOf(turn, leg)]) if (one) enter(turn, one, 'connected');
}

/** The colleague does not want to; the sender is told (IM-4). */
export function refuseIm(turn: Turn, leg: WorldInteraction): void {
  const other = otherLegOf(turn, leg);
  end(turn, leg, 'rejected');
  if (other) close(turn, other, 'rejected');
}

/** It is over for both, and each marks it done for themselves (IM-9, IM-11). */
export function endIm(turn: Turn, leg: WorldInteraction, mine: Ending, theirs: Ending): void {
  const other = otherLegOf(turn, leg);
  close(turn, leg, mine);
  if (other) close(turn, other, theirs);
}

/** The agent is gone: who had to do with them is told, and what waited for their answer or their first word goes. */
export function leaveIms(turn: Turn, agent: string): void {
  for (const one of Object.values(turn.state.interactions)) {
    if (one.medium !== 'im' || one.agent !== agent) continue;
    const other = otherLegOf(turn, one);
    if (one.phase === 'establishing' || one.phase === 'connected') endIm(turn, one, 'by-agent', 'by-other');
    else if (one.phase !== 'wrap') end(turn, one, 'withdrawn');
    if (other) close(turn, other, 'by-other');
  }
}

function close(turn: Turn, leg: WorldInteraction, ended: Ending): void {
  if (leg.phase === 'wrap' || !leg.talk) return;
  leg.talk.ended = ended;
  closeOffer(leg);
  enter(turn, leg, 'wrap');
}

/** A colleague who writes instant messages and is logged in. Throws `TARGET_UNAVAILABLE` for anybody else. */
function reachable(state: WorldState, agent: WorldAgent, id: string): WorldAgent {
  const place = placeOf(state, id);
  if (!place) throw new PadError('NOT_FOUND', 'there is no such target');
  const { agent: colleague } = place;
  if (colleague === agent || !isReachable(colleague))
    throw new PadError('TARGET_UNAVAILABLE', 'nobody there can be written to');
  return colleague;
}
