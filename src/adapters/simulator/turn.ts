import type { Departure, Fact, Outcome } from '../../core/index.js';
import type { FaultPlan } from './faults.js';
import { agentOf, agentView, interactionView, openItems, sameContact } from './view.js';
import type { Moment } from './view.js';
import type { WorldItem } from './world-state.js';

/** How many facts back an adapter that was cut off can still be told of. */
const LOG_LENGTH = 512;

/** What the world says: a fact for an agent (for one adapter of theirs, where `to` is given), or a change of their link. */
export type Told =
  | { readonly agent: string; readonly to?: string; readonly fact: Fact }
  | { readonly agent: string; readonly link: 'down' | 'up' }
  | { readonly agent: string; readonly faults: FaultPlan };

/** One step of the world: what happens in it sees the same time and is told together, in order. */
export interface Turn extends Moment {
  readonly told: Told[];
  /** The command under way, until a fact has named it. */
  command?: { readonly agent: string; readonly id: string };
  /** Items that came or ended: the counters of their contact's other items change (WI-26). */
  readonly changed: WorldItem[];
}

/** Gives an id that no other thing of this world has. */
export function newId(turn: Turn, kind: string): string {
  turn.state.ids += 1;
  return `${kind}-${turn.state.ids}`;
}

/** Tells an agent about an item; with an outcome it is the last that they hear of it. */
export function tellItem(turn: Turn, item: WorldItem, agentId: string, outcome?: Outcome): void {
  const left = outcome ? { id: item.id, outcome } : undefined;
  const by = nextFact(turn, agentId, left);
  const interaction = interactionView(turn, item, agentOf(turn.state, agentId), outcome);
  turn.told.push({ agent: agentId, fact: { type: 'interaction', interaction, ...by } });
}

/** Tells an agent about themselves. */
export function tellAgent(turn: Turn, agentId: string): void {
  const agent = agentOf(turn.state, agentId);
  const by = nextFact(turn, agentId);
  agent.toldOpen = openItems(turn.state, agentId).length > 0;
  turn.told.push({ agent: agentId, fact: { type: 'agent', agent: agentView(turn.state, agent), ...by } });
}

/** Settles a command that changed nothing new. */
export function tellSettled(turn: Turn, agentId: string, command: string): void {
  turn.told.push({ agent: agentId, fact: { type: 'settled', command } });
}

/** Tells what follows from the rest: log-out is blocked or free again (WI-23), counters have changed (WI-26). */
export function tellConsequences(turn: Turn): void {
  const { state, changed } = turn;
  for (const item of Object.values(state.items)) {
    if (item.agent === undefined || item.state === 'ended' || changed.includes(item)) continue;
    if (changed.some((other) => sameContact(item, other))) tellItem(turn, item, item.agent);
  }
  for (const agent of Object.values(state.agents))
    if (agent.toldOpen !== openItems(state, agent.id).length > 0) tellAgent(turn, agent.id);
}

/** Takes the next sequence number and writes it down; answers which commands the fact settles. */
function nextFact(turn: Turn, agentId: string, left?: Departure): { readonly by?: readonly string[] } {
  const agent = agentOf(turn.state, agentId);
  const by = turn.command?.agent === agentId ? [turn.command.id] : [];
  if (by.length > 0) delete turn.command;
  agent.seq += 1;
  agent.log.push({ seq: agent.seq, by, ...(left ? { left } : {}) });
  if (agent.log.length > LOG_LENGTH) agent.log.shift();
  return by.length > 0 ? { by } : {};
}
