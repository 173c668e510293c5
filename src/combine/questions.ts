import { PadError } from '../core/index.js';
import type {
  DirectoryPage,
  DirectoryQuery,
  Query,
  QueryResult,
  Signal,
  WorkListPage,
} from '../core/index.js';
import { answerAbout } from './answers.js';
import { mergedDirectory } from './merged-directory.js';
import type { Directory } from './merged-directory.js';
import { mergedStatistics } from './merged-statistics.js';
import type { Part } from './part.js';
import { askedOf, targetFrom } from './translate.js';

const LARGEST_PAGE = 100;
type Answer = QueryResult<Query>;

const NOTHING: DirectoryPage = { targets: [], total: 0 };

/** The part that an id belongs to. Throws `NOT_FOUND` when it is nobody's. */
export function ownerOf(parts: readonly Part[], id: string): Part {
  const part = parts.find((one) => one.owns(id));
  if (!part) throw new PadError('NOT_FOUND', 'no backend has anything of that id');
  return part;
}

/** Puts a question to the adapter that it is about; a search of the directory that is about nothing, to all of them. */
export async function answerOf(parts: readonly Part[], query: Query, signal: Signal): Promise<Answer> {
  switch (query.type) {
    case 'attachment':
      return ask(ownerOf(parts, query.interaction), query, signal);
    case 'work-list': {
      const part = ownerOf(parts, query.list);
      return waiting(part, await ask(part, query, signal));
    }
    case 'directory':
      return search(parts, query, signal);
    case 'statistics':
      return mergedStatistics(parts, query, signal);
    default: {
      const part = ownerOf(parts, query.interaction);
      return answerAbout(part, await ask(part, query, signal));
    }
  }
}

function ask<Q extends Query>(part: Part, query: Q, signal: Signal): Promise<QueryResult<Q>> {
  return part.adapter.query(askedOf(part, query), signal);
}

/** Lists belong to the agent, whose clock is ours. */
function waiting(part: Part, { items, total }: WorkListPage): WorkListPage {
  return { items: items.map((item) => ({ ...part.named(item), since: part.local(item.since) })), total };
}

/** An adapter that cannot answer leaves the answer to the others; it fails when none can. */
async function search(parts: readonly Part[], query: DirectoryQuery, signal: Signal): Promise<DirectoryPage> {
  const { about, ids, offset, limit } = query;
  if (!isPage(query)) throw new PadError('INVALID', `a page has 1 to ${LARGEST_PAGE} rows`);
  if (about !== undefined) return directoryOf(ownerOf(parts, about), query, signal)(offset, limit);
  const asked = parts.filter((part) => ids?.some((id) => part.owns(id)) ?? true);
  const failures = new Map<Part, PadError>();
  const [first = nobody, ...others] = asked.map((part) => {
    const page = directoryOf(part, query, signal);
    return (from: number, most: number) =>
      page(from, most).catch((thrown: unknown) => {
        failures.set(part, PadError.from(thrown));
        return NOTHING;
      });
  });
  const merged = others.reduce((one, other) => mergedDirectory(one, other, query.search), first);
  const page = await merged(offset, limit);
  const [failure] = failures.values();
  if (failure && failures.size === asked.length) throw failure;
  return page;
}

const nobody: Directory = () => Promise.resolve(NOTHING);

function directoryOf(part: Part, query: DirectoryQuery, signal: Signal): Directory {
  const { ids, ...plain } = query;
  const own = ids?.filter((id) => part.owns(id)).map((id) => part.untag(id));
  return async (offset, limit) => {
    const wanted = { ...plain, ...(own ? { ids: own } : {}), offset, limit };
    const { targets, total, exact } = await ask(part, wanted, signal);
    return {
      targets: targets.map((target) => targetFrom(part, target)),
      total,
      ...(exact === undefined ? {} : { exact: part.tag(exact) }),
    };
  };
}

function isPage({ offset, limit }: DirectoryQuery): boolean {
  return (
    Number.isInteger(offset) && offset >= 0 && Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_PAGE
  );
}
