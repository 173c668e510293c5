import { PadError } from '../../core/index.js';
import type {
  KeepResponse,
  ResponsesPage,
  ResponsesQuery,
  StandardResponse,
  Timestamp,
} from '../../core/index.js';
import { inFront } from './contacts.js';
import { folded } from './directory.js';
import { knownPerson } from './people.js';
import { agentCan, demand } from './permissions.js';
import type { Turn } from './turn.js';
import type { Moment } from './view.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

/** A text of everybody's (SR-1). It is found while it is active, from `from` on and before `until`. */
export interface WorldResponse extends Omit<StandardResponse, 'favourite'> {
  readonly active?: boolean;
  readonly from?: Timestamp;
  readonly until?: Timestamp;
}

const FIELD = /\{\{\s*([^{}]{1,200}?)\s*\}\}/g;
const DATA = 'data.';
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

/** A page of those that can be used now, by title, with their fields replaced. */
export function responsesFor(
  { state, now }: Moment,
  agent: WorldAgent,
  query: ResponsesQuery,
): ResponsesPage {
  const about = inFront(state, agent, query.interaction);
  const usable = state.responses.filter(
    ({ active = true, from = now, until = Infinity }) => active && from <= now && now < until,
  );
  const found = usable
    .filter((one) => isMeant(one, query) && (!query.favourites || agent.kept.includes(one.id)))
    .sort((a, b) => compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
  const page = found.slice(query.offset, query.offset + query.limit);
  return {
    responses: page.map(({ active: _, from: __, until: ___, ...one }) => ({
      ...one,
      text: filled(state, one.text, agent, about),
      ...(agent.kept.includes(one.id) ? { favourite: true } : {}),
    })),
    total: found.length,
    categories: different(usable.map(({ category }) => category).filter(({ length }) => length > 0)),
    languages: different(usable.map(({ language }) => [language])).flat(),
  };
}

/** Keeps a response among the favourites of this agent, or takes it out. */
export function keepResponse(turn: Turn, agent: WorldAgent, { response, keep }: KeepResponse): void {
  demand(agentCan(turn.state, agent)['keep-response']);
  if (!turn.state.responses.some(({ id }) => id === response))
    throw new PadError('NOT_FOUND', 'there is no such response');
  const others = agent.kept.filter((id) => id !== response);
  agent.kept = keep ? [...others, response] : others;
}

function isMeant(one: WorldResponse, { search, category = [], language }: ResponsesQuery): boolean {
  const text = folded(`${one.title} ${one.text}`);
  const words = folded(search).split(' ').filter(Boolean);
  return (
    words.every((word) => text.includes(word)) &&
    category.every((folder, index) => one.category[index] === folder) &&
    (language === undefined || one.language.toLowerCase() === language.toLowerCase())
  );
}

/** Each field once: what stands in a value stays as it is. A field that nobody knows is empty. */
function filled(state: WorldState, text: string, agent: WorldAgent, about: WorldInteraction): string {
  const { id, subject, contact = {}, data } = about;
  const values = new Map<string, string | undefined>([
    ['contact.name', knownPerson(state.people, contact)?.name ?? contact.name],
    ['contact.address', contact.address],
    ['agent.name', agent.name],
    ['interaction.id', id],
    ['interaction.subject', subject],
    ...Object.entries(data).map(([key, value]) => [DATA + key, value] as const),
  ]);
  return text.replace(FIELD, (_, field: string) => values.get(field) ?? '');
}

/** Each once, in order; a folder stands before those in it. */
function different(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const keyed = new Map(paths.map((path) => [path.join('\n'), path]));
  return [...keyed].sort(([a], [b]) => compare(a, b)).map(([, path]) => path);
}
