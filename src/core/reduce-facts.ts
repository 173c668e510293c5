import type { Fact } from './adapter.js';
import { byId, indexed, isSame, omitted, placeOf, replaced, without } from './lists.js';
import { withoutLives } from './lives.js';
import type { Agent, Departure, Interaction } from './model.js';
import { remember, rememberFate } from './notices.js';
import { interactionOf, isInHand, subjectOf } from './selectors.js';
import type { PadState } from './state.js';

const MOST_GONE = 256;
const MOST_ENTRIES = 200;

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;
type Hearer<T extends Fact['type']> = (
  state: PadState,
  fact: FactOf<T>,
  at: number,
  own: boolean,
) => PadState;

const HEARD: { readonly [T in Fact['type']]: Hearer<T> } = {
  snapshot: withSnapshot,
  agent: withAgent,
  interaction: withInteraction,
  link: withLink,
  message: withEntry,
  typing: (state, { interaction, until }) =>
    interactionOf(state, interaction) ? entered(state, 'typing', interaction, until) : state,
  target: (state, { target }) => entered(state, 'targets', target.id, target),
  notice: (state, { notice }, at) => remember(state, { code: 'backend', ...notice, at }),
  settled: (state) => state,
};

/**
 * The state after what a backend said; the same object where it is late, repeated or foreign. `at` is the local time,
 * `own` whether it confirms a command of this pad.
 */
export function withFact(state: PadState, fact: Fact, at: number, own: boolean): PadState {
  return (HEARD[fact.type] as Hearer<Fact['type']>)(state, fact, at, own);
}

function withLink(state: PadState, { link, now }: FactOf<'link'>, at: number): PadState {
  const before = state.sources[link.source];
  const offset = now ? now - at : (before?.offset ?? 0);
  const source = { ...before, link, offset };
  return isSame(before, source) ? state : entered(state, 'sources', link.source, source);
}

function withAgent(state: PadState, { agent }: FactOf<'agent'>): PadState {
  const before = state.agent?.source === agent.source ? state.agent : undefined;
  return isLate(state, agent, before) ? state : { ...state, agent };
}

function withInteraction(
  state: PadState,
  { interaction }: FactOf<'interaction'>,
  at: number,
  own: boolean,
): PadState {
  const { id, phase } = interaction;
  const place = placeOf(state.interactions, id);
  const before = state.interactions[place];
  if (isLate(state, interaction, before ?? byId(state.gone, id))) return state;
  const gone = phase === 'gone';
  const told = gone && own ? state : rememberFate(state, before, interaction, at);
  if (gone) return departed(told, interaction);
  const interactions =
    place < 0 ? [...state.interactions, interaction] : replaced(state.interactions, place, interaction);
  const held = { ...told, interactions, gone: before ? state.gone : without(state.gone, id) };
  return looked(held, before, interaction, own);
}

function withEntry(state: PadState, { entry }: FactOf<'message'>): PadState {
  const { interaction, number } = entry;
  const known = state.transcripts[interaction] ?? [];
  if ((known.at(-1)?.number ?? 0) >= number || !interactionOf(state, interaction)) return state;
  const told = entered(state, 'transcripts', interaction, [...known, entry].slice(-MOST_ENTRIES));
  return entered(told, 'typing', interaction, 0);
}

/** It replaces all that its source had said before. */
function withSnapshot(state: PadState, snapshot: FactOf<'snapshot'>, at: number): PadState {
  const { source, agent, interactions, left, now } = snapshot;
  const { revision } = agent;
  const link = state.sources[source]?.link ?? { source, state: 'up' };
  const gone = state.gone.filter((one) => one.source !== source);
  const reported = indexed(interactions);
  let next = entered({ ...state, agent, gone }, 'sources', source, {
    link,
    offset: now - at,
    floor: revision,
  });
  for (const one of state.interactions) {
    const after = reported.get(one.id) ?? (one.source === source ? farewell(one, revision, left) : one);
    next = rememberFate(next, one, after, at);
    if (after.phase === 'gone') next = departed(next, after);
  }
  const all = [...indexed([...next.interactions, ...interactions]).values()];
  return withSomethingShown({ ...next, interactions: all });
}

/** After a reload the panel shows what it showed, else the first that the agent holds. */
function withSomethingShown(state: PadState): PadState {
  const held = state.interactions.filter(isInHand);
  return { ...state, selected: (byId(held, state.selected) ?? held[0])?.id };
}

/** Late: already overtaken by a snapshot or by a newer fact. Foreign: of a source that has given no snapshot. */
function isLate(state: PadState, now: Agent | Interaction, before?: Agent | Interaction): boolean {
  return now.revision <= Math.max(before?.revision ?? 0, state.sources[now.source]?.floor ?? Infinity);
}

/** The state with that in one of its tables. */
function entered<P extends 'sources' | 'targets' | 'transcripts' | 'typing'>(
  state: PadState,
  part: P,
  name: string,
  value: PadState[P][string],
): PadState {
  return { ...state, [part]: { ...state[part], [name]: value } };
}

/** Selection and unread marks after an interaction came or changed. Only what the agent takes in hand takes the panel (WI-5). */
function looked(state: PadState, before: Interaction | undefined, now: Interaction, own: boolean): PadState {
  const { id } = now;
  if (!isInHand(now)) return closed(state, now);
  const arrived = !before || !isInHand(before);
  if (arrived && (own || !state.selected)) return { ...state, selected: id };
  if (id === state.selected || state.unread.includes(id)) return state;
  return arrived || isNews(before, now) ? { ...state, unread: [...state.unread, id] } : state;
}

/** Whether what changed of it is worth a second look. */
function isNews(before: Interaction, { caseData, conversation }: Interaction): boolean {
  return (
    conversation?.entries !== before.conversation?.entries ||
    caseData.length !== before.caseData.length ||
    caseData.some(({ key, value }, place) => {
      const was = before.caseData[place];
      return key !== was?.key || value !== was.value;
    })
  );
}

/** The panel shows only what the agent holds: what has left closes, and a consult gives way to what it was about (8.9). */
function closed(state: PadState, { id, parent }: Interaction): PadState {
  if (state.selected !== id) return state;
  return { ...state, selected: byId(state.interactions.filter(isInHand), parent)?.id };
}

function departed(state: PadState, after: Interaction): PadState {
  const { id } = after;
  return {
    ...withoutLives(
      closed(state, after),
      ({ command, phase }) => phase !== 'pending' && subjectOf(command) === id,
    ),
    transcripts: omitted(state.transcripts, id),
    typing: omitted(state.typing, id),
    gone: [...without(state.gone, id), after].slice(-MOST_GONE),
    interactions: without(state.interactions, id),
    unread: state.unread.filter((one) => one !== id),
  };
}

function farewell(one: Interaction, revision: number, left: readonly Departure[]): Interaction {
  const outcome = byId(left, one.id)?.outcome ?? 'withdrawn';
  const { offer: _, ...rest } = one;
  return { ...rest, phase: 'gone', outcome, revision, can: {} };
}
