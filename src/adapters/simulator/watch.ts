import { PadError } from '../../core/index.js';
import type { Watch } from '../../core/index.js';
import { agentOf } from './holdings.js';
import { agentCan, demand } from './permissions.js';
import { aboutOf, placeOf, targetView } from './targets.js';
import { tellTarget } from './turn.js';
import type { Turn } from './turn.js';
import type { WorldAgent, WorldState } from './world-state.js';

/** How many targets can be watched at once. */
const MOST = 100;

/** The agent watches these targets from now on, and no others; none ends it. Ids that nobody has are passed over. */
export function watch(turn: Turn, agent: WorldAgent, { targets, about }: Watch): void {
  demand(agentCan(turn.state, agent).watch);
  if (targets.length > MOST) throw new PadError('INVALID', `at most ${MOST} targets can be watched`);
  endWatch(turn.state, agent.id);
  const watching = { agent: agent.id, targets, ...(about === undefined ? {} : { about }), told: {} };
  if (targets.length > 0) turn.state.watches = [...turn.state.watches, watching];
}

/** The agent watches nothing any more. */
export function endWatch(state: WorldState, agent: string): void {
  state.watches = state.watches.filter((watching) => watching.agent !== agent);
}

/** Tells everybody what has changed about the targets that they watch. */
export function tellWatched(turn: Turn): void {
  const { state } = turn;
  for (const { agent: id, targets, about, told } of state.watches) {
    const agent = agentOf(state, id);
    for (const target of targets) {
      const place = placeOf(state, target);
      if (!place) continue;
      const view = targetView(state, agent, place, aboutOf(state, agent, about));
      const text = JSON.stringify(view);
      if (told[target] === text) continue;
      told[target] = text;
      tellTarget(turn, id, view);
    }
  }
}

/** An adapter connects: it is told everything anew that this agent watches. */
export function watchAnew({ state }: Turn, { id }: WorldAgent): void {
  state.watches = state.watches.map((watching) =>
    watching.agent === id ? { ...watching, told: {} } : watching,
  );
}
