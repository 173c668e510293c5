import { PAGE_SIZE, type Find, type FoundPage } from '../controllers/found-page.js';
import type { DirectoryPage, DirectoryQuery, PadState, Target, TargetRef } from '../core/index.js';

/** Asks the backend for a page of its directory. Rejects with a `PadError`. */
export type DirectorySearch = (query: DirectoryQuery, signal: AbortSignal) => Promise<DirectoryPage>;

/** What the dialog can do with a target. */
export type TargetMode = 'consult' | 'transfer';

/** Which part of the directory is shown. */
export type TargetFilter = 'all' | 'agents' | 'services' | 'queues' | 'favourites' | 'recent';

type Part = Partial<DirectoryQuery>;

/** The questions of each filter. With several, or about ids, the answers are few: all of them are got and put in order. */
const FILTERS: Readonly<Record<TargetFilter, (state: PadState) => readonly [Part, ...Part[]]>> = {
  all: () => [{}],
  agents: () => [{ kinds: ['agent'] }],
  services: () => [{ kinds: ['service', 'routing-point'] }],
  queues: () => [{ kinds: ['queue'] }],
  favourites: ({ favourites }) => [{ ids: idsOf(favourites) }, { favourites: true }],
  recent: ({ recents }) => [{ ids: idsOf(recents) }],
};

/** The filters there are: whoever can be written to is an agent anyway. */
export function filtersFor(action: DirectoryQuery['action']): readonly TargetFilter[] {
  return action === 'start-im' ? ['all', 'favourites', 'recent'] : (Object.keys(FILTERS) as TargetFilter[]);
}

/** What the agent looks for. */
export interface Wanted {
  readonly text: string;
  readonly filter: TargetFilter;
  /** Only who is Available now. */
  readonly available: boolean;
}

/** The way to find what is wanted, to do this with it, about the interaction of that id or about none. */
export function finder(
  search: DirectorySearch,
  { text, filter, available }: Wanted,
  action: NonNullable<DirectoryQuery['action']>,
  about: string | undefined,
  state: PadState,
): Find {
  const parts = FILTERS[filter](state);
  const [{ ids }] = parts;
  return async (start, signal) => {
    const page = (part: Part, offset: number): Promise<DirectoryPage> => {
      const narrowed: Part = {
        ...(about !== undefined && { about }),
        ...(available && { presences: ['available'] }),
      };
      const query = { type: 'directory', search: text.trim(), action, offset, limit: PAGE_SIZE } as const;
      return search({ ...query, ...narrowed, ...part }, signal);
    };
    if (ids) return everything(parts, page, filter === 'recent' ? ids : undefined);
    const { exact, ...found } = await page(parts[0], start);
    if (exact === undefined) return found;
    // It may stand on a later page.
    const one = found.targets.find(({ id }) => id === exact) ?? (await page({ ids: [exact] }, 0)).targets[0];
    return { ...found, exact: one };
  };
}

/** All answers, each target once, in that order or by name. */
async function everything(
  parts: readonly Part[],
  page: (part: Part, offset: number) => Promise<DirectoryPage>,
  order: readonly string[] | undefined,
): Promise<FoundPage> {
  const found = new Map<string, Target>();
  for (const part of parts) {
    for (let offset = 0, total = part.ids?.length ?? 1; offset < total; offset += PAGE_SIZE) {
      const answer = await page(part, offset);
      for (const target of answer.targets) found.set(target.id, target);
      total = answer.targets.length && answer.total;
    }
  }
  const targets = [...found.values()].sort((a, b) =>
    order
      ? order.indexOf(a.id) - order.indexOf(b.id)
      : a.name.localeCompare(b.name, undefined, { sensitivity: 'base' }),
  );
  return { targets, total: targets.length };
}

function idsOf(list: readonly TargetRef[]): string[] {
  return list.map(({ id }) => id);
}
