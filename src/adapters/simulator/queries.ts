import { PadError } from '../../core/index.js';
import type {
  AttachmentAccess,
  AttachmentQuery,
  DirectoryPage,
  DirectoryQuery,
  Presence,
  Query,
  QueryResult,
  TargetKind,
  WaitingItem,
  WorkListPage,
  WorkListQuery,
} from '../../core/index.js';
import { contactDetails, contactsFor } from './contacts.js';
import { directoryOf } from './directory.js';
import type { Directory } from './directory.js';
import { agentOf, hasIm, presenceOf, seenBy, waitingIn, waitingInBin } from './holdings.js';
import { historyItemOf, historyOf } from './history.js';
import { agentCan, interactionCan, isOn } from './permissions.js';
import { responsesFor } from './responses.js';
import { statisticsOf } from './statistics.js';
import { aboutOf, placesOf, targetActions, targetView } from './targets.js';
import type { Place } from './targets.js';
import { transcriptFor } from './transcript.js';
import { workListsOf } from './view.js';
import type { Moment } from './view.js';
import type { WorldInteraction } from './world-interaction.js';
import type { WorldAgent, WorldState } from './world-state.js';

/** How long a url of an attachment works, in milliseconds. */
const ACCESS_MS = 60_000;
const LARGEST_PAGE = 100;
const NOTHING: readonly WorldInteraction[] = [];
const KINDS: readonly TargetKind[] = ['agent', 'queue', 'service', 'routing-point', 'contact'];

/** The answer to any question. */
export type Answer = QueryResult<Query>;

/** The folded names of each world; who and what there is does not change in a world. */
const directories = new WeakMap<WorldState, Directory<Place>>();

/** Answers an agent's question. Throws a `PadError` when it refuses. */
export function answer(moment: Moment, agentId: string, query: Query): Answer {
  const agent = agentOf(moment.state, agentId);
  const { state } = moment;
  if (query.type === 'transcript') return transcriptFor(state, agent, query);
  if ('limit' in query && !isPage(query))
    throw new PadError('INVALID', `a page has 1 to ${LARGEST_PAGE} rows`);
  switch (query.type) {
    case 'attachment':
      return access(moment, agent, query);
    case 'directory':
      return find(state, agent, query);
    case 'work-list':
      return listed(state, agent, query);
    case 'contact':
      return contactDetails(state, agent, query);
    case 'contacts':
      return contactsFor(state, agent, query);
    case 'history':
      return historyOf(state, agent, query);
    case 'history-item':
      return historyItemOf(state, agent, query);
    case 'statistics':
      return statisticsOf(moment, agent, query);
    case 'responses':
      return responsesFor(moment, agent, query);
    default:
      throw new PadError('UNSUPPORTED', 'the simulator cannot answer this');
  }
}

function access({ state, now }: Moment, agent: WorldAgent, query: AttachmentQuery): AttachmentAccess {
  const one = seenBy(state, agent.id).find(({ id }) => id === query.interaction);
  const attachment = one?.attachments.find(({ id }) => id === query.attachment);
  if (!attachment) throw new PadError('NOT_FOUND', 'there is no such attachment');
  if (!isOn(agent, 'attachment')) throw new PadError('NOT_ALLOWED', 'attachments are switched off');
  return { url: state.attachmentBase + encodeURIComponent(attachment.name), expiresAt: now + ACCESS_MS };
}

function find(state: WorldState, agent: WorldAgent, query: DirectoryQuery): DirectoryPage {
  const about = aboutOf(state, agent, query.about);
  const { page, total, exact } = directoryFor(state).find({
    text: query.search,
    kinds: kindsOf(state, agent, query, about),
    except: agent.id,
    isMeant: testOf(state, query),
    offset: query.offset,
    limit: query.limit,
  });
  const targets = page.map((place) => targetView(state, agent, place, about));
  return { targets, total, ...(exact ? { exact: exact.id } : {}) };
}

/** What a place has to be beside its name and its kind, or nothing: each test costs time for every one of them. */
function testOf(
  state: WorldState,
  { action, presences, favourites, ids }: DirectoryQuery,
): ((place: Place) => boolean) | undefined {
  const tests: ((place: Place) => boolean)[] = [];
  if (ids) tests.push(isOneOf(ids));
  if (favourites) tests.push(isOneOf(state.favourites));
  if (presences) tests.push(presenceTest(state, presences));
  if (action === 'start-im') tests.push(({ agent }) => agent !== undefined && hasIm(agent));
  const [only] = tests;
  return tests.length > 1 ? (place) => tests.every((test) => test(place)) : only;
}

/** The kinds that are asked for and that the action can be done with. */
function kindsOf(
  state: WorldState,
  agent: WorldAgent,
  { action, kinds = KINDS }: DirectoryQuery,
  about: WorldInteraction | undefined,
): ReadonlySet<TargetKind> {
  if (!action) return new Set(kinds);
  if (!(action in (about ? interactionCan(state, about, agent) : agentCan(state, agent)))) return new Set();
  return new Set(kinds.filter((kind) => targetActions(about, kind).includes(action)));
}

function isOneOf(ids: readonly string[]): (place: Place) => boolean {
  const wanted = new Set(ids);
  return ({ id }) => wanted.has(id);
}

/** Who has anything is looked up once for all. */
function presenceTest(state: WorldState, presences: readonly Presence[]): (place: Place) => boolean {
  const busy = new Set(
    Object.values(state.interactions).flatMap(({ agent, offer }) => [agent, offer?.agent]),
  );
  return ({ id, agent }) => {
    return (
      agent !== undefined && presences.includes(presenceOf(state, agent, busy.has(id) ? undefined : NOTHING))
    );
  };
}

function directoryFor(state: WorldState): Directory<Place> {
  const directory = directories.get(state) ?? directoryOf(placesOf(state));
  directories.set(state, directory);
  return directory;
}

function listed(state: WorldState, agent: WorldAgent, query: WorkListQuery): WorkListPage {
  const list = workListsOf(state, agent).find(({ id, kind }) => id === query.list && kind !== 'queue');
  if (!list) throw new PadError('NOT_FOUND', 'there is no such list to take from');
  const waiting = list.kind === 'workbin' ? waitingInBin(state, list.id) : waitingIn(state, list.id);
  return {
    items: waiting.slice(query.offset, query.offset + query.limit).map(waitingItem),
    total: waiting.length,
  };
}

function waitingItem({ id, medium, subject, contact, priority, since }: WorldInteraction): WaitingItem {
  return { id, medium, subject, ...(contact ? { contact } : {}), priority, since };
}

function isPage({ offset = 0, limit }: { readonly offset?: number; readonly limit: number }): boolean {
  return (
    Number.isInteger(offset) && offset >= 0 && Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_PAGE
  );
}
