import type { Outcome, Timestamp } from '../../core/index.js';
import { newId, tellItem } from './turn.js';
import type { Turn } from './turn.js';
import { agentOf, openItems } from './view.js';
import type { AnswerMode, WorldAgent, WorldItem, WorldState } from './world-state.js';

/** How many ended items are remembered, for the recent counter. */
const ENDED_KEPT = 200;

/** How long who rejected or missed an item is spared it while somebody else is ready, and when nobody is. */
const SPARED_MS = 30_000;
const SPARED_ALONE_MS = 5_000;

/** Hands queued items to the ready agents who have been idle longest (CG-15), urgent and old items first (CG-18). */
export function route(turn: Turn): void {
  const queued = Object.values(turn.state.items).filter((item) => item.state === 'queued');
  for (const item of queued.sort((a, b) => b.priority - a.priority)) {
    const agent = candidates(turn, item).sort(byIdleTime(turn.state))[0];
    if (agent) hand(turn, item, agent);
  }
}

/** Ends the offers whose time is over, each as its deadline says (WI-8, WI-10, T5). */
export function expireOffers(turn: Turn): void {
  for (const item of Object.values(turn.state.items)) {
    const { offer } = item;
    if (item.state !== 'offered' || !offer || offer.onDeadline === 'stay' || offer.deadline > turn.now)
      continue;
    if (offer.onDeadline === 'accept') assign(turn, item);
    else if (offer.onDeadline === 'end') end(turn, item, 'withdrawn');
    else giveBack(turn, item, 'redirected');
  }
}

/** The next moment at which something happens by itself. */
export function nextMoment(state: WorldState): Timestamp | undefined {
  const moments = Object.values(state.items).flatMap((item) => {
    if (item.state === 'offered' && item.offer && item.offer.onDeadline !== 'stay')
      return [item.offer.deadline];
    if (item.state !== 'queued') return [];
    return Object.keys(item.declined).map((agent) => sparedUntil(state, item, agent));
  });
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** The agent whom it is offered to has it now. */
export function assign(turn: Turn, item: WorldItem): void {
  closeOffer(item);
  enter(turn, item, 'assigned');
  if (item.agent) tellItem(turn, item, item.agent);
}

/** Takes an item from its agent and puts it back into the queue. */
export function giveBack(turn: Turn, item: WorldItem, outcome: Outcome): void {
  const { agent } = item;
  if (agent === undefined) return;
  item.declined[agent] = turn.now;
  leave(turn, item, 'queued', outcome);
}

/** Ends an item for good. */
export function end(turn: Turn, item: WorldItem, outcome: Outcome): void {
  turn.changed.push(item);
  item.outcome = outcome;
  leave(turn, item, 'ended', outcome);
  const ended = Object.values(turn.state.items).filter(({ state }) => state === 'ended');
  if (ended.length > ENDED_KEPT) forget(turn.state, ended);
}

function forget(state: WorldState, ended: readonly WorldItem[]): void {
  const [oldest] = [...ended].sort((a, b) => a.since - b.since);
  state.items = Object.fromEntries(Object.entries(state.items).filter(([, item]) => item !== oldest));
}

/** After a release nothing new comes until all are released (MI-34). */
export function turnGate(turn: Turn, agentId: string): void {
  const agent = agentOf(turn.state, agentId);
  agent.gateClosed = openItems(turn.state, agentId).some((item) => item.state === 'assigned');
  agent.idleSince = turn.now;
}

function leave(turn: Turn, item: WorldItem, state: 'queued' | 'ended', outcome: Outcome): void {
  const { agent } = item;
  closeOffer(item);
  enter(turn, item, state);
  delete item.agent;
  if (agent !== undefined) tellItem(turn, item, agent, outcome);
}

function hand(turn: Turn, item: WorldItem, agent: WorldAgent): void {
  const mode = item.answer ?? turn.state.entrances[item.entrance]?.answer ?? 'manual';
  item.agent = agent.id;
  agent.idleSince = turn.now;
  if (mode === 'auto') {
    assign(turn, item);
    return;
  }
  enter(turn, item, 'offered');
  item.offer = newOffer(turn, item, agent, mode);
  tellItem(turn, item, agent.id);
}

function newOffer(
  turn: Turn,
  item: WorldItem,
  agent: WorldAgent,
  mode: AnswerMode,
): NonNullable<WorldItem['offer']> {
  const durationMs = item.offerMs ?? turn.state.entrances[item.entrance]?.offerMs ?? 20_000;
  const onDeadline = item.onDeadline ?? (mode === 'auto-preview' ? 'accept' : 'redirect');
  return {
    id: newId(turn, 'offer'),
    agent: agent.id,
    deadline: turn.now + durationMs,
    durationMs,
    onDeadline,
  };
}

function closeOffer(item: WorldItem): void {
  if (item.offer) item.pastOffers.push({ id: item.offer.id, agent: item.offer.agent });
  delete item.offer;
}

function enter(turn: Turn, item: WorldItem, state: WorldItem['state']): void {
  item.state = state;
  item.since = turn.now;
}

function candidates(turn: Turn, item: WorldItem): WorldAgent[] {
  return readyFor(turn.state, item).filter(
    (agent) =>
      !agent.gateClosed &&
      load(turn.state, agent) + item.weight <= agent.capacity &&
      sparedUntil(turn.state, item, agent.id) <= turn.now,
  );
}

function readyFor(state: WorldState, item: WorldItem): readonly WorldAgent[] {
  return Object.values(state.agents).filter(
    (agent) => agent.state === 'ready' && agent.online.length > 0 && agent.queues.includes(item.queue),
  );
}

function sparedUntil(state: WorldState, item: WorldItem, agent: string): Timestamp {
  const declined = item.declined[agent];
  if (declined === undefined) return 0;
  const alone = readyFor(state, item).every(({ id }) => id in item.declined);
  return declined + (alone ? SPARED_ALONE_MS : SPARED_MS);
}

function load(state: WorldState, agent: WorldAgent): number {
  return openItems(state, agent.id).reduce((sum, item) => sum + item.weight, 0);
}

function byIdleTime(state: WorldState): (a: WorldAgent, b: WorldAgent) => number {
  return (a, b) => a.idleSince - b.idleSince || load(state, a) - load(state, b);
}
