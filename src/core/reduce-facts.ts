import type { Fact } from './adapter.js';
import type { Agent, Departure, Interaction, Link } from './model.js';
import { departureNotice, remember } from './notices.js';
import { byId, subjectOf } from './selectors.js';
import type { PadState, Source } from './state.js';

const MOST_GONE = 256;

type Snapshot = Extract<Fact, { type: 'snapshot' }>;

/** The ids of the commands that a fact settles. */
export function settledBy(fact: Fact): readonly string[] {
  return fact.type === 'settled' ? [fact.command] : ('by' in fact && fact.by) || [];
}

/** The state after a link fact; `now` is the backend's clock, where it told it. */
export function withLink(state: PadState, link: Link, now: number | undefined, at: number): PadState {
  const before = state.sources[link.source];
  const offset = now === undefined ? (before?.offset ?? 0) : now - at;
  const same = before?.offset === offset && before.link.state === link.state;
  if (same && before.link.error === link.error) return state;
  return withSource(state, link.source, { ...before, link, offset });
}

/** The state after an agent fact, unless it is late or foreign. */
export function withAgent(state: PadState, agent: Agent): PadState {
  if (isLate(state, agent, state.agent?.source === agent.source ? state.agent.revision : undefined))
    return state;
  return { ...state, agent };
}

/** The state after the backend's own words, kept for My Messages. */
export function withNotice(
  state: PadState,
  said: Extract<Fact, { type: 'notice' }>['notice'],
  at: number,
): PadState {
  return remember(state, { ...said, at, code: 'BACKEND', read: false });
}

/** The state after an interaction fact, unless it is late or foreign. */
export function withInteraction(
  state: PadState,
  interaction: Interaction,
  by: readonly string[],
  at: number,
): PadState {
  const before = byId(state.interactions, interaction.id);
  const known = before ?? byId(state.gone, interaction.id);
  if (isLate(state, interaction, known?.revision)) return state;
  if (interaction.phase === 'gone')
    return before ? departed(state, before, interaction, at) : withGone(state, interaction);
  const interactions = before
    ? state.interactions.with(state.interactions.indexOf(before), interaction)
    : [...state.interactions, interaction];
  const gone = known && !before ? state.gone.filter((one) => one !== known) : state.gone;
  return looked({ ...state, interactions, gone }, before, interaction, isOwnAccept(state, by));
}

/** The state after a snapshot: it replaces all that its source had said before. */
export function withSnapshot(state: PadState, snapshot: Snapshot, at: number): PadState {
  const { source, agent } = snapshot;
  const link = state.sources[source]?.link ?? { source, state: 'up' };
  const fresh = new Map(snapshot.interactions.map((one) => [one.id, one]));
  const missing = state.interactions.filter((one) => one.source === source && !fresh.has(one.id));
  const interactions = state.interactions.flatMap((one) =>
    missing.includes(one) ? [] : (take(fresh, one.id) ?? one),
  );
  const gone = state.gone.filter((one) => one.source !== source);
  let next: PadState = withSource(state, source, { link, offset: snapshot.now - at, floor: agent.revision });
  next = { ...next, agent, gone };
  for (const one of missing) next = departed(next, one, farewell(one, agent.revision, snapshot.left), at);
  return withSomethingShown({ ...next, interactions: [...interactions, ...fresh.values()] });
}

/** After a reload the panel shows what it showed, else the first that the agent holds. */
function withSomethingShown(state: PadState): PadState {
  const held = state.interactions.filter(({ phase }) => phase === 'connected');
  return { ...state, selected: (byId(held, state.selected) ?? held[0])?.id };
}

function take<T>(map: Map<string, T>, id: string): T | undefined {
  const found = map.get(id);
  map.delete(id);
  return found;
}

/** Late: already overtaken by a snapshot or by a newer fact. Foreign: of a source that has given no snapshot. */
function isLate(state: PadState, entity: { source: string; revision: number }, known: number = 0): boolean {
  return entity.revision <= Math.max(known, state.sources[entity.source]?.floor ?? Infinity);
}

function withSource(state: PadState, name: string, source: Source): PadState {
  return { ...state, sources: { ...state.sources, [name]: source } };
}

function isOwnAccept(state: PadState, by: readonly string[]): boolean {
  return state.commands.some(({ command }) => command.type === 'accept' && by.includes(command.id));
}

/** Selection and unread marks after an interaction came or changed. Only the agent's own Accept takes the panel (WI-5). */
function looked(state: PadState, before: Interaction | undefined, now: Interaction, own: boolean): PadState {
  if (now.phase === 'offered') return state;
  const arrived = before?.phase !== 'connected';
  if (arrived && (own || state.selected === undefined)) return { ...state, selected: now.id };
  const news = arrived || JSON.stringify(before.caseData) !== JSON.stringify(now.caseData);
  if (now.id === state.selected || !news || state.unread.includes(now.id)) return state;
  return { ...state, unread: [...state.unread, now.id] };
}

function departed(state: PadState, before: Interaction, after: Interaction, at: number): PadState {
  return {
    ...withGone(remember(state, departureNotice(before, after, at)), after),
    interactions: state.interactions.filter(({ id }) => id !== after.id),
    unread: state.unread.filter((id) => id !== after.id),
    commands: state.commands.filter(
      ({ command, phase }) => phase === 'pending' || subjectOf(command) !== after.id,
    ),
  };
}

function withGone(state: PadState, after: Interaction): PadState {
  return { ...state, gone: [...state.gone.filter(({ id }) => id !== after.id), after].slice(-MOST_GONE) };
}

function farewell(one: Interaction, revision: number, left: readonly Departure[]): Interaction {
  const outcome = byId(left, one.id)?.outcome ?? 'withdrawn';
  const { offer: _, ...rest } = one;
  return { ...rest, phase: 'gone', outcome, revision, can: {} };
}
