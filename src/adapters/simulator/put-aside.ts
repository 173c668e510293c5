import { PadError } from '../../core/index.js';
import type { DidNotArrive, Park, Requeue, Resume, Take } from '../../core/index.js';
import { interactionOf } from './holdings.js';
import { assign, enter, giveBack, leave, waitFor } from './lifecycle.js';
import { agentCan, demand } from './permissions.js';
import { mine } from './mine.js';
import { placeOf } from './targets.js';
import type { Turn } from './turn.js';
import { workListsOf } from './view.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';
import { becomeOnFinish } from './wrap-up.js';

/** Into the agent's own workbin, or into a shared one (WI-22, CG-29). */
export function park(turn: Turn, agent: WorldAgent, { interaction, workbin }: Park): void {
  const one = mine(turn, agent, interaction, 'park');
  if (workbin === undefined) {
    enter(turn, one, 'parked');
    return;
  }
  if (!workListsOf(turn.state, agent).some(({ id, kind }) => id === workbin && kind === 'workbin'))
    throw new PadError('NOT_FOUND', 'there is no such workbin');
  one.workbin = workbin;
  leave(turn, one, 'binned', 'parked');
}

/** Goes on with what was parked. */
export function resume(turn: Turn, agent: WorldAgent, { interaction }: Resume): void {
  enter(turn, mine(turn, agent, interaction, 'resume'), 'connected');
}

/** Takes something from a waiting list or a shared workbin (CG-15, WI-22); `GONE` for whoever comes second. */
export function take(turn: Turn, agent: WorldAgent, { interaction }: Take): void {
  demand(agentCan(turn.state, agent).take);
  const one = interactionOf(turn.state, interaction);
  const lists = workListsOf(turn.state, agent).filter(({ kind }) => kind !== 'queue');
  if (!one || !lists.some(({ id }) => id === one.workbin || id === one.queue))
    throw new PadError('NOT_FOUND', 'there is no such interaction to take');
  if (!waits(one) || !lists.some(({ id }) => id === (one.phase === 'binned' ? one.workbin : one.queue)))
    throw new PadError('GONE', 'somebody else has it');
  assign(turn, one, agent.id);
}

/** Back to its queue, or to another queue or an agent's personal queue; the agent is Not Ready then (CG-29, CG-30). */
export function requeue(turn: Turn, agent: WorldAgent, { interaction, target }: Requeue): void {
  const one = mine(turn, agent, interaction, 'requeue');
  const place = target === undefined ? undefined : placeOf(turn.state, target);
  if (target !== undefined && !place) throw new PadError('NOT_FOUND', 'there is no such target');
  if (place && place.kind !== 'queue' && place.kind !== 'agent')
    throw new PadError('INVALID', 'that is neither a queue nor an agent');
  if (place?.kind === 'queue') one.queue = place.id;
  if (place?.kind === 'agent') waitFor(one, place.id, 'offered');
  delete one.handover;
  leave(turn, one, 'queued', 'requeued');
  becomeOnFinish(turn, agent, { state: 'not-ready' });
}

/** An e-mail that did not reach whom it should: back to its queue, for somebody else (CG-26). */
export function didNotArrive(turn: Turn, agent: WorldAgent, { interaction }: DidNotArrive): void {
  const one = mine(turn, agent, interaction, 'did-not-arrive');
  delete one.handover;
  giveBack(turn, one, 'requeued');
}

function waits({ phase, waitsFor }: WorldInteraction): boolean {
  return phase === 'binned' || (phase === 'queued' && waitsFor === undefined);
}
