import type {
  Audio,
  Departure,
  Entry,
  Fact,
  Interaction,
  Medium,
  Outcome,
  Target,
  Timestamp,
} from '../../core/index.js';
import type { FaultPlan } from './faults.js';
import { agentOf, isOccupied, phaseFor, sameContact } from './holdings.js';
import { agentView, goneView, interactionView } from './view.js';
import type { Moment } from './view.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent } from './world-state.js';

/** How many facts back an adapter that was cut off can still be told of. */
const LOG_LENGTH = 512;

const CALLS: readonly Medium[] = ['voice', 'callback'];

/** What the world says: a fact for an agent (for one adapter of theirs, where `to` is given), or a change of their link. */
export type Told =
  | { readonly agent: string; readonly to?: string; readonly fact: Fact }
  | { readonly agent: string; readonly link: 'down' | 'up' }
  | { readonly agent: string; readonly audio: Audio }
  | { readonly agent: string; readonly faults: FaultPlan };

/** News for an agent: of themselves or of an interaction as it is when the step is over, or of one that left them. */
type News =
  | { readonly agent: string; readonly one?: WorldInteraction }
  | { readonly agent: string; readonly gone: Interaction }
  | { readonly agent: string; readonly entry: Entry };

/** One step of the world: what happens in it sees the same time and is told together, in order. */
export interface Turn extends Moment {
  readonly told: Told[];
  news: News[];
  /** The command under way, until a fact has named it. */
  command?: { readonly agent: string; readonly id: string };
  /** Interactions that came or ended: the counters of their contact's other interactions change (WI-26). */
  readonly changed: WorldInteraction[];
}

/** Gives an id that no other thing of this world has. */
export function newId(turn: Turn, kind: string): string {
  turn.state.ids += 1;
  return `${kind}-${turn.state.ids}`;
}

/** An agent will be told of themselves as they are at the end of the step. */
export function tellAgent(turn: Turn, agent: string): void {
  if (
    !turn.news.some((news) => news.agent === agent && !('one' in news || 'gone' in news || 'entry' in news))
  )
    turn.news.push({ agent });
}

/** An agent will be told of an interaction as it is at the end of the step. */
export function tellInteraction(turn: Turn, one: WorldInteraction, agent: string): void {
  const last = turn.news.findLast(
    (news) => news.agent === agent && (('one' in news && news.one === one) || isGone(news, one)),
  );
  if (!last || 'gone' in last) turn.news.push({ agent, one });
}

/** An agent will be told that an interaction has left them: it is told as it is now. */
export function tellGone(turn: Turn, one: WorldInteraction, agent: string, outcome: Outcome): void {
  turn.news = turn.news.filter((news) => news.agent !== agent || !isAbout(news, one));
  turn.news.push({ agent, gone: goneView(turn, one, agentOf(turn.state, agent), outcome) });
}

/** An agent will be told of a new entry of a transcript, after its interaction. */
export function tellEntry(turn: Turn, agent: string, entry: Entry): void {
  turn.news.push({ agent, entry });
}

/** Tells that the other side of a conversation is writing. */
export function tellTyping(turn: Turn, agent: string, interaction: string, until: Timestamp): void {
  turn.told.push({ agent, fact: { type: 'typing', interaction, until } });
}

/** Who has news in this step. */
export function whoHasNews({ news }: Turn): ReadonlySet<string> {
  return new Set(news.map(({ agent }) => agent));
}

/** Tells a watched target. */
export function tellTarget(turn: Turn, agent: string, target: Target): void {
  turn.told.push({ agent, fact: { type: 'target', target } });
}

/** Tells what follows from the rest: log-out is blocked or free again (WI-23), counters (WI-26) and calls (IM-26) have changed. */
export function tellConsequences(turn: Turn): void {
  const { state, changed } = turn;
  for (const one of changed.length > 0 ? Object.values(state.interactions) : []) {
    if (one.agent === undefined || phaseFor(one, one.agent) === undefined || changed.includes(one)) continue;
    if (changed.some((other) => sameContact(one, other))) tellInteraction(turn, one, one.agent);
  }
  for (const im of imsAboutNews(turn)) if (im.agent !== undefined) tellInteraction(turn, im, im.agent);
  for (const id of whoHasNews(turn))
    if (agentOf(state, id).toldOpen !== isOccupied(state, id)) tellAgent(turn, id);
}

/** Puts the news into facts, in order; a command that none of them names is settled. */
export function publish(turn: Turn): void {
  const all = turn.news.splice(0);
  const own = all.filter(({ agent }) => agent === turn.command?.agent);
  // What an agent writes is settled by its entry, and its interaction is told before that.
  const settling = own.find((news) => 'entry' in news) ?? own[0];
  for (const news of all) turn.told.push({ agent: news.agent, fact: factOf(turn, news, news === settling) });
}

/** Settles a command that no fact has named. */
export function settle(turn: Turn): void {
  const { command } = turn;
  delete turn.command;
  if (command) turn.told.push({ agent: command.agent, fact: { type: 'settled', command: command.id } });
}

function factOf(turn: Turn, news: News, settles: boolean): Fact {
  const { state } = turn;
  const agent = agentOf(state, news.agent);
  if ('gone' in news) {
    const { id, outcome } = news.gone;
    const by = nextFact(turn, agent, settles, outcome && { id, outcome });
    return { type: 'interaction', interaction: { ...news.gone, revision: agent.seq }, ...by };
  }
  const by = nextFact(turn, agent, settles);
  if ('entry' in news) return { type: 'message', entry: news.entry, ...by };
  if (news.one) return { type: 'interaction', interaction: interactionView(turn, news.one, agent), ...by };
  agent.toldOpen = isOccupied(state, agent.id);
  return { type: 'agent', agent: agentView(state, agent), ...by };
}

/** Takes the next sequence number and writes it down; answers which commands the fact settles. */
function nextFact(
  turn: Turn,
  agent: WorldAgent,
  settles: boolean,
  left?: Departure,
): { readonly by?: readonly string[] } {
  const by = settles && turn.command ? [turn.command.id] : [];
  if (settles) delete turn.command;
  agent.seq += 1;
  agent.log.push({ seq: agent.seq, by, ...(left ? { left } : {}) });
  if (agent.log.length > LOG_LENGTH) agent.log.shift();
  return by.length > 0 ? { by } : {};
}

/** The instant messages about calls that have changed: whether they can be gone on with by voice. */
function imsAboutNews({ state, news }: Turn): readonly WorldInteraction[] {
  const told = news.flatMap((each) => ('gone' in each ? each.gone : 'one' in each ? (each.one ?? []) : []));
  const calls = new Set(told.filter(({ medium }) => CALLS.includes(medium)).map(({ id }) => id));
  if (calls.size === 0) return [];
  return Object.values(state.interactions).filter(
    ({ medium, phase, parent = '' }) => medium === 'im' && phase === 'connected' && calls.has(parent),
  );
}

function isGone(news: News, { id }: WorldInteraction): boolean {
  return 'gone' in news && news.gone.id === id;
}

/** Whether it tells of something that is still there. */
function isAbout(news: News, one: WorldInteraction): boolean {
  return 'entry' in news ? news.entry.interaction === one.id : 'one' in news && news.one === one;
}
